/** 各 URI 方案在 SIP 中的用途（简体中文）。 */

import type { schemes as en } from '../en/schemes.ts';

export const schemes = {
  sip: 'SIP 地址：可以是用户的记录地址，也可以是 Contact 中的设备地址。传输协议和安全性由 RFC 3263 决定。',
  sips: '每一跳都只能经 TLS 到达的 SIP 地址。发往它的请求的 Contact 和 Record-Route 也必须使用 sips。',
  tel: '不带域名的电话号码。不以 + 开头的号码需要 phone-context。由代理转换为 SIP URI 或交给网关。',
  urn: '只说明是什么、不说明在哪里的名称。在 SIP 中用来标识业务、设备和能力。',
  'urn:service':
    '代表业务而不是地址；urn:service:sos 及其子类为紧急呼叫。用作 Request-URI 时，由代理映射到负责的中心。',
  'urn:uuid': 'Contact 中 +sip.instance 的常用形式：永久标识设备，重启后也不变。',
  'urn:gsma': '用 IMEI 标识手机，作为 Contact 中的 +sip.instance。',
  'urn:urn-7':
    '标识 3GPP 业务，例如表示电话业务的 3gpp-service.ims.icsi.mmtel，用于 P-Preferred-Service、P-Asserted-Service、Accept-Contact 和 Contact。',
  im: '不限定协议的即时消息地址，使用前须经 DNS 解析为 SIP URI。',
  pres: '不限定协议的在线状态地址，使用前须经 DNS 解析为 SIP URI。',
  h323: 'H.323 终端的地址，需由网关转换。',
  mailto: '电子邮件地址，作为重定向响应的 Contact 或 Error-Info 中的另一种联系方式。',
  http: '网页或图片，用于 Call-Info、Alert-Info 或 Error-Info。未经询问不要获取：对方服务器会由此得知呼叫对象。',
  https: '同 http，但由 TLS 保护。Identity 也用它指向证书。',
  cid: '用 Content-ID 指向同一消息的消息体部分，用于 Geolocation、Refer-To 或 Call-Info。',
  data: '直接包含数据本身，例如 Call-Info 中的小图片。',
  geo: '用坐标表示的地理位置。',
  xmpp: 'XMPP 地址，作为 Contact 中的另一种联系方式。',
  msrp: '即时消息会话的一端。出现在 SDP 的 a=path 中，从不出现在消息头中。',
  msrps: '同 msrp，但经由 TLS。',
  fax: '传真号码。已被 RFC 3966 删除，应写 tel。',
  modem: '调制解调器号码。已被 RFC 3966 删除，应写 tel。',
} as const satisfies Record<keyof typeof en, string>;
