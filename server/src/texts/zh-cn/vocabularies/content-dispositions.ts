/** 消息体的处理方式的说明。 */

export const contentDispositions = {
  kind: '消息体的处理方式',
  entries: {
    session: '消息体描述会话，是 application/sdp 的默认值。',
    render: '消息体应展示给用户，是其他类型的默认值。',
    'early-session': '消息体描述仅用于早期媒体的会话。',
    'recipient-list': '消息体是请求的接收者列表。',
    'recipient-list-history': '消息体说明还有谁收到了该请求。',
    'by-reference': '只有头字段通过 Content-ID 引用时才使用该消息体。',
    signal: '消息体是电话网信令（ISUP 或 QSIG）。',
    icon: '消息体是代表主叫或被叫的图像。',
    alert: '消息体是振铃音等提示内容。',
    aib: '消息体是若干头字段的签名副本（认证身份体）。',
    notification: '消息体是即时消息的送达或阅读通知（IMDN）。',
    'Info-Package': '消息体属于 Info-Package 所指的信息包。',
    'recording-session': '消息体描述被录音的通话（SIPREC 元数据）。',
    '3gpp-alternative-service': '消息体要求终端改用其他方式，例如作为紧急呼叫重试。',
    '3gpp-service-info': '消息体携带 IMS 业务信息。',
    attachment: '用户需要时才显示的附件。',
    inline: '作为消息的一部分直接显示。',
    'form-data': '网页表单的字段。',
  },
} as const;
