/** 消息体中的行和头部的说明。 */

export const cpimHeaders = {
  From: '消息的作者。与 SIP 的 From 不同，网关会原样保留。',
  To: '消息的接收者。',
  cc: '抄送给谁。',
  DateTime: '消息的发送时间。',
  Subject: '消息的主题，可以有多种语言。',
  NS: '为扩展的头部规定前缀，例如送达报告（IMDN）的头部。',
  Require: '接收方必须理解的头部，否则要拒绝消息。',
} as const;

export const bodyLines = {
  'messages-waiting': '是否有新留言：yes 或 no。话机据此点亮留言灯。',
  'message-account': '信箱的归属，是一个可以呼叫的 URI。',
  'voice-message': '语音留言：新/旧，后面括号中是其中的紧急留言数。',
  'video-message': '视频留言：新/旧，后面括号中是其中的紧急留言数。',
  'fax-message': '传真：新/旧，后面括号中是其中的紧急数。',
  'pager-message': '短消息：新/旧，后面括号中是其中的紧急数。',
  'multimedia-message': '多媒体消息：新/旧，后面括号中是其中的紧急数。',
  'text-message': '电子邮件等文本：新/旧，后面括号中是其中的紧急数。',
  none: '未分类的消息：新/旧，后面括号中是其中的紧急数。',
  signal: '按下的键：0 到 9、*、#、A 到 D。',
  duration: '按键时长，单位毫秒。',
} as const;
