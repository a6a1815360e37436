/** 加密算法的说明。 */

export const encryptionAlgorithms = {
  kind: '加密算法',
  entries: {
    'aes-cbc': 'CBC 模式的 AES。',
    'aes-gcm': 'GCM 模式的 AES，同时提供完整性保护。',
    'des-ede3-cbc': 'CBC 模式的三重 DES。',
    null: '不加密。',
  },
} as const;
