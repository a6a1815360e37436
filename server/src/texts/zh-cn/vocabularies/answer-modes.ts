/** 应答模式的说明。 */

export const answerModes = {
  kind: '应答模式',
  entries: {
    Manual: '由用户手动应答。',
    Auto: '由终端自动应答。',
  },
} as const;
