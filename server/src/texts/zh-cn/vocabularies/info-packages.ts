/** 信息包的说明。 */

export const infoPackages = {
  kind: '信息包',
  entries: {
    infoDtmf: '按键（DTMF）信息，由 3GPP 定义。',
    'trickle-ice': '逐个发送的后续 ICE 候选。',
    'EmergencyCallData.eCall.MSD': '车辆事故后发送的最小数据集（欧洲 eCall）。',
    'EmergencyCallData.VEDS': '车辆事故后发送的紧急数据集（VEDS）。',
    'g.3gpp.access-transfer-events': '通话在无线网络间切换时的事件。',
    'g.3gpp.mid-call': '被保持的通话和会议在切换到电路域时的信息。',
    'g.3gpp.state-and-event': '通话在应答前切换时的状态与事件。',
    'g.3gpp.ussd': 'USSD 会话，例如 `*100#`。',
    'g.3gpp.current-location-discovery': '网络向紧急呼叫终端查询当前位置。',
    'g.3gpp.mcptt-floor-request': '关键任务一键通（MCPTT）的话权请求。',
    'g.3gpp.mcptt-info': '关键任务一键通（MCPTT）的呼叫控制信息。',
    'g.3gpp.mcdata-com-release': '关键任务数据（MCData）通信的释放。',
    'g.3gpp.mcvideo-info': '关键任务视频（MCVideo）的呼叫控制信息。',
  },
} as const;
