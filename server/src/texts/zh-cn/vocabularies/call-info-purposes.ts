/** Call-Info 的用途的说明。 */

export const callInfoPurposes = {
  kind: 'Call-Info 的用途',
  entries: {
    icon: '代表主叫或被叫的图像。',
    info: '介绍主叫或被叫的网页。',
    card: '名片，vCard 或 LDIF 格式。',
    'list-management': '管理资源列表的地址。',
    'call-completion': '主叫可订阅被叫空闲通知的地址。',
    impp: '对方的即时消息与呈现地址。',
    ccmp: '控制会议的服务器（CCMP）。',
    jwscard: '608 响应中拦截方的签名名片。',
    'rcd-jcard': '含主叫名称、徽标等信息的 jCard 名片。',
    'rue-owner': '视频中继服务终端的使用者。',
    'EmergencyCallData.ProviderInfo': '紧急呼叫数据：电话服务提供者。',
    'EmergencyCallData.ServiceInfo': '紧急呼叫数据：服务类型。',
    'EmergencyCallData.DeviceInfo': '紧急呼叫数据：设备信息。',
    'EmergencyCallData.SubscriberInfo': '紧急呼叫数据：用户（签约者）信息。',
    'EmergencyCallData.Comment': '紧急呼叫数据：供人阅读的备注。',
    'EmergencyCallData.Control': '紧急呼叫数据：对车辆的控制命令及其应答。',
    'EmergencyCallData.eCall.MSD': '紧急呼叫数据：车辆的最小数据集（eCall MSD）。',
    'EmergencyCallData.VEDS': '紧急呼叫数据：车辆事故数据集（VEDS）。',
    'EmergencyCallData.cap': '紧急呼叫数据：传感器发出的 CAP 告警。',
    'emergency-CallId': '北美紧急呼叫网络中的呼叫标识。',
    'emergency-IncidentId': '北美紧急呼叫网络中的事件标识。',
  },
} as const;
