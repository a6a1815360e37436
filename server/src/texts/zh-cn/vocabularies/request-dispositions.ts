/** 主叫的处理偏好的说明。 */

export const requestDispositions = {
  kind: '主叫的处理偏好',
  entries: {
    'no-fork': '请求只发往一个地址，不分叉。',
    fork: '请求可以分叉到多个地址。',
    parallel: '同时尝试多个地址。',
    sequential: '依次尝试多个地址。',
    proxy: '服务器应代理转发请求。',
    redirect: '服务器应返回重定向地址，而不转发。',
    cancel: '有人应答后取消其他分支。',
    'no-cancel': '有人应答后不取消其他分支。',
    recurse: '服务器应自行跟随重定向。',
    'no-recurse': '服务器应把重定向返回给主叫。',
    queue: '被叫忙时呼叫排队等待。',
    'no-queue': '被叫忙时呼叫不排队。',
  },
} as const;
