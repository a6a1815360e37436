/** Diversion 中各原因的中文说明。 */

export const diversionReasons = {
  kind: '转移呼叫的原因',
  entries: {
    unknown: '没有说明原因。',
    'user-busy': '被叫忙。',
    'no-answer': '被叫没有应答。',
    unavailable: '无法联系到被叫。',
    unconditional: '所有呼叫都转移。',
    'time-of-day': '在这个时段转移呼叫。',
    'do-not-disturb': '被叫不想被打扰。',
    deflection: '设备把这一个呼叫转走。',
    'follow-me': '被叫在另一个地方。',
    'out-of-service': '设备出了故障。',
    away: '被叫不在。',
  },
} as const;
