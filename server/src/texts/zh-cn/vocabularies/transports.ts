/** 传输协议的说明。 */

export const transports = {
  kind: '传输协议',
  entries: {
    UDP: '数据报，丢失时由 SIP 重传。端口 5060。',
    TCP: '流式传输，靠 Content-Length 判断消息结束。端口 5060。',
    TLS: 'TLS 加密的 TCP。端口 5061。',
    WS: 'WebSocket，一帧一个消息。端口 80。',
    WSS: '基于 TLS 的 WebSocket，浏览器使用。端口 443。',
    SCTP: '基于 SCTP 传输。端口 5060。',
    'TLS-SCTP': 'TLS 加密的 SCTP。端口 5061。',
  },
} as const;
