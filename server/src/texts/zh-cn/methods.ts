/** 各方法的用途（简体中文）。 */

import type { methods as en } from '../en/methods.ts';

export const methods = {
  ACK: '确认：对 INVITE 最终响应的确认，自身不会得到响应。CSeq 序号与 INVITE 相同；确认 2xx 时是独立的请求，用新的分支标识并沿路由集发送；确认其他最终响应时重复 INVITE 最上面的 Via，属于同一事务。',
  BYE: '终结会话：结束会话及其 INVITE 所建立的对话。对话确认后双方都可发送，主叫在早期对话中也可发送。对话之外的 BYE 会得到 481。',
  CANCEL:
    '取消请求：放弃尚无最终响应的 INVITE。Request-URI、Call-ID、From、To、CSeq 序号和最上面的 Via 都与该 INVITE 相同，且须先收到临时响应。CANCEL 本身得到 200，INVITE 得到 487。',
  INFO: '会话中信息：沿会话的信令路径传送应用数据（如 DTMF 按键），不改变对话状态。Info-Package 指明信息包，只有旧式用法可省略；信息包未知时得到 469。',
  INVITE:
    '发起会话请求；在对话中则用于修改会话。通常带 SDP 提议；不带时由 2xx 提出提议、ACK 给出应答。每个最终响应都要用 ACK 确认，Contact 给出后续请求的去向。',
  MESSAGE:
    '即时消息：消息体就是消息内容，各条彼此独立，不建立对话。在会话之外，除非确知沿途都能承受，否则请求不得超过 1300 字节，且不带 Contact。',
  NOTIFY:
    '通知：把所订阅的状态告知订阅者，订阅后立即发送第一条。必须带 Event 和 Subscription-State；若得到 481，订阅即告结束。',
  OPTIONS:
    '查询服务器能力：响应的状态码与此刻发送 INVITE 所得的相同，并带 Allow、Accept、Accept-Encoding、Accept-Language 和 Supported。不建立对话，常用来保活。',
  PRACK:
    '临时响应确认：确认带 RSeq 的可靠临时响应。RAck 指明该响应及其 INVITE。它是早期对话中的独立请求，有自己的 CSeq 序号，得到 200 响应。',
  PUBLISH:
    '发布：把事件状态（如在线状态）交给负责通知订阅者的服务器。2xx 中的 SIP-ETag 标识所发布的内容，刷新、修改或删除时用 SIP-If-Match 引用它。',
  REFER:
    '转介：请接收方联系 Refer-To 中的 URI，例如呼叫转接。结果通过事件包 refer 的 NOTIFY 告知，除非 Refer-Sub: false 或选项标签另有规定。',
  REGISTER:
    '注册联系信息：在 Expires 的时间内，把 To 中的记录地址与 Contact 中可联系到的地址绑定。Request-URI 只写域名，不带用户部分。200 列出全部绑定；刷新时 Call-ID 不变，CSeq 递增。',
  SUBSCRIBE:
    '订阅：请求获得某个资源的状态通知，Event 指明事件包。Expires 为订阅时长，0 表示退订或只查询一次。随后会立即收到 NOTIFY。',
  UPDATE:
    '会话更新：修改会话参数，主要用于 INVITE 尚无最终响应之时。必须立即响应，需要用户确认的修改应改用 re-INVITE。双方提议相撞时得到 491。',
} as const satisfies Record<keyof typeof en, string>;
