/** 旧版签名算法的说明。 */

export const identityInfoAlgorithms = {
  kind: '旧版签名算法',
  entries: {
    'rsa-sha1': '使用 SHA-1 的 RSA。',
    'rsa-sha256': '使用 SHA-256 的 RSA。',
  },
} as const;
