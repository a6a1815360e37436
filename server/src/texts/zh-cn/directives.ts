/** 各指令的作用（简体中文）。 */

export const directives = {
  name: '本块的名称，供其他块和大纲引用。',
  title: '本块在大纲中的标题。',
  tag: '用于挑选块的标签。',
  target:
    '消息发往何处：`udp:host:port`、`tls://host:5061`、`wss://host/ws`、`sip:host;transport=tcp`、`host` 或 `host:port`。未写时由 Route、配置的目标或 Request-URI 决定。',
  local: '发送消息所用的本地地址或端口。',
  auth: '收到 401 或 407 时自动答复质询所用的用户名和口令。口令请写成 `{{$secret name}}`，不要写进文件。',
  'auth-ha1': '用户名和 HA1（用户名、域和口令的散列），代替口令本身。',
  timeout: '等待最终响应的时间。',
  t1: 'RFC 3261 的定时器 T1，即估计的往返时间，其他定时器由它推算。默认 500 毫秒。',
  retransmit: '使用 UDP 时：`full` 按 RFC 3261 重传，`once` 只重传一次，`off` 不重传。',
  ack: '对 INVITE 的 2xx 响应会自动发送 ACK；`off` 表示由你自己发送。',
  raw: '从前导部分结束到下一个 `###` 之间的内容逐字节发送：不处理变量、注释、包含文件和行尾。`chomp` 去掉最后一个行尾。',
  escapes: '使消息中的 `\\r \\n \\t \\0 \\xHH \\u{…} \\\\` 具有各自的含义。',
  eol: '发送时起始行和头字段的行尾。默认 CRLF。',
  'eol-body': '发送时消息体的行尾；`asis` 表示与文件中一致。',
  charset: '发送消息时使用的字符集，代替文档的编码。',
  'send-file': '整个数据报逐字节取自该文件。',
  lint: '关闭规则：写在块中只对本块有效，写在没有消息的块中对整个文件有效。',
  expect:
    '响应必须满足的条件，满足才算通过：对象如 `status`、`reason`、`duration`、`body`、`body sdp.media[0].port`、`header Contact`、`header To;tag` 或 `response[180].headers.RSeq`，运算符为 `==`、`!=`、`>`、`>=`、`<`、`<=`、`startsWith`、`endsWith`、`includes`、`matches`、`exists`、`isFalse` 或 `isNumber`。`2xx` 表示整个类别。',
  capture:
    '把响应的一部分以某个名称保存下来，供其他块使用；对象后可写模式，例如 `header Contact /sip:([^@]+)/`，取其第一个分组匹配的内容。',
  ref: '先发送另一个块；如果它已发送、得到了所要的响应，且由它建立的状态仍然有效，则不再发送。',
  'force-ref': '每次都先发送另一个块。',
  import: '可以按名称引用另一个文件中的块，`# @ref` 会先发送它们。',
  loop: '依次多次发送本块，最多 100 次：按次数，或对文件的每一行发送一次。首行含逗号时给出各列的名称，例如 `{{user.name}}`。',
  sleep: '发送本块之前等待。',
  disabled: '发送整个文件时跳过本块。带条件时，条件为空、`false` 或 `0` 则不跳过。',
  note: '发送本块之前先询问；无人可问时只显示。',
  prompt: '发送本块之前询问变量的值；命令行用 `--var name=value` 给出。对整个文件有效时，只在用到该变量时询问。',
  'prompt-secret': '询问变量的值，输入内容不显示；命令行用 `SIPWRIGHT_SECRET_NAME` 给出。',
  as: '该块属于几个用户代理中的哪一个。在没有消息的块中，其内容只对该代理的块有效。',
  recv: '等到下列消息到达该块的用户代理之后，再发送其消息：请求写方法，响应写状态码，`|` 分隔可任选其一者，`,` 分隔先后到达者。响应回应到达的请求；没有消息的块只等待。此时 `# @expect`、`# @capture` 和 `{{received.request.headers.From}}` 针对到达的消息；`# @timeout` 指定等待多久，未写时为 32 秒。',
  'reply-to':
    '本响应回复哪一个等待中的请求：`last`、某个方法的最后一个，或某个块之下的最后一个。未写时按 Via、Call-ID 和 CSeq 匹配。`{{received.request.headers.Via}}` 取该请求的各部分。',
} as const;

/** 关于指令的一般说明。 */
export const aboutDirectives = {
  inherited: '写在没有消息的块中时，对整个文件有效。',
  form: '写法',
} as const;
