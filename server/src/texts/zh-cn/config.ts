/** `.siplint.json` 中的错误，中文。 */

export const config = {
  'no-files': '缺少 files：这一部分适用于哪些文件的模式。',
  'no-json': '不是合法的 JSON：此处应为其他内容，因此整个文件不生效。',
  'no-list': '{key} 的值应为数组。',
  'no-object': '此处应为对象，写在 { 和 } 之间。',
  'no-text': '{key} 中只能写字符串。',
  'unknown-key': '此处没有 {name} 这个键。[[是否想写 {meant}？]]',
  'unknown-level': '{level} 不是严重级别。可用的有：{levels}。',
  'unknown-profile': '没有名为 {name} 的检查方案。可用的有：{names}。',
  'unknown-rule': '没有名为 {name} 的规则。[[是否想写 {meant}？]]',
} as const;
