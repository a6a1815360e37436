/** 摘要算法的说明。 */

export const digestAlgorithms = {
  kind: '摘要算法',
  entries: {
    MD5: '未写明时的默认算法。已不安全，但多数服务器仍在使用；response 为 32 位十六进制数。',
    'SHA-256': '目前推荐的算法；response 为 64 位十六进制数。',
    'SHA-512-256': '截取 256 位的 SHA-512；response 为 64 位十六进制数。',
    'MD5-sess': '使用会话密钥的 MD5，密钥由首次的 nonce 和 cnonce 导出。',
    'SHA-256-sess': '使用会话密钥的 SHA-256，密钥由首次的 nonce 和 cnonce 导出。',
    'SHA-512-256-sess': '使用会话密钥的 SHA-512-256，密钥由首次的 nonce 和 cnonce 导出。',
    'AKAv1-MD5': '由 SIM 卡应答 nonce 中的质询，IMS 终端以此注册。',
    'AKAv2-MD5': '与 AKAv1-MD5 类似，但密钥也参与 response 的计算，可防止隧道攻击。',
    'AKAv2-SHA-256': '使用 SHA-256 的 AKAv2。',
  },
} as const;
