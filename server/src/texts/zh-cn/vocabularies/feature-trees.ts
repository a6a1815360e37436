/** 特性能力标识的命名树的说明。 */

export const featureTrees = {
  kind: '特性能力标识的命名树',
  entries: {
    'g.': 'IETF 之外的组织（例如 3GPP）定义的特性能力标识。',
    'sip.': 'IETF 定义的特性能力标识。',
  },
} as const;
