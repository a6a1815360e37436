/** 语言服务器自身的文字。 */

export const server = {
  'more-of-one-rule': '此消息还有 {count} 个同类问题，修复前面的问题后会显示。',
  'more-in-file': '此文件还有 {count} 个问题，修复前面的问题后会显示。',
  'message-not-found': '此处没有消息。',
  'document-changed': '消息发送之前文档已被修改，请重新发送。',
  'document-closed': '文档没有打开。',
  'response-alone': '响应只能用来回复收到的请求。',
  'files-need-trust': '只有在受信任的文件夹中才会包含文件。',
  'not-confirmed': '没有得到确认，因此什么都没有发出。',
  'server-ended': '负责发送的部分已经结束，请重新发送。',
  'confirm-question': '是否通过 {transport} 向 {address} 端口 {port} 发送 {method}？',
  'confirm-send': '发送',
  'confirm-cancel': '取消',
  'confirm-credentials': '其中包含认证信息。',
  'confirm-files': '其中包含 {files}。',
  'confirm-telephone': '这可能会呼叫电话或紧急服务。',
  'ca-file-missing': 'CA 证书文件 {file} 不存在。',
  'ca-file-unreadable': '无法读取 CA 证书文件 {file}。',
  'ca-file-without-certificate': 'CA 证书文件 {file} 必须包含完整的 PEM 格式证书。',
  'port-taken': '无法监听端口 {port}，可能已被其他程序占用：请用 sip.serve.port 选择其他端口。',
} as const;
