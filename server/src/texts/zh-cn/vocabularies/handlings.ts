/** 消息体的处理要求的说明。 */

export const handlings = {
  kind: '消息体的处理要求',
  entries: {
    required: '不理解该消息体时必须以 415 拒绝请求。默认值。',
    optional: '不理解该消息体时可以忽略。',
  },
} as const;
