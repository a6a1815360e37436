/** 认证方案的说明。 */

export const authSchemes = {
  kind: '认证方案',
  entries: {
    Digest: '客户端证明自己知道口令，而不发送口令本身。',
    Bearer: '客户端出示 OAuth 服务器签发的令牌。',
    Basic: '明文口令。RFC 3261 §22 禁止在 SIP 中使用。',
    NTLM: 'Windows 账户的认证方案，微软服务器使用。',
    Kerberos: 'Windows 域的票据认证，微软服务器使用。',
    'TLS-DSK': '基于证书的认证，微软服务器使用。',
  },
} as const;
