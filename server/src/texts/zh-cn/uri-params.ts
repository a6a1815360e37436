/** 各 URI 参数的用途（简体中文）。 */

import type { uriParams as en } from '../en/uri-params.ts';

export const uriParams = {
  aai: '把一个 JSON 值作为 session.connection.aai 交给 VoiceXML 应用。用于 dialog 业务的 Request-URI，特殊字符须转义。',
  bnc: '批量号码联系地址：在带 Require: gin 的 REGISTER 中，用一个 Contact 代表交换机（PBX）的全部号码。URI 没有用户部分，由注册服务器填入号码。',
  cause:
    '呼叫被转到此 URI 的原因，供语音信箱或业务使用：486 忙、408 无应答、302 无条件、404 未知或不可用、487 振铃中偏转、480 立即偏转、503 手机不可达、380 业务号码翻译。',
  ccxml: '把一个 JSON 值作为 session.connection.ccxml 交给 VoiceXML 应用。',
  comp: '此 URI 处的网元理解用 SigComp 压缩的消息。',
  'content-type': '媒体服务器要播放的录音通知的媒体类型，其中的分号和等号须转义。',
  delay: '录音通知各次播放之间的间隔，单位毫秒。',
  duration: '录音通知的最长播放时间，单位毫秒；到时媒体服务器结束呼叫。',
  extension: '代表录音通知业务的其他参数。媒体服务器忽略不认识的参数。',
  gr: '表示某一设备的全局可路由 URI（GRUU）。带值（通常是实例标识）的是公开的；不带值的是临时的，隐藏用户身份。由注册服务器生成；只有全球可达的设备才能自行生成。',
  iotl: '说明请求走在运营商之间的哪一段，例如 visiteda-homea。由 3GPP 网络加在 Request-URI、Route、Path 或 Service-Route 中。',
  locale: '录音通知的语言和国家，例如 en_CA。',
  lr: '此 URI 处的代理使用松散路由：Request-URI 保持不变，到达后去掉该 Route。Route 和 Record-Route 中的每个 URI 都应带它；没有时按 RFC 2543 的严格路由处理。',
  m: '所请求的呼叫完成类型：BS 忙、NR 无应答、NL 未登录。',
  maddr: '请求改发到此地址而不是 host，例如组播地址。过去用来强制经过某个代理，现在应使用 Route。不得用于 From 和 To。',
  maxage: '获取 VoiceXML 文档时的 max-age，单位秒：缓存副本最多可有多旧。',
  maxstale: '获取 VoiceXML 文档时的 max-stale，单位秒：缓存副本过期后还可使用多久。',
  method:
    '由此 URI 生成的请求所用的方法，缺省为 INVITE，例如在 Refer-To 或网页中；不得用于 Request-URI。对 VoiceXML 业务则是 HTTP 方法 get 或 post。',
  ob: '在 Contact 中：本对话的请求应经同一条流到达。在 Path 中：边缘代理已对该注册作了 outbound 处理。',
  'param[n]': 'param1 至 param9：媒体服务器填入录音通知序列的值。',
  play: '媒体服务器要播放的录音通知的 URL，或 /provisioned/ 加名称。用户部分为 annc 时必须有。',
  'pn-param':
    '推送服务除设备标识外还需要的信息，例如苹果的团队和应用、Firebase 的项目。由用户代理放在 REGISTER 的 Contact 中。',
  'pn-prid': '设备在推送服务中的标识，放在 REGISTER 的 Contact 中。删除绑定时不带它，即停止推送。',
  'pn-provider':
    '唤醒休眠用户代理所用的推送服务：apns、fcm 或 webpush。放在 REGISTER 的 Contact 中；不带值时用来查询网络支持哪些推送服务。',
  'pn-purr':
    '使代理在长期对话内的请求到达时能找到推送信息。用户代理把 REGISTER 响应的 Feature-Caps 中 sip.pnspurr 的值抄到自己的 Contact。',
  postbody: '以 post 获取 VoiceXML 文档时发送的表单数据。',
  repeat: '录音通知的播放次数；forever 表示不限，但受服务器限制。',
  sg: '由批量注册的交换机（PBX）加在公开 GRUU 中，用来区分其下的设备。运营商把它抄回请求中。',
  'sigcomp-id': '网元用来识别与谁共享 SigComp 状态的 URN，与 comp=sigcomp 一起使用。',
  target: '被转移的呼叫原来的目标，例如语音信箱的号码。特殊字符须转义：bob%40example.com。',
  transport:
    '此 URI 所用的传输协议：udp、tcp、sctp，或 ws（WebSocket，安全与否都用它）。这里没有 wss；tls 已弃用，应写 sips:。未写时按 RFC 3263 决定。',
  ttl: '组播包的生存时间，0 至 255。只在 maddr 为组播地址且使用 UDP 时有效。',
  user: '如何理解用户部分：phone 为电话号码，dialstring 为带 phone-context 的拨号串，否则为 ip。没有 phone 时，像号码的用户部分也只是名字。',
  voicexml: '媒体服务器要运行的 VoiceXML 文档的 URI，用户部分为 dialog 时使用。',

  orig: '请求按用户发出（而不是发给用户）来提供业务。由 IMS 网络的应用服务器或边界网元加在 Route 中。',
  sos: '用于 REGISTER 的 Contact：该注册只用于紧急呼叫。由 3GPP 定义。',

  cic: '处理该号码的运营商代码。不以 + 开头时需要 cic-context。',
  'cic-context': '本地运营商代码的有效范围：国家码（如 +1）或域名。',
  cpc: '主叫用户类别，例如普通用户、公用电话或监狱，与电话网相同。由网关和可信网络加入。',
  enumdi: '已查询过 ENUM，不再查询。',
  ext: '电话号码后的分机号。不能与 isub 同时出现。',
  isub: '电话号码后的 ISDN 子地址。不能与 ext 同时出现。',
  'isub-encoding': 'isub 中 ISDN 子地址的编码方式。没有它时接收方只能猜测。',
  npdi: '已查询过号码携带数据库，不再查询。号码已携带时与 rn 一起出现。',
  oli: '北美电话网的主叫线路信息：两位数字表示线路类型。',
  'phone-context':
    '本地号码的有效范围：全局号码的前几位（如 +1-212）或域名。不以 + 开头的号码都必须带它。它不是要拨的前缀。',
  'premium-rate': '该号码另行收费：信息类或娱乐类。由 3GPP 定义。',
  rn: '已携带号码的路由号码，呼叫实际按它路由。不以 + 开头时需要 rn-context。',
  'rn-context': '本地路由号码的有效范围：国家码（如 +1）或域名。',
  tgrp: '网关的中继群：在 Request-URI 中为出中继，在 Contact 中为入中继。必须与 trunk-context 一起出现。',
  'trunk-context': 'tgrp 中中继群名称的有效范围：网关、域名或号码前几位。',
  verstat: '按 STIR 验证主叫号码的结果，由被叫网络加在 From 或 P-Asserted-Identity 中。只应相信来自可信网络的值。',
} as const satisfies Record<keyof typeof en, string>;
