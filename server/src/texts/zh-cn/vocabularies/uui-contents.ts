/** 用户数据内容的说明。 */

export const uuiContents = {
  kind: '用户数据内容',
  entries: {
    'isdn-uui': 'ISDN 的用户到用户信息单元，自协议鉴别符起。',
  },
} as const;
