/** 各选项标签的含义（简体中文）。 */

import type { optionTags as en } from '../en/option-tags.ts';

export const optionTags = {
  '100rel':
    '可靠临时响应：临时响应带 RSeq 重传，直到被 PRACK 确认。放在 Supported 中由被叫选择，放在 Require 中则必须使用；可靠响应本身带 Require: 100rel。',
  '199': '主叫理解 199（早期对话终止）响应。应放在 Supported 中；放在 Require 或 Proxy-Require 中会使呼叫无谓地失败。',
  answermode:
    '理解 Answer-Mode 和 Priv-Answer-Mode，主叫用它们请求自动或手动应答。Require 只保证对方理解，不保证照此应答。',
  'early-session': '理解处理方式为 early-session 的消息体：为早期媒体单独建立的会话。',
  eventlist:
    '可一次订阅一组资源。订阅者把它放在 SUBSCRIBE 的 Supported 中，列表服务器放在 200 和 NOTIFY 的 Require 中。SUBSCRIBE 中用 Require 只会影响互通。',
  explicitsub:
    'REFER 本身不建立订阅，响应在 Refer-Events-At 中给出可供订阅的 URI。Require 只用于 REFER 及其 200 或 421。',
  'from-change': '对话中 From 和 To 的 URI 可以改变，例如呼叫转接后表明实际相连的是谁；标签保持不变。',
  'geolocation-http':
    '可从 Geolocation 中的 http 和 https URI 获取位置。需要其他类型 URI 的服务器在 Unsupported 中列出它，并在 Supported 中列出所需的标签。',
  'geolocation-sip':
    '可通过订阅在线状态，从 Geolocation 中的 sip、sips 和 pres URI 获取位置。需要其他类型 URI 的服务器在 Unsupported 中列出它，并在 Supported 中列出所需的标签。',
  gin: '交换机（PBX）用一个 REGISTER 注册其全部号码，Contact 带 bnc。该请求的 Require 和 Proxy-Require 都要带它。',
  gruu: '理解全局可路由的设备 URI（GRUU）。放在 Contact 带 +sip.instance 的 REGISTER 的 Supported 中，即请求注册服务器分配；在其他消息中表示可以使用。',
  histinfo: '希望在响应中得到 History-Info，以了解请求如何被重定目标。只用于 Supported。',
  ice: '建立媒体需要 ICE。放在 INVITE 的 Require 中要求被叫支持。是否支持由 Contact 中的特性标签 sip.ice 表示，除 OPTIONS 的响应外不用 Supported。',
  join: '理解 Join 头字段，呼叫可用它加入另一呼叫而成为会议。',
  'multiple-refer': 'Refer-To 可指向消息体中的 URI 列表。这样的 REFER 必须在 Require 中带它。',
  norefersub:
    '可接受 REFER 而不建立通常的订阅，由 Refer-Sub: false 请求。不了解对方能力时用 Require，可能多费一个往返。',
  nosub: 'REFER 完全不建立订阅，以后也不能订阅。Require 只用于 REFER 及其 200 或 421。',
  outbound:
    '由客户端建立并保持连接，每个连接用 reg-id 和 +sip.instance 注册，即使在 NAT 之后也能由此到达。生效时注册服务器把它放在 200 的 Require 中。',
  path: '理解 Path，用户代理与注册服务器之间的代理借此留在后续请求的路径上。Supported 中没有它时，需要 Path 的代理可回复 421。',
  policy: '理解会话策略：代理可在 Policy-Contact 中给出策略服务器，用户代理在建立会话前向其查询。',
  precondition:
    '振铃之前须先为媒体预留资源。提议中有必须满足的前提条件时，它必须放在 Require 中。还需要 100rel 和 UPDATE。',
  pref: '放在 REGISTER 的 Require 中：注册服务器必须处理 Contact 中的能力（RFC 3840）。放在 Proxy-Require 中：代理必须处理主叫偏好（RFC 3841）。',
  privacy: '途中的代理必须能执行 Privacy 的要求。只用于 Proxy-Require；隐私服务完成后把它去掉。',
  'recipient-list-invite': 'INVITE 的消息体含有由会议服务器邀请的 URI 列表。这样的 INVITE 必须在 Require 中带它。',
  'recipient-list-message':
    'MESSAGE 的消息体含有接收者列表。这样的 MESSAGE 必须在 Require 中带它；在 OPTIONS 响应的 Supported 中表示支持。',
  'recipient-list-subscribe': 'SUBSCRIBE 的消息体含有要订阅的资源列表。这样的 SUBSCRIBE 必须在 Require 中带它。',
  'record-aware': '用户代理会告知用户通话是否正被录音，并可表明偏好。只用于 Supported。',
  replaces: '理解 Replaces 头字段，新呼叫可用它取代已有的呼叫，例如咨询转接。',
  'resource-priority':
    '理解 Resource-Priority。带 Require 时，若所有取值都不被理解，则以 417 拒绝。不建议用于 Proxy-Require。',
  'sdp-anat':
    'SDP 可把媒体行分组为可互换的网络地址（ANAT），例如 IPv4 与 IPv6。这样的提议应在 Require 中带它。现已由 ICE 取代。',
  'sec-agree':
    '客户端与第一个代理之间用 Security-Client、Security-Server 和 Security-Verify 协商安全机制，IMS 即如此。请求的 Require 和 Proxy-Require 都带它。',
  siprec: '该会话是录音会话：录音客户端把通话的媒体送到录音服务器。双方都在自己的 INVITE 的 Require 中带它。',
  tdialog: '理解 Target-Dialog，它用标识表明发送方知道某个已有对话，从而使新请求获得许可。',
  timer:
    '理解会话定时器：Session-Expires 以 re-INVITE 或 UPDATE 刷新。除 ACK 外，每个请求都在 Supported 中带它；只有一方支持也能工作，因此不建议用 Require。',
  'trickle-ice':
    'ICE 候选地址可在 INFO 请求中逐个给出，不必全部放在提议中。它放在每个 INVITE 及其响应以及 OPTIONS 的 Supported 或 Require 中。',
  uui: '理解 User-to-User，它把应用数据交给对方用户代理。带 Require 时，对方不支持则呼叫失败。',
} as const satisfies Record<keyof typeof en, string>;
