/** 完整性算法的说明。 */

export const integrityAlgorithms = {
  kind: '完整性算法',
  entries: {
    'hmac-md5-96': '截取 96 位的 HMAC-MD5。',
    'hmac-sha-1-96': '截取 96 位的 HMAC-SHA-1。',
    'aes-gmac': '仅认证的 AES-GMAC。',
    null: '无单独算法，由 aes-gcm 同时提供完整性保护。',
  },
} as const;
