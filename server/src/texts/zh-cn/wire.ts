/** 消息为何不能按原样发送（简体中文）。 */

export const wire = {
  'empty-expression': '花括号之间没有内容。',
  unresolved: '{name} 没有值。',
  'unknown-function': '{name} 不是已知的函数。',
  'bad-arguments': '{name} 的参数不正确。',
  'not-known': '{name} 在此处未知。',
  'too-deep': '{name} 对其他变量的引用超过八层。',
  'too-long': '{name} 的值过长。',
  'line-end-in-value': '{name} 的值含有换行，会另起一个头字段。',
  'nothing-to-send': '此处没有消息。',
  'missing-include': '无法读取文件 {path}。',
  'unknown-charset': '未知的字符集 {charset}。',
  'unencodable-text': '{charset} 中没有字符 {character}。',
  'unreadable-character':
    '编辑器未能读出此处的字节。请用文件自身的编码重新打开，或在 # @escapes 下把该字节写成 \\xHH。',
} as const;
