/** 编辑器各功能的文字。 */

export const features = {
  'lens-send': '发送',
  'lens-send-fresh': '重新生成并发送',
  'outline-body': '消息体',
  'outline-defaults': '对整个文件有效',
  'outline-broken': '没有起始行',
  'fix-all': '修复所有可安全修复的问题',
  'insert-answer': '插入响应：{answer}',
  'complete-mandatory': '全部必备的头字段',
  'complete-variable': '本块的变量；块中没有消息时对整个文件有效',
  'hint-size': '= {size}',
  'hint-with': '含 {count} 个末尾换行',
  'hint-without': '不含末尾换行',
  'hint-lf': '行尾为 LF',
  'presence-m': '必须有',
  'presence-m*': '建议有',
  'presence-t': '经 TCP、TLS 时必须有',
  'presence-*': '有消息体时必须有',
  'presence-c': '视情况而定',
  'presence-o': '可选',
  'switch-off': '在本块中关闭 {rule}',
} as const;
