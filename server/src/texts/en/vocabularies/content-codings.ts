/** What is said of each content coding, in English. */

export const contentCodings = {
  kind: 'content coding',
  entries: {
    gzip: 'Compressed by gzip.',
    deflate: 'Compressed in the format of zlib.',
    identity: 'Not compressed. Stands in Accept-Encoding only.',
    compress: 'Compressed by the UNIX program compress.',
    br: 'Compressed by Brotli.',
    zstd: 'Compressed by Zstandard.',
    'x-gzip': 'An old name of gzip.',
    'x-compress': 'An old name of compress.',
  },
} as const;
