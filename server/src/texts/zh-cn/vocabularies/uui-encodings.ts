/** 用户数据编码的说明。 */

export const uuiEncodings = {
  kind: '用户数据编码',
  entries: {
    hex: '每字节两个十六进制数字，默认值。',
  },
} as const;
