/** 头字段各参数的用途（简体中文）。键：头字段名，其下为参数名。 */

import type { headerParams as en } from '../en/header-params.ts';
import { featureCaps, mediaFeatures } from './feature-tags.ts';

const weight = '优先程度，0 到 1，最多三位小数；缺省为 1，0 表示完全不要。';

const algorithm = '摘要所用的散列算法：缺省为 `MD5`，`SHA-256` 更好。不带引号；凭证中重复质询的值。';
const opaque = '由客户端原样送回的字符串。';

const challenge = {
  realm: '用户名和口令适用的范围，会显示给用户。须全球唯一，因此通常含域名。',
  domain: '凭证还适用于哪些 URI，写在引号中，以空格分隔。代理服务器给出时没有意义。',
  nonce: '服务器的一次性字符串，用来计算 response。',
  opaque,
  stale: '`true` 表示只是 nonce 过期：客户端用新的 nonce 重试，不必再询问口令。',
  algorithm,
  qop: '可选的保护方式，写在引号中：`auth`，以及连消息体一起保护的 `auth-int`。',
  charset: '用户名和口令按 UTF-8 计算散列。',
  userhash: '`true` 表示服务器支持散列后的用户名。',
  authz_server: '用于 Bearer：签发访问令牌的服务器的 HTTPS 地址。',
  error: '用于 Bearer：令牌为何不被接受，如 `invalid_token`。',
  scope: '用于 Bearer：访问令牌至少要有的权限。',
};

const credentials = {
  username: '用户在此 realm 中的名称，写在引号中；`userhash` 为真时是其散列值。',
  'username*': '含英文以外字母的用户名：`UTF-8`、两个撇号和转义的字节，不加引号。',
  realm: '质询中的 realm，原样重复。',
  nonce: '质询中的 nonce，原样重复。',
  uri: '计算 response 时的 Request-URI，写在引号中。此后代理服务器可能已改动实际的 Request-URI。',
  response: '摘要值：引号中的小写十六进制数字，MD5 为 32 位，SHA-256 和 SHA-512-256 为 64 位。',
  algorithm,
  cnonce: '客户端自己的一次性字符串，写在引号中；有 `qop` 时必须带。',
  opaque,
  qop: '从质询中选定的保护方式；与质询不同，不带引号。',
  nc: '客户端用此 nonce 发送的第几个请求：八位十六进制数字，不带引号，从 `00000001` 开始。',
  userhash: '`true` 表示用户名已散列。',
  auts: '用于 AKA：SIM 卡的序列号与网络不同步时给出的应答。',
};

const securityMechanism = {
  q: weight,
  'd-alg': '用于 digest：散列算法。',
  'd-qop': '用于 digest：保护方式，`auth` 或 `auth-int`。',
  'd-ver': '用于 digest，出现在 Security-Verify 中：对服务器所发列表计算的摘要，引号中的 32 位十六进制数字。',
  alg: '用于 IPsec：消息的完整性算法，如 `hmac-sha-1-96`。',
  ealg: '用于 IPsec：消息的加密算法，如 `aes-cbc`；`null` 表示不加密。',
  prot: '用于 IPsec：协议，缺省为 `esp`。',
  mod: '用于 IPsec：传输模式还是隧道模式，缺省为 `trans`；中间有 NAT 时为 `UDP-enc-tun`。',
  spi: '用于 IPsec：接收方向的安全参数索引。',
  port1: '用于 IPsec：发送此字段的一方用来接收的受保护端口。',
  port2: '用于 IPsec：发送此字段的一方用来发送的受保护端口，可省略。',
  'spi-c': '用于 IMS 的 IPsec：客户端端口接收方向的安全参数索引。',
  'spi-s': '用于 IMS 的 IPsec：服务器端口接收方向的安全参数索引。',
  'port-c': '用于 IMS 的 IPsec：发送请求的受保护端口。',
  'port-s': '用于 IMS 的 IPsec：接收请求的受保护端口。',
  mediasec: '该机制保护媒体而不是信令。',
};

const rates = {
  'max-rate': '订阅者希望每秒最多收到多少个通知，可以是小数。',
  'min-rate': '每秒至少多少个通知，即使状态没有变化。',
  'adaptive-min-rate': '平均每秒至少多少个通知，按整个订阅时间计算。',
};

const retargeting = {
  rc: '联系的是同一用户的另一个地址；值为其来源条目的 `index`。',
  mp: '请求被改发给另一个用户；值为其来源条目的 `index`。',
  np: 'Request-URI 没有改变；值为其来源条目的 `index`。',
};

const answerMode = { require: '不能按要求应答时呼叫失败。' };

export const headerParams = {
  Accept: { q: weight },
  'Accept-Contact': {
    ...mediaFeatures,
    require: '不相符的设备完全不呼叫。',
    explicit: '设备自己声明过的特性才算相符。',
  },
  'Accept-Encoding': { q: weight },
  'Accept-Language': { q: weight },
  'Alert-Info': { appearance: '共享线路的组中，来电出现在第几个线路键上。' },
  'AlertMsg-Error': {
    message: '代码的含义，供人阅读，写在引号中。',
    code: '代码的含义，供人阅读。注册表用此名称，RFC 8876 的语法用 `message`。',
  },
  'Answer-Mode': answerMode,
  'Authentication-Info': {
    nextnonce: '下一个请求使用的 nonce，可省去一次质询。',
    qop: '对响应采用的保护方式。',
    rspauth: '证明服务器也知道口令的摘要。',
    cnonce: '客户端的 `cnonce`，原样重复。',
    nc: '客户端的 `nc`，原样重复。',
  },
  Authorization: {
    ...credentials,
    'integrity-protected': 'IMS 中第一个代理服务器是否经受保护的连接收到请求。由代理服务器写入，设备不得写。',
  },
  'Call-Info': {
    purpose: 'URI 的内容：`icon` 头像，`info` 网页，`card` 名片；注册的还有其他。',
    m: '用于呼叫完成：呼叫为何失败，`BS` 忙，`NR` 无应答，`NL` 未登录。',
    'call-reason': '主叫为何来电，供被叫阅读，写在引号中。',
    integrity: 'URI 所指内容的摘要。',
    verified: '网络是否核实过 URI 中关于主叫的内容。',
  },
  'Cellular-Network-Info': {
    'cgi-3gpp': 'GSM 网络的小区。',
    'utran-cell-id-3gpp': 'UMTS、LTE 或 5G 网络的小区。',
    'cell-info-age': '设备最近一次位于该小区距今多少秒。',
  },
  Contact: {
    q: '在该用户各地址中的优先程度，0 到 1。代理服务器先试较高者，或同时分叉。',
    expires: '此项注册多少秒后失效，优先于 Expires 头字段。0 表示删除。',
    'reg-id': '此注册是同一设备的第几个流，从 1 开始。需要 `+sip.instance` 和 outbound。',
    'pub-gruu': '由注册服务器给出：只到达这台设备、并显示用户的 URI。',
    'temp-gruu': '由注册服务器给出：只到达这台设备、但隐藏用户的 URI，每次注册更换。',
    'temp-gruu-cookie': '由注册服务器给出：批量注册的交换机用它生成临时 GRUU。',
    ...retargeting,
    ...mediaFeatures,
  },
  'Content-Disposition': { handling: '读不懂消息体的接收方是否必须拒绝请求；缺省为 `required`。' },
  'Content-Type': {
    charset: '文本的字符集，缺省为 UTF-8。',
    boundary: '多部分消息体的分隔符，每次前面加两个连字符。不是 token 时须加引号。',
    type: '用于 multipart/related：根部分的媒体类型。',
    start: '用于 multipart/related：根部分的 Content-ID；缺省为第一部分。',
    version: '用于 ISUP 和 QSIG：消息遵循的版本，如 `itu-t92+`。',
    base: '用于 ISUP：该版本所依据的标准。',
  },
  Diversion: {
    reason: '转移呼叫的原因。',
    counter: '因该原因在此处转移的次数。',
    limit: '还可以转移的次数。',
    privacy: '名称和 URI 中哪些内容不对外公开。',
    screen: '网络是否核实了身份。',
  },
  Event: {
    id: '区分同一对话中对同一事件包的多个订阅，NOTIFY 照抄。',
    ...rates,
    'call-id': '用于 `dialog`：所关注对话的 Call-ID，不是 token 时须加引号。',
    'to-tag': '用于 `dialog`：通知方自己在所关注对话中的标签。',
    'from-tag': '用于 `dialog`：另一方在所关注对话中的标签。',
    'include-session-description': '用于 `dialog`：订阅者还想要会话描述。',
    shared: '用于 `dialog`：订阅者属于共享线路的组。',
    'profile-type': '用于 `ua-profile`：要哪种配置：本地网络、设备还是用户。',
    vendor: '用于 `ua-profile`：设备厂商，通常是引号中的域名。',
    model: '用于 `ua-profile`：设备型号。',
    version: '用于 `ua-profile`：设备的软件版本。',
    'effective-by': '用于 `ua-profile` 的 NOTIFY：配置须在多少秒内生效。',
    body: '用于 `http-monitor`：NOTIFY 是否同时携带网页内容。',
  },
  'Feature-Caps': featureCaps,
  From: { tag: '对话标识中主叫的部分。必须有，随机生成，在对话中不变。' },
  Geolocation: { 'loc-src': '位置不是由设备写入时，由哪个主机加入。只由可信的服务器填写。' },
  'Geolocation-Error': { code: '代码的含义，供人阅读，写在引号中。' },
  'History-Info': {
    index: '这一步在请求路径树中的位置：`1`、`1.1`、`1.2`……必须有。',
    ...retargeting,
  },
  Identity: {
    info: '证书的位置，是尖括号中的 URI。必须有。',
    alg: '签名算法，缺省为 `ES256`。',
    ppt: '签名的内容：`shaken` 号码使用权，`div` 转移，`rph` 优先级，`rcd` 名称和头像。',
  },
  'Identity-Info': { alg: '签名算法，`rsa-sha1` 或 `rsa-sha256`。' },
  Join: {
    'to-tag': '接收方自己在要加入的对话中的标签。',
    'from-tag': '另一方在要加入的对话中的标签。',
  },
  'P-Access-Network-Info': {
    'cgi-3gpp': 'GSM 网络的小区：国家、网络、位置区和小区。',
    'utran-cell-id-3gpp': 'UMTS、LTE 或 5G 网络的小区：国家、网络、区域和小区。',
    'utran-sai-3gpp': 'UMTS 网络的服务区。',
    'i-wlan-node-id': 'Wi-Fi 接入点的地址。',
    'dsl-location': 'DSL 线路。',
    'eth-location': '以太网端口。',
    'fiber-location': '光纤网络的线路。',
    'gstn-location': '呼叫来自电话网时，电话网给出的位置。',
    'ci-3gpp2': 'CDMA2000 网络的小区。',
    'ci-3gpp2-femto': 'CDMA2000 网络的家庭基站。',
    'dvb-rcs2-node-id': '卫星网络的节点。',
    'local-time-zone': '设备所在地的时区，写在引号中。',
    'operator-specific-GI': '运营商自定格式的地点。',
    'network-provided': '由网络而不是设备写入，因此可信。',
  },
  'P-Charging-Function-Addresses': {
    ccf: '收集离线计费记录的功能实体。',
    'ccf-2': '`ccf` 的备用。',
    ecf: '通话过程中在线计费的功能实体。',
    'ecf-2': '`ecf` 的备用。',
  },
  'P-Charging-Vector': {
    'icid-value': '把会话的计费记录关联起来的标识。必须有，且在最前。',
    'icid-generated-at': '生成该标识的主机。',
    'orig-ioi': '主叫一侧的网络。',
    'term-ioi': '被叫一侧的网络。',
    'transit-ioi': '中间的各个网络，各带序号，写在引号中，以逗号分隔；不透露名称的写 `void`。',
    'related-icid': '与本会话相关的会话的标识。',
    'related-icid-generated-at': '生成 `related-icid` 的主机。',
  },
  'P-DCS-Billing-Info': {
    rksgroup: '保存呼叫记录的服务器组。',
    charge: '付费账户，引号中的 URI。',
    calling: '计费用的主叫，引号中的 URI。',
    called: '计费用的所拨号码，引号中的 URI。',
    routing: '翻译后的号码，引号中的 URI。',
    locroute: '携号号码所在交换局的号码，引号中的 URI。',
    jip: '呼叫来自哪个计费区域。',
  },
  'P-DCS-LAES': {
    content: '通话内容应送往何处。',
    bcid: '呼叫的计费标识。',
    cccid: '通话内容的标识。',
    key: 'RFC 3603 的密钥，RFC 5503 已将其删除。',
  },
  'P-DCS-Redirect': {
    'redirector-uri': '由谁改发，引号中的 URI。',
    count: '改发了几次。',
  },
  'P-DCS-Trace-Party-ID': { timestamp: '呼叫到达的时间，为自 1900 年起的秒数。' },
  'P-Refused-URI-List': { members: '引号中的 `cid:` URI，指向消息体中列出被拒地址的部分。' },
  'P-Served-User': {
    sescase: '用户作为主叫（`orig`）还是被叫（`term`）接受服务。',
    regstate: '用户是否已注册。',
    'orig-cdiv': '用户作为呼叫的转移者接受服务。',
  },
  'Policy-Contact': {
    'non-cacheable': '不得为以后的会话缓存该地址。',
    'alt-uri': '值相同的地址给出同一策略，询问其一即可。',
  },
  'Policy-ID': { token: '策略服务器发给用户代理的凭据，证明已询问过。' },
  'Priv-Answer-Mode': answerMode,
  'Proxy-Authenticate': challenge,
  'Proxy-Authorization': credentials,
  Reason: {
    cause: '数值：`SIP` 为状态码，`Q.850` 为电话网的原因值。',
    text: '发生了什么，供人阅读，写在引号中。',
    location: '用于 `Q.850`：呼叫在电话网的何处被释放，`U` 为用户。',
    ppi: '用于 `STIR`：该原因所涉及的签名声明。',
  },
  'Referred-By': { cid: '引号中的 Content-ID，指向消息体中证明转介者的部分。' },
  'Reject-Contact': mediaFeatures,
  'Remote-Party-ID': {
    party: '说的是主叫还是被叫。',
    screen: '网络是否核实了身份。',
    'id-type': '身份的种类。',
    privacy: '名称和 URI 中哪些内容不对外公开。',
  },
  Replaces: {
    'to-tag': '接收方自己在要替换的对话中的标签，没有则为 `0`。',
    'from-tag': '另一方在要替换的对话中的标签，没有则为 `0`。',
    'early-only': '只替换尚未应答的对话，否则 INVITE 得到 486。',
  },
  'Resource-Share': {
    origin: '由谁要求共享资源。',
    rules: '哪些资源、在哪个方向上可以共享。',
    timestamp: '作出决定的时间。',
  },
  'Response-Source': { fe: '产生响应的网元，尖括号中的 `urn:3gpp:fe:` 名称。' },
  'Retry-After': { duration: '时间到后，被叫可联系多少秒。' },
  'Security-Client': securityMechanism,
  'Security-Server': securityMechanism,
  'Security-Verify': securityMechanism,
  'Session-Expires': { refresher: '由谁刷新会话，以最近一次刷新请求为准：`uac` 为其发送方，`uas` 为其接收方。' },
  'Session-ID': {
    remote: '对端的那一半，32 位十六进制数字；尚不知道时为全零。',
    logme: '为测试而记录此会话的信令。',
  },
  'Subscription-State': {
    expires: '订阅还剩多少秒，可能少于所要求的。',
    reason:
      '订阅为何终止。`deactivated`、`timeout` 可立即重新订阅，`probation`、`giveup` 稍后再订，`rejected`、`noresource`、`invariant` 不要再订，`badfilter` 须换过滤条件。',
    'retry-after': '多少秒后重新订阅，用于 `probation` 和 `giveup`。',
    ...rates,
  },
  'Target-Dialog': {
    'local-tag': '接收方自己在该对话中的标签。',
    'remote-tag': '发送方自己在该对话中的标签，对接收方而言是远端标签。',
  },
  To: { tag: '对话标识中被叫的部分。首个请求没有；100 以外的每个响应都有，此后不变。' },
  'Trigger-Consent': { 'target-uri': '许可适用于哪个 URI，写在引号中。' },
  'User-to-User': {
    purpose: '数据供哪个应用使用，缺省为 `isdn-uui`。',
    content: '数据的内容；缺省值由 `purpose` 所指的应用规定。',
    encoding: '数据的写法：`hex` 为十六进制数字；缺省值由 `purpose` 所指的应用规定。',
  },
  Via: {
    branch:
      '分支标识，即事务的名称。以 `z9hG4bK` 开头，每个请求都不同；只有对非 2xx 响应的 ACK 以及 CANCEL 沿用 INVITE 的分支。',
    received: '请求实际来自的地址，与 sent-by 不同时由接收方加入。',
    rport: '在请求中为空，表示请把响应发回来源端口；在响应中，接收方已填入该端口。穿越 NAT 时需要。',
    maddr: '响应应发往的地址，通常为组播地址。',
    ttl: '组播消息的生存时间，0 到 255。只与 `maddr` 同用。',
    alias: '反方向的请求也可使用这条 TLS 连接。',
    comp: '发送方接受用 SigComp 压缩的消息。',
    'sigcomp-id': '标识发送方的 SigComp 隔间（compartment），引号中的 URN。',
    keep: '发送方愿意发送保活；在响应中，其值为保活间隔（秒）。',
    oc: '在请求中为空，表示发送方支持过载控制；在响应中，表示应把请求减少多少。',
    'oc-algo': '如何减少负载，写在引号中：按比例（`loss`）或限速率（`rate`）。',
    'oc-validity': '减少持续多少毫秒，缺省 500，0 表示结束。',
    'oc-seq': '指示的序号，使旧的不会覆盖新的。',
    'received-realm': '请求来自哪个运营商的网络，由放行它的代理服务器签名。',
  },
  'WWW-Authenticate': {
    ...challenge,
    ik: 'IMS 中服务器发给第一个代理服务器的完整性密钥，由其取走，设备看不到。',
    ck: 'IMS 中服务器发给第一个代理服务器的加密密钥，由其取走，设备看不到。',
  },
} as const satisfies { readonly [Header in keyof typeof en]: Readonly<Record<keyof (typeof en)[Header], string>> };
