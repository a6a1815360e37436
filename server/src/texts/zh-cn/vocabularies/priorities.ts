/** 优先级的说明。 */

export const priorities = {
  kind: '优先级',
  entries: {
    normal: '一般优先级，默认值。',
    urgent: '紧急。',
    'non-urgent': '不紧急。',
    emergency: '生命、人身或财产处于危险之中。',
    'psap-callback': '紧急呼叫中心回拨曾经求助的人。',
  },
} as const;
