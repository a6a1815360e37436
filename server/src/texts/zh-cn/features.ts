/** 编辑器各功能的文字。 */

export const features = {
  'lens-send': '发送',
  'lens-send-fresh': '重新生成并发送',
  'outline-body': '消息体',
  'outline-defaults': '对整个文件有效',
  'outline-broken': '没有起始行',
  'fix-all': '修复所有可安全修复的问题',
  'insert-answer': '插入响应：{answer}',
  'switch-off': '在本块中关闭 {rule}',
} as const;
