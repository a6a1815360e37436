/** 安全机制的说明。 */

export const securityMechanisms = {
  kind: '安全机制',
  entries: {
    'ipsec-3gpp': '使用 SIM 卡注册所得密钥的 IPsec，IMS 采用。',
    tls: '使用 TLS。',
    digest: '摘要认证，具体由 `d-alg` 和 `d-qop` 指明。',
    'ipsec-ike': '由 IKE 协商密钥的 IPsec。',
    'ipsec-man': '手工配置密钥的 IPsec。',
    'sdes-srtp': '媒体安全机制（带 `mediasec`）：密钥在 SDP 中的 SRTP。',
    'msrp-tls': '媒体安全机制（带 `mediasec`）：基于 TLS 的 MSRP。',
    'bfcp-tls': '媒体安全机制（带 `mediasec`）：基于 TLS 的 BFCP。',
    'udptl-dtls': '媒体安全机制（带 `mediasec`）：基于 DTLS 的 UDPTL 传真。',
  },
} as const;
