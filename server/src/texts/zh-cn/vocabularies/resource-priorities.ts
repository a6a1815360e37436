/** Resource-Priority 命名空间的说明。 */

export const resourcePriorities = {
  kind: 'Resource-Priority 命名空间',
  entries: {
    ets: '政府部门在紧急情况下经公众网络的呼叫（应急电信业务）。',
    wps: '政府部门在紧急情况下经移动网络的呼叫（无线优先业务）。',
    esnet: '应急服务网络内部的呼叫，例如各呼叫中心之间。',
    dsn: '美国军用电话网（Defense Switched Network）。',
    drsn: '美国军用保密电话网（Defense Red Switched Network）。',
    q735: 'ITU-T Q.735.3 规定的 ISDN 呼叫优先级。',
    mcpttp: '关键任务一键通（MCPTT）：高优先级抢占低优先级的资源。',
    mcpttq: '关键任务一键通（MCPTT）：高优先级在队列中靠前。',
    'dsn-nnnnnn': '与 dsn 同类的保证业务命名空间之 {number} 号。',
    'drsn-nnnnnn': '与 drsn 同类的保证业务命名空间之 {number} 号。',
    'rts-nnnnnn': '保证实时业务命名空间之 {number} 号。',
    'crts-nnnnnn': '保密的保证实时业务命名空间之 {number} 号。',
  },
} as const;
