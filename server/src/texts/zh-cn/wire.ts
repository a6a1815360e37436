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
  'not-sent': '请先发送消息 {name}：此处要用到它或其响应的一部分。',
  'sent-alone': '此处要用到消息 {name} 的一部分，但此命令只发送一条消息；请在编辑器中依次发送。',
  'not-answered': '消息 {name} 尚未收到此响应。请先发送它，或等待响应。',
  'no-such-part': '该消息中没有 {name}。',
  'no-route-set': '消息 {name} 的响应没有 Record-Route，路由集为空，Route 无内容可填。请删去该行。',
  'unreadable-part': '{name} 含有在此字符集中不是文本的字节。',
  'environment-malformed': '{file} 不是可读的 JSON，因此所有环境均不生效。',
  'environment-shape': '{file} 应按名称列出环境，每个环境包含名称和值。',
  'environment-value': '{file} 中的 {name} 既不是文本也不是数字，因此所有环境均不生效。',
  'environment-unknown': '没有名为 {name} 的环境[[，只有 {others}]]。',
  'environment-withheld': '只有在受信任的文件夹中环境文件才生效。',
  'nothing-to-send': '此处没有消息。',
  'missing-include': '无法读取文件 {path}。',
  'unknown-charset': '未知的字符集 {charset}。',
  'unencodable-text': '{charset} 中没有字符 {character}。',
  'unreadable-character':
    '编辑器未能读出此处的字节。请用文件自身的编码重新打开，或在 # @escapes 下把该字节写成 \\xHH。',
} as const;
