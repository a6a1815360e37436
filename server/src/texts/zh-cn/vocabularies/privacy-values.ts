/** Privacy 的取值的说明。 */

export const privacyValues = {
  kind: 'Privacy 的取值',
  entries: {
    id: '网络不得把 P-Asserted-Identity 交给不受信任的对端。',
    none: '用户不要求任何隐私保护，即使默认提供也不要。必须单独出现。',
    header: '由隐私服务隐藏 Via、Contact 等头字段中透露发送者的信息。',
    session: '由隐私服务隐藏会话描述中的地址，媒体经其转接。',
    user: '由隐私服务隐藏 From、Subject 等用户自己填写的身份信息，因为终端自己做不到。',
    critical: '无法提供隐私保护时请求必须失败。与其他值一起出现。',
    history: 'History-Info 中以前的目标地址不得传出本网络。',
  },
} as const;
