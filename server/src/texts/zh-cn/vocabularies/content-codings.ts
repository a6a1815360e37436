/** 内容编码的说明。 */

export const contentCodings = {
  kind: '内容编码',
  entries: {
    gzip: '用 gzip 压缩。',
    deflate: '用 zlib 格式压缩。',
    identity: '不压缩，只用于 Accept-Encoding。',
    compress: '用 UNIX 的 compress 压缩。',
    br: '用 Brotli 压缩。',
    zstd: '用 Zstandard 压缩。',
    'x-gzip': 'gzip 的旧名称。',
    'x-compress': 'compress 的旧名称。',
  },
} as const;
