/** 关于发送的说明：消息发往何处、有何异常、结果如何（简体中文）。 */

export const send = {
  // 为何不发送。
  'not-a-request': '消息不以请求行开头，无从得知发往何处。请写上 # @target。',
  'response-alone': '响应只能用来回复收到的请求。',
  'target-malformed': '{target} 不是可以发送的目标。',
  'transport-unsupported': '不支持通过 {transport} 发送。',
  'sips-needs-tls': 'SIPS URI 必须使用 TLS，因此不能通过 {transport} 发送（RFC 3261 §26.2.2）。',
  'address-not-found': '名称 {host} 没有地址。',
  'lookup-too-slow': '{seconds} 秒内未能解析名称 {host}。',
  multicast: '{target} 是组播地址；不会同时向多台主机发送。',
  broadcast: '{target} 是广播地址；不会同时向多台主机发送。',

  // 路径如何确定。
  'by-directive': '目标为 {target}，由 # @target 指定。',
  'by-route': '目标为第一个 Route {target}（RFC 3261 §8.1.2）。',
  'by-strict-route': '目标为第一个 Route {target}；它没有 lr 参数，是严格路由（RFC 3261 §8.1.2）。',
  'by-setting': '目标为 {target}，由环境或设置指定。',
  'by-request-uri': '目标为 Request-URI {target}。',
  'transport-named': '目标指定了传输协议 {transport}。',
  'transport-of-sips': '该 URI 是 SIPS URI，因此传输协议为 {transport}（RFC 3261 §26.2.2）。',
  'transport-of-via': '目标未指定传输协议；最上面的 Via 写的是 {transport}。',
  'transport-default': '目标和 Via 都未指定传输协议，因此使用 {transport}（RFC 3263 §4.1）。',
  'port-named': '目标指定了端口 {port}。',
  'port-default': '目标未指定端口，因此使用 {port}（RFC 3263 §4.2）。',
  'by-service': '目标未指定端口；其 SRV 记录 {service} 指向 {host} 端口 {port}（RFC 3263 §4.2）。',
  'address-numeric': '{address} 就是地址，无需解析。',
  'address-localhost': 'localhost 就是本机，{address}。',
  'address-found': '{host} 的地址为 {addresses}；采用 {address}。',
  'connection-shared': '到那里的连接已经存在，直接使用该连接（RFC 3261 §18.1.1）。',

  'answer-on-connection': '响应沿同一条连接返回（RFC 3261 §18.2.2）。',
  'answer-to-source': '响应发回 {to}，即本消息的发出地址（RFC 3581）。',
  'answer-to-via': '响应发往 {to}：本机地址加最上面的 Via 的端口（RFC 3261 §18.2.2）。',
  'answer-to-maddr': '响应发往 {to}，即最上面的 Via 的 maddr（RFC 3261 §18.2.2）。',

  // 发送之前的异常。
  'answer-lost':
    '响应将发往端口 {port}，而消息从 {local} 发出，因此响应会丢失。请在最上面的 Via 中加上 ;rport（RFC 3581）。',
  'answer-elsewhere': '响应将发往最上面的 Via 的 maddr，即 {to}，而消息从 {local} 发出。',
  'via-missing': '没有 Via，服务器不知道把响应发往何处。',
  'via-transport-differs': '最上面的 Via 写的是 {via}，但消息通过 {transport} 发送。',
  'via-host-differs': '最上面的 Via 写的是 {host}，但消息从 {local} 发出。',
  'datagram-too-big': '消息有 {size} 字节；超过 {limit} 字节应使用 TCP（RFC 3261 §18.1.1）。',
  'sips-without-tls': 'Request-URI 是 SIPS URI，但消息通过未加密的 {transport} 发送（RFC 3261 §26.2.2）。',
  'certificate-unchecked': 'sip.tls.verify 已关闭，不验证对方证书：途中的任何人都能读取并篡改消息。',
  'keys-logged': 'TLS 密钥写入 {file}：能读到该文件的人就能解密此连接。',
  'same-branch': '{seconds} 秒前发送过分支相同的消息，服务器会把这一条当作重传。“刷新后发送”会使用新的分支。',
  'same-cseq':
    '以前发送过 Call-ID、From 标签和 CSeq 都相同的消息；分支不同时服务器可能回复 482（RFC 3261 §8.2.2.2）。“刷新后发送”会使用新值。',
  'register-cseq':
    '此 Call-ID 的 REGISTER 已用过 CSeq {last}；注册服务器会拒绝不大于它的 CSeq（RFC 3261 §10.3）。“刷新后发送”会继续递增。',

  // 为何不会有响应。
  'no-answer': '{seconds} 秒内没有收到 {peer} 的响应。',
  'no-final-answer': '{seconds} 秒内没有收到 {peer} 的最终响应。',
  'rang-too-long': '振铃 {seconds} 秒后仍没有最终响应；呼叫已取消。',
  'connection-refused': '{peer} 没有程序在监听。',
  'connection-reset': '{peer} 重置了连接。',
  'connection-closed': '{peer} 在响应之前关闭了连接。',
  'connection-timeout': '未能与 {peer} 建立连接。',
  unreachable: '无法到达 {peer}（{code}）。',
  'datagram-refused': '系统拒绝把消息发往 {peer}（{code}）。',
  'port-taken': '本地端口已被占用（{code}）。',
  'transport-failed': '发往 {peer} 失败（{code}）。',
  cancelled: '已取消。',
  ended: '在响应到达之前结束。',

  // 连接为何不够安全：都与对方证书或消息之前的 TLS 握手有关。
  'certificate-expired': '{peer} 的证书已过期，因此没有发送。',
  'certificate-not-yet-valid': '{peer} 的证书尚未生效，因此没有发送。',
  'certificate-for-another': '{peer} 的证书不是颁发给 {name} 的[[，而是颁发给 {names}]]，因此没有发送（RFC 5922 §7）。',
  'certificate-self-signed':
    '{peer} 的证书是自签名证书，且不受信任，因此没有发送。如需信任，请用 sip.tls.caFile 或 --ca-file 指定该证书。',
  'certificate-of-unknown-authority':
    '{peer} 的证书由未知的 CA 签发，因此没有发送。如需信任，请用 sip.tls.caFile 或 --ca-file 指定该 CA 的证书文件。',
  'certificate-refused': '{peer} 的证书有问题（{code}），因此没有发送。',
  'tls-timeout': '{peer} 接受了连接，但没有及时完成 TLS 握手。',
  'tls-closed': '{peer} 在 TLS 握手完成之前关闭了连接。',
  'tls-not-spoken': '{peer} 的这个端口使用的不是 TLS。',
  'tls-too-old': '{peer} 不支持 TLS 1.2 或更高版本。',
  'tls-wants-certificate': '{peer} 要求本方出示证书，但没有证书：请用 sip.tls.certFile 或 --cert-file 指定。',
  'tls-refuses-certificate': '{peer} 不接受本方证书（{code}）。',
  'tls-failed': '与 {peer} 的 TLS 握手失败（{code}）。',

  // 为何没有 WebSocket，或 WebSocket 为何中断。
  'websocket-refused': '{peer} 拒绝了 WebSocket：HTTP {status}[[ {reason}]][[，指向 {location}]]。',
  'websocket-without-sip': '{peer} 接受了 WebSocket，但没有确认子协议 sip，即不在其上使用 SIP（RFC 7118 §4）。',
  'websocket-not-spoken': '{peer} 的这个端口使用的不是 WebSocket。',
  'websocket-closed': '{peer} 在 WebSocket 握手完成之前关闭了连接。',
  'websocket-timeout': '{peer} 接受了连接，但没有及时完成 WebSocket 握手。',
  'websocket-message-too-big': '{peer} 发来的一条消息超过 {limit} 字节。',
  'websocket-broken': '{peer} 违反了 WebSocket 协议（{code}；RFC 6455）。',

  // 数据流中不是 SIP 的内容。
  'frame-length-malformed': '{peer} 发来的 Content-Length 不是数字：{length}。',
  'frame-length-repeated': '{peer} 发来多个 Content-Length：{lengths}。',
  'frame-length-missing': '消息没有 Content-Length，而流式传输需要它（RFC 3261 §18.3）；按没有消息体处理。',
  'frame-too-big': '{peer} 声明的消息体有 {length} 字节；一条消息的上限是 {limit} 字节。',
  'frame-head-too-big': '{peer} 发来的消息头超过 {limit} 字节。',
  'frame-line-too-long': '{peer} 发来的一行超过 {limit} 字节。',
  'frame-too-many-fields': '{peer} 发来的消息超过 {limit} 个头字段。',
  'frame-not-sip': '{peer} 使用的不是 SIP：{line}',
  'frame-stalled': '{peer} 在 {seconds} 秒内没有发完一条消息。',
  'frame-cut-off': '{peer} 在消息中途关闭了连接，此前收到 {bytes} 字节。',

  // 关于已发送或已收到消息的说明。
  'other-source': '来自 {source}，而不是 {target}。',
  unmatched: '不对应本次交互中的任何请求：分支或 CSeq 方法不同（RFC 3261 §17.1.3）。',
  late: '到达时事务已经结束。',
  malformed: '既不是请求也不是响应。',
  'body-cut-off': 'Content-Length 为 {declared}，但只收到 {size} 字节的消息体。',
  'several-vias':
    '这条响应有不止一个 Via，本不是发给我们的：回到发送方的响应只剩最上面的一个 Via（RFC 3261 §8.1.3.3）。',
  'too-many-responses': '收到的消息超过 {limit} 条；其余不再显示。',
  'cancel-waits': '已取消。收到临时响应后立即发送 CANCEL（RFC 3261 §9.1）。',
  'ack-sent-by-hand': '按 # @ack off，ACK 由你发送。',
  'ack-needs-answer': 'INVITE 没有携带 offer，因此 ACK 必须携带对响应中 offer 的 answer，没有自动发送。',
  'ack-impossible': '无法构造 ACK：INVITE 或其响应缺少 From、To、Call-ID 或 CSeq。',
  'unwanted-call-ended': '呼叫在取消之后仍被接听，因此将其结束。',
  'request-refused': '对话内的 {method} 已回复 {status}。',
  'request-unanswered': '此 {method} 不属于本次交互的任何对话，没有回复。',
  'contact-not-found': '无法到达 {target}，因此发往 INVITE 所去的地方。',
  authenticated: '以 {user} 的身份、用 {algorithm} 答复域 {realm} 的质询。',
  'authenticated-weakly': '以 {user} 的身份、用 {algorithm} 答复域 {realm} 的质询：对方没有提供更强的算法。',
  'credentials-refused': '域 {realm} 拒绝了 {user} 的凭据。',
  'credentials-missing': '域 {realm} 要求凭据，但没有提供。',
  'challenge-unknown': '没有可以答复的质询：{offered}。',
  'challenge-from-elsewhere': '域 {realm} 的质询不是来自目标，因此不发送凭据。',
  'nothing-to-wait-for': 'ACK 没有响应。',

  // “刷新后发送”所作的改动。
  'fresh-via': 'Via 改为 {after}；原为 {before}。',
  'fresh-branch': '分支改为 {after}；原为 {before}。',
  'fresh-call-id': 'Call-ID 改为 {after}；原为 {before}。',
  'fresh-from-tag': 'From 的标签改为 {after}；原为 {before}。',
  'fresh-to-tag': 'To 的标签改为 {after}；原为 {before}。',
  'fresh-cseq': 'CSeq 改为 {after}；原为 {before}。',
  'fresh-content-length': 'Content-Length 改为 {after}；原为 {before}。',
} as const;
