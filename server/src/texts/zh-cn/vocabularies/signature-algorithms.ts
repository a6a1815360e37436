/** 签名算法的说明。 */

export const signatureAlgorithms = {
  kind: '签名算法',
  entries: {
    ES256: '使用 P-256 曲线和 SHA-256 的 ECDSA。',
  },
} as const;
