/** 用户数据应用的说明。 */

export const uuiPackages = {
  kind: '用户数据应用',
  entries: {
    'isdn-uui': 'ISDN 的用户到用户信令业务。',
  },
} as const;
