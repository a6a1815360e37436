/** 原因所属的协议的说明。 */

export const reasonProtocols = {
  kind: '原因所属的协议',
  entries: {
    'Q.850': '电话网（ISDN、ISUP）释放呼叫的原因值，十进制。',
    SIP: 'SIP 状态码。CANCEL 中的 `SIP;cause=200;text="Call completed elsewhere"` 可避免话机显示未接来电。',
    Preemption: '通话被更高优先级的呼叫抢占。',
    STIR: '主叫签名校验失败的状态码，此协议允许出现多个值。',
    RELEASE_CAUSE:
      'IMS 终端释放会话的原因：1 用户结束，2 收不到 RTP/RTCP，3 承载丢失，4 没有 ACK，5 没有响应，6 建立超时。',
    FAILURE_CAUSE: 'IMS 呼叫失败的原因：1 媒体承载或 QoS 丢失，2 信令承载释放，3 资源分配失败。',
    EMM: '4G 移动性管理（EMM）的原因值。',
    ESM: '4G 会话管理（ESM）的原因值。',
    '5GMM': '5G 移动性管理（5GMM）的原因值。',
    '5GSM': '5G 会话管理（5GSM）的原因值。',
    'S1AP-RNL': '4G S1AP 无线网络层的原因值。',
    'S1AP-TL': '4G S1AP 传输层的原因值。',
    'S1AP-NAS': '4G S1AP 非接入层（NAS）的原因值。',
    'S1AP-MISC': '4G S1AP 的其他原因值，例如过载。',
    'S1AP-PROT': '4G S1AP 的协议错误原因值。',
    'NGAP-RNL': '5G NGAP 无线网络层的原因值。',
    'NGAP-TL': '5G NGAP 传输层的原因值。',
    'NGAP-NAS': '5G NGAP 非接入层（NAS）的原因值。',
    'NGAP-MISC': '5G NGAP 的其他原因值，例如过载。',
    'NGAP-PROT': '5G NGAP 的协议错误原因值。',
    DIAMETER: '非 3GPP 接入网的 Diameter 原因值。',
    IKEV2: '非 3GPP 接入网（例如 Wi-Fi）的 IKEv2 原因值。',
  },
} as const;
