/** 关于发送的说明：消息发往何处、有何异常、结果如何（简体中文）。 */

export const send = {
  // 因块的前置要求而未发送。
  'before-missing': '没有名为 {name} 的块，而它应先于本块发送。',
  'before-circular': '块 {name} 应先于本块发送，而本块又应先于它发送。',
  'before-failed': '先于本块发送的块 {name} 没有得到它所要的响应。',
  'loop-empty': '# @loop 的文件无法读取，或者没有任何一行。',
  'note-refused': '未同意提示，因此没有发送。',
  'prompt-unanswered': '询问了 {name}，但没有得到值，因此没有发送。',
  'nowhere-to-hear':
    '没有任何消息能到达这个用户代理：它没有发送过可以等到响应的消息，也没有带端口的 # @local 说明它在哪里监听。',
  'nothing-came': '{seconds} 秒内没有等到 # @recv {what} 所等待的消息。',
  'other-came': '到达的是 {came}，而不是 # @recv {what} 所等待的消息。',

  // 为何不发送。
  'not-a-request': '消息不以请求行开头，无从得知发往何处。请写上 # @target。',
  'response-alone': '响应只能用来回复收到的请求。',
  'target-malformed': '{target} 不是可以发送的目标。请用 # @target 指定，例如 udp:192.0.2.1:5060。',
  'transport-unsupported': '不支持通过 {transport} 发送；可用的有 udp、tcp、tls、ws 和 wss。',
  'sips-needs-tls': 'SIPS URI 必须使用 TLS，因此不能通过 {transport} 发送（RFC 3261 §26.2.2）。',
  'address-not-found': '名称 {host} 没有地址。',
  'service-denied': '域名的记录 {service} 表明没有这项服务（RFC 2782）。',
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
  'transport-by-naptr': '按 {service}，该域首选 {transport}，其服务器在 {name} 处查询（RFC 3263 §4.1）。',
  'transport-by-service': '该域有 SRV 记录 {service}，因此使用 {transport}（RFC 3263 §4.1）。',
  'transport-by-size':
    '目标和 Via 都未指定传输协议，而 {size} 字节对一个数据报来说太大，因此使用 {transport}（RFC 3261 §18.1.1）。',
  'transport-default': '目标和 Via 都未指定传输协议，因此使用 {transport}（RFC 3263 §4.1）。',
  'port-named': '目标指定了端口 {port}。',
  'port-default': '目标未指定端口，因此使用 {port}（RFC 3263 §4.2）。',
  'by-service': '在 {service} 的记录中取 {host} 端口 {port}：优先级 {priority}，权重 {weight}（RFC 2782）。',
  'naptr-found': 'NAPTR {name}：{records}。',
  'naptr-none': 'NAPTR {name}：没有记录。',
  'naptr-late': 'NAPTR {name}：{seconds} 秒内没有回答。',
  'naptr-failed': 'NAPTR {name}：DNS 服务器出错（{code}）。',
  'naptr-unusable': '这些记录都不能用：属于其他服务，或所用传输协议不支持、不够安全（RFC 3263 §4.1）。',
  'srv-found': 'SRV {name}：{records}。',
  'srv-none': 'SRV {name}：没有记录。',
  'srv-late': 'SRV {name}：{seconds} 秒内没有回答。',
  'srv-failed': 'SRV {name}：DNS 服务器出错（{code}）。',
  'address-numeric': '{address} 就是地址，无需解析。',
  'address-localhost': 'localhost 就是本机，{address}。',
  'address-found': '{host} 的地址为 {addresses}。',
  'next-addresses': '若失败，依次尝试：{addresses}（RFC 3263 §4.3）。',
  'connection-shared': '到那里的连接已经存在，直接使用该连接（RFC 3261 §18.1.1）。',

  'answer-on-connection': '响应沿同一条连接返回（RFC 3261 §18.2.2）。',
  'answer-to-source': '响应发回 {to}，即本消息的发出地址（RFC 3581）。',
  'answer-to-via': '响应发往 {to}：本机地址加最上面的 Via 的端口（RFC 3261 §18.2.2）。',
  'answer-to-maddr': '响应发往 {to}，即最上面的 Via 的 maddr（RFC 3261 §18.2.2）。',

  // 发送之前的异常。
  'answer-lost':
    '响应将发往端口 {port}，而消息从 {local} 发出，因此响应会丢失。请在最上面的 Via 中加上 ;rport（RFC 3581），或写成 {place}；Via 上的代码操作可以代劳。',
  'answer-elsewhere':
    '响应将发往最上面的 Via 的 maddr，即 {to}，而消息从 {local} 发出。请去掉 maddr 并加上 ;rport（Via 上的代码操作可以代劳），或用 # @local 让消息从那里发出。',
  'local-port-taken': '# @local 写的端口 {port} 已被占用，因此消息从 {local} 发出。',
  'via-missing': '没有 Via，服务器不知道把响应发往何处。',
  'via-transport-differs': '最上面的 Via 写的是 {via}，但消息通过 {transport} 发送。',
  'contact-differs': 'Contact 写的是 {contact}，而本端在 {local}：对话中或针对该注册的后续请求会发往那里。',
  'via-host-differs': '最上面的 Via 写的是 {host}，但消息从 {local} 发出。',
  'datagram-too-big':
    '消息有 {size} 字节；超过 {limit} 字节应使用 TCP（RFC 3261 §18.1.1）：请在 Via 中写 TCP，代码操作可以代劳。',
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
  'local-not-ours': '无法从 # @local 写的 {address} 发出：它不是本机的地址。',
  'port-taken': '# @local 写的本地端口已被占用，请换一个（{code}）。',
  'transport-failed': '发往 {peer} 失败（{code}）。',
  'too-many-at-once': '已有 {limit} 条消息在等待响应，因此没有发送此消息。请等待，或取消其中一条。',
  'too-fast': '每秒最多向 {peer} 发送 {limit} 条消息，因此没有发送此消息。',
  cancelled: '已取消。',
  ended: '在响应到达之前结束。',

  // 连接为何不够安全：都与对方证书或消息之前的 TLS 握手有关。
  'certificate-expired': '{peer} 的证书已过期，因此没有发送。',
  'certificate-not-yet-valid': '{peer} 的证书尚未生效，因此没有发送。',
  'certificate-for-another': '{peer} 的证书不是颁发给 {name} 的[[，而是颁发给 {names}]]，因此没有发送（RFC 5922 §7）。',
  'certificate-self-signed':
    '{peer} 的证书是自签名证书，且不受信任，因此没有发送。如需信任，请用 sip.tls.caFile 或 --ca-file 指定该证书[[，或用 sip.tls.pinned、--pin 固定其 SHA-256 指纹 {fingerprint}]]。',
  'certificate-of-unknown-authority':
    '{peer} 的证书由未知的 CA 签发，因此没有发送。如需信任，请用 sip.tls.caFile 或 --ca-file 指定该 CA 的证书文件[[，或用 sip.tls.pinned、--pin 固定 SHA-256 指纹 {fingerprint}]]。',
  'certificate-not-pinned': '{peer} 的证书不是已固定的那一张[[：其 SHA-256 指纹为 {fingerprint}]]，因此没有发送。',
  'certificate-refused': '{peer} 的证书有问题（{code}），因此没有发送。',
  'tls-timeout': '{peer} 接受了连接，但没有及时完成 TLS 握手。',
  'tls-closed': '{peer} 在 TLS 握手完成之前关闭了连接。',
  'tls-not-spoken': '{peer} 的这个端口使用的不是 TLS。',
  'tls-too-old': '{peer} 不支持 TLS 1.2 或更高版本。',
  'tls-wants-certificate': '{peer} 要求本方出示证书，但没有证书：请用 sip.tls.certFile 或 --cert-file 指定。',
  'tls-refuses-certificate': '{peer} 不接受本方证书（{code}）。',
  'tls-broken-off':
    '{peer} 中断了 TLS 握手，没有说明原因：可能要求本方出示证书（sip.tls.certFile、--cert-file），或不支持本方接受的任何加密方式。',
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
  unmatched:
    '不对应本次交互中的任何请求[[：{method} 的 branch 是 {ours}]][[，而它是 {branch}]][[：branch 与 {same} 相同，但 CSeq 中的方法不同]][[，写的是 {named}]]（RFC 3261 §17.1.3）。',
  'not-repeated': '请求中的 {name} 是 {ours}，响应必须照抄[[；它却是 {theirs}]]（RFC 3261 §8.2.6.2）。',
  'other-version': '版本写的是 {version}，而 SIP 只有 SIP/2.0（RFC 3261 §7.1）。',
  late: '到达时事务已经结束。',
  malformed: '既不是请求也不是响应。',
  'body-cut-off': 'Content-Length 为 {declared}，但只收到 {size} 字节的消息体。',
  'several-vias':
    '这条响应有不止一个 Via，本不是发给我们的：回到发送方的响应只剩最上面的一个 Via（RFC 3261 §8.1.3.3）。',
  'too-many-responses': '收到的消息超过 {limit} 条；其余不再显示。',
  'prack-due': '需要在其对话中发送 PRACK，RAck: {rack}（RFC 3262 §4）。',
  'rseq-out-of-order': 'RSeq {number} 不是下一个：之前的响应丢失了，因此不得确认此响应（RFC 3262 §4）。',
  'cancel-waits': '已取消。收到临时响应后立即发送 CANCEL（RFC 3261 §9.1）。',
  'ack-sent-by-hand': '按 # @ack off，ACK 不自动发送。',
  'ack-needs-answer': 'INVITE 没有携带 offer，因此 ACK 必须携带对响应中 offer 的 answer，没有自动发送。',
  'ack-before-bye': '呼叫即将结束，而没有 ACK，其 2xx 会一再重发（RFC 3261 §13.3.1.4）。',
  'ack-impossible': '无法构造 ACK：INVITE 或其响应缺少 From、To、Call-ID 或 CSeq。',
  'late-call-cancelled': '放弃之后才开始振铃，因此将其取消。',
  'late-call-ended': '放弃之后呼叫才被接听，因此将其结束。',
  'unwanted-call-ended': '呼叫在取消之后仍被接听，因此将其结束。',
  'request-refused': '对话内的 {method} 已回复 {status}。',
  'request-waits': '此 {method} 正等待响应。',
  'request-unanswered': '此 {method} 不属于本次交互的任何对话，没有回复。',
  'next-after-503': '{peer} 回复 503，因此改发下一个地址（RFC 3263 §4.3）。',
  'next-after-silence': '{peer} 在 {seconds} 秒内毫无回应，因此改发下一个地址（RFC 3263 §4.3）。',
  'next-after-failure': '无法到达 {peer}[[（{code}）]]，因此改发下一个地址（RFC 3263 §4.3）。',
  'contact-missing': '2xx 缺少必需的 Contact（RFC 3261 §12.1.1），因此和 INVITE 一样发往 {target}。',
  'contact-not-found': '无法到达 {target}，因此发往 INVITE 所去的地方。',
  authenticated:
    '以 {user} 的身份、用 {algorithm} 答复域 {realm} 的质询[[：它是 {offered} 中最强的（RFC 8760 §2.4）]]。[[对方没有提供 {missing}，窃听者可以重复使用这份答复。]][[先前的 nonce 已过期（stale={stale}）。]]',
  'authenticated-downgraded':
    '以 {user} 的身份、用 {algorithm} 答复域 {realm} 的质询，而它此前提供过 {before}：途中可能有人削弱了质询[[（此次提供：{offered}）]]。[[对方没有提供 {missing}，窃听者可以重复使用这份答复。]][[先前的 nonce 已过期（stale={stale}）。]]',
  'authenticated-weakly':
    '以 {user} 的身份、用 {algorithm} 答复域 {realm} 的质询：对方没有提供更强的算法。[[对方没有提供 {missing}，窃听者可以重复使用这份答复。]][[先前的 nonce 已过期（stale={stale}）。]]',
  'credentials-refused': '域 {realm} 拒绝了 {user} 的凭据。',
  'credentials-missing': '域 {realm} 要求凭据，但没有提供：请用 # @auth 指定。',
  'challenge-too-weak': '没有提供不弱于 {weakest} 的算法，因此不发送凭据：{offered}。',
  'challenge-unknown': '没有可以答复的质询：{offered}。',
  'challenge-from-elsewhere': '域 {realm} 的质询不是来自目标，因此不发送凭据。',
  'flow-lost':
    '与 {peer} 的连接已断开，依赖它的状态也随之失效：不会再收到任何内容。请重新发送 REGISTER 或 SUBSCRIBE（RFC 5626 §4.2）。',
  'flow-silent':
    '保活在 {seconds} 秒内没有得到应答，说明这条通路已失效：不会再收到任何内容。请重新注册（RFC 5626 §4.4）。',
  'flow-refused': '对端拒绝了保活，这条通路视为已失效。请重新注册（RFC 5626 §4.4.2）。',
  'flow-moved':
    '对端原先看到的本端地址是 {before}，现在是 {after}：依赖原通路的状态已无法到达。请重新注册（RFC 5626 §4.4.2）。',
  'notify-missing': '{seconds} 秒内没有收到本应到来的 NOTIFY（RFC 6665 §4.1.2.4）。',
  'last-notify-missing':
    '{seconds} 秒内没有收到本应到来的、带 Subscription-State: terminated 的 NOTIFY，因此不知结果如何（RFC 6665 §4.4.1）。',
  'nothing-to-wait-for': 'ACK 没有响应。',

  // 对消息中已有凭据的检查结果。
  'auth-right': 'response 正确。',
  'auth-wrong': '对此密码而言 response 不正确。',
  'auth-right-for-algorithm': '按 {algorithm} 计算则正确：algorithm 与实际使用的算法不符。',
  'auth-right-for-uri': '按 Request-URI {uri} 计算则正确：uri 与实际使用的不符。',
  'auth-right-for-quality': '按 qop={quality} 计算则正确：qop 与实际使用的不符。',
  'auth-right-without-quality': '按 RFC 2069 不带 qop 计算则正确，但这里有 qop。',
  'auth-right-for-method': '按方法 {method} 计算则正确：它是为另一个请求计算的。',
  'auth-right-for-ha1': '若所给的已经是 H(A1) 而不是密码，则正确。',
  'auth-right-for-user': '按用户名 {user} 计算则正确。',
  'auth-no-request': '只有请求才携带凭据。',
  'auth-unknown-algorithm': '未知的算法 {algorithm}。',
  'auth-unknown-quality': '未知的 qop {quality}。',
  'auth-lacks': '凭据缺少 {name}。',
  'auth-uri-differs': 'uri 为 {uri}，而 Request-URI 为 {target}：服务器可能拒绝（RFC 7616 §3.4.6）。',
  'auth-count-malformed': 'nc 为 {count}；应为八位十六进制数（RFC 7616 §3.4）。',
  'auth-ha1': 'HA1 = {hash}({user}:{realm}:密码)（RFC 7616 §3.4.2）。',
  'auth-ha1-session': '会话算法要求再与 {nonce}:{cnonce} 一起计算一次。',
  'auth-ha2': 'HA2 = H({input}) = {value}（RFC 7616 §3.4.3）。',
  'auth-body': '消息体按 {size} 字节计算。',
  'auth-response': 'response = {formula}（RFC 7616 §3.4.1）。',

  // “刷新后发送”所作的改动。
  'fresh-via': 'Via 改为 {after}；原为 {before}。',
  'fresh-branch': '分支改为 {after}；原为 {before}。',
  'fresh-call-id': 'Call-ID 改为 {after}；原为 {before}。',
  'fresh-from-tag': 'From 的标签改为 {after}；原为 {before}。',
  'fresh-to-tag': 'To 的标签改为 {after}；原为 {before}。',
  'fresh-cseq': 'CSeq 改为 {after}；原为 {before}。',
  'fresh-content-length': 'Content-Length 改为 {after}；原为 {before}。',
} as const;
