/** 保护质量的说明。 */

export const qopValues = {
  kind: '保护质量',
  entries: {
    auth: '保护用户、方法和 URI。',
    'auth-int': '连同消息体一起保护，很少有实现支持。',
  },
} as const;
