/** 压缩方式的说明。 */

export const compressions = {
  kind: '压缩方式',
  entries: {
    sigcomp: '接收方支持用 SigComp 压缩的消息。',
  },
} as const;
