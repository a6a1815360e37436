/** 命令行的文字。 */

export const cli = {
  help: `编写、检查并发送 SIP 消息。

用法：sipwright 命令 …

  lint 文件…   指出 .sip 文件中的问题，并可修复
  format 文件… 统一 .sip 文件中的空格和头字段名
  send 文件    发送一条消息并显示收到的内容
  serve        运行本地 SIP 服务器，用于试验
  auth         检查消息中的凭据对某个密码是否正确，或计算凭据

  sipwright 命令 --help   显示该命令的用法
  sipwright --version     显示版本
  --lang en|zh-cn         指定语言，代替 LC_ALL、LC_MESSAGES 或 LANG`,
  'help-format': `统一 .sip 文件中的空格和头字段名：冒号后一个空格，名称按 RFC 的写法，行尾不留空格。
消息体以及 # @raw 块的内容保持原样。

用法：sipwright format 文件… [--check] [--names keep|long|compact] [--order] [--encoding 名称]

  文件              .sip 文件；- 表示标准输入，结果写到标准输出
  --check           不写文件，只指出哪些文件会改变
  --names 形式      所有头字段名都用完整形式（long）或简写形式（compact）；keep 保持各自的形式
  --order           按惯用顺序排列头字段
  --encoding 名称   文件的编码，与 lint 相同

退出码：正常为 0，--check 发现会改变的文件为 1，文件无法读写为 2。`,
  'help-lint': `指出 .sip 文件中的问题，并可修复。

用法：sipwright lint 文件… [--fix] [--format text|json|sarif|github] [--profile 名称] …
      sipwright lint --explain 规则

  文件                   包含 SIP 消息的文件；文件夹，其中所有 .sip 文件都检查；模式，例如
                         'flows/**/*.sip'；- 表示标准输入
  --fix                  应用安全的修复并写回文件
  --fix-dry-run          同上，但不写文件：显示修复后还剩哪些问题
  --format 格式          text；json：一个数组，包含所有文件及其问题；sarif：SARIF 2.1.0；
                         github：GitHub Actions 的注释
  --profile 名称         按什么要求检查：must、rfc（默认）、interop、ims、gb28181、all
  --select 规则,…        只检查这些规则；* 代表任意字符，写出全名时也包括检查方案之外的规则
  --ignore 规则,…        不检查这些规则
  --config 文件|none     用该文件代替每个文件向上最近的 .siplint.json；none 表示都不用
  --max-warnings N       警告多于 N 个时退出码为 1
  --stdin-filename 名称  标准输入的名称，也决定在哪里查找 .siplint.json
  --explain 规则         说明一条规则并给出示例
  --env 名称             sip-client.env.json 中的哪个环境生效
  --encoding 名称        文件的编码，例如 gb18030。默认为 UTF-8；不是 UTF-8 的文件按 # @charset
                         读取，否则按字节读取

退出码：没有错误为 0，有错误为 1，文件无法读写为 2。`,
  'help-send': `发送一条消息并显示收到的内容。

用法：sipwright send 文件 [--message N|名称 | --all | --tag 标签] [--var 名称=值]
                           [--to 目标] [--fresh] [--explain | --dry-run]
                          [--env 名称]
                          [--ca-file 文件] [--pin 指纹] [--cert-file 文件] [--key-file 文件]
                          [--key-log 文件] [--minimum-digest MD5|SHA-256|SHA-512-256]
                          [--format text|json] [--verbose] [--encoding 名称]

  文件                .sip 文件；- 表示标准输入
  --message N|名称    文件中的哪一条消息：第 N 条，或具有该名称或标题的一条
  --all               按顺序发送文件中的全部消息，带 # @disabled 的除外
  --tag 标签          只发送带此 # @tag 的消息
  --var 名称=值       变量的值，优先于文件中的值；可写多次
  --to 目标           发送到哪里，例如 udp:192.0.2.1:5060，代替 # @target、Route 或 Request-URI
  --fresh             使用新的 branch、Call-ID 和 tag，以及真实的 Via 和 Content-Length
  --explain           逐步说明消息会发往何处、响应会到何处，不发送任何内容
  --dry-run           逐字节显示将要发出的内容及各部分的来源，不发送任何内容
  --ca-file 文件      通过 TLS 发送时额外信任的 CA 证书（PEM 格式）
  --pin 指纹          唯一信任的证书的 SHA-256 指纹，无论由谁签发
  --minimum-digest 算法
                      不答复更弱算法的质询
  --cert-file 文件    服务器要求客户端证书时出示的本方证书：PEM 或 PFX
  --key-file 文件     证书的私钥（PEM 格式），与证书不在同一文件时使用
  --key-log 文件      把 TLS 密钥追加到该文件，供 Wireshark 解密
  --format json       发生的每件事输出一行 JSON 对象
  --verbose           完整显示发出的内容以及路由过程
  --env 名称          sip-client.env.json 中的哪个环境生效
  --encoding 名称     文件的编码，与 lint 相同

密码：{{$secret NAME}} 取自环境变量 SIPWRIGHT_SECRET_NAME（字母大写，其他符号写作 _）；没有写密码的
# @auth 取自 SIPWRIGHT_PASSWORD；本方证书的口令取自 SIPWRIGHT_PASSPHRASE。环境中没有的，在可以询问时会询问。

按 Ctrl-C 取消请求。已接通的呼叫会在命令结束前挂断；SUBSCRIBE 或 REFER 之后会等待 NOTIFY。
退出码：所有 # @expect 都满足为 0，有一个不满足为 1；没有 # @expect 时，2xx 为 0，其他最终响应为 1；
没有响应或无法发送为 2。发送多条消息时取最差的一个。`,
  'help-auth': `检查消息中的凭据对某个密码是否正确，或计算凭据。不发送任何内容。

用法：sipwright auth check|compute 文件 [--message N|名称] [--ha1] [--env 名称] [--encoding 名称]

  check               说明每个 response 是否正确；若不正确，说明它对什么才正确
  compute             输出带有正确 response 的 Authorization 和 Proxy-Authorization
  文件                .sip 文件；- 表示标准输入
  --message N|名称    文件中的哪一条消息：第 N 条，或具有该名称或标题的一条
  --ha1               所给的是 H(user:realm:password)，而不是密码
  --env 名称          sip-client.env.json 中的哪个环境生效
  --encoding 名称     文件的编码，与 lint 相同

密码取自 SIPWRIGHT_PASSWORD，否则询问，否则读取标准输入的第一行。
密码和 H(A1) 都不会输出或保存。

全部正确或已计算时以 0 结束，有一个不正确时以 1 结束，没有凭据时以 2 结束。`,
  'help-serve': `运行本地 SIP 服务器，用于试验。只能从本机访问。

用法：sipwright serve [--port N] [--host 127.0.0.1|::1] [--tls] [--cert-file 文件] [--key-file 文件]
                      [--verbose]

  --port N           端口，默认 5060；0 表示任意空闲端口
  --host 地址        只监听一个地址，代替 127.0.0.1 和 ::1
  --tls              在同一端口上同时监听 TLS 和 WSS，证书为本次运行新建
  --cert-file 文件   同上，使用指定的证书（PEM 或 PFX）
  --key-file 文件    证书的私钥（PEM），不在同一文件中时指定
  --verbose          完整显示每条消息

通过 UDP、TCP 和 WebSocket 响应 OPTIONS、REGISTER、MESSAGE、INVITE、ACK、PRACK、UPDATE、BYE、CANCEL、SUBSCRIBE、PUBLISH 和 REFER。用户部分可指定行为：

  404、486、503 …   返回该响应
  silent            不响应
  lost              不响应首次请求，只响应重传
  pending           SUBSCRIBE 须先获批准
  ring              INVITE 一直振铃，直到被取消
  fork、reliable    呼叫分叉；要求 PRACK 的 183
  auth、proxy       返回 401 或 407 质询。用户名任意，密码：secret
  auth.sha-256      其他摘要算法；auth.multi、auth.stale 等见 docs/local-server.md

按 Ctrl-C 结束。`,

  // 命令失败的原因，每条一行。
  'command-missing': '请指定要做什么：lint、send、serve 或 auth。用法见 `sipwright --help`。',
  'unknown-command': '没有命令 {command}。[[是否想输入 {meant}？]]命令列表见 `sipwright --help`。',
  'unknown-option': '没有选项 {option}。[[是否想输入 {meant}？]]选项列表见 --help。',
  'missing-value': '{option} 需要一个值，参见 --help。',
  'needless-value': '{option} 不接受值。',
  'bad-word': '{option} 不能是 {value}，只能是 {words}。',
  'bad-number': '{option} 不能是 {value}，只能是 {least} 到 {most} 之间的数。',
  'bad-config': '{file} 有错误，因此不检查它所管的文件。',
  'cannot-read-config': '{file} 无法读取。',
  'no-files': '{file} 没有对应的文件：文件夹中没有 .sip 文件，或没有文件符合该模式。',
  'unknown-rule': '没有名为 {rule} 的规则。[[是否想写 {meant}？]]全部规则见 docs/rules.md。',
  'too-many-warnings': '有 {count} 个警告，超过 --max-warnings 的上限 {most}。',
  'auth-task': '请指定对凭据做什么：{tasks}。用法见 --help。',
  'no-credentials': '{file} 中没有 Digest 凭据。',
  'file-missing': '请指定文件：`sipwright {command} 文件`。',
  'one-file': '一次只能发送一个文件，{file} 是多余的。',
  'needless-operand': '{operand} 是多余的：`sipwright {command}` 只接受选项。',
  'no-such-file': '{file} 不存在。',
  'is-a-folder': '{file} 是文件夹。请指定其中的文件，例如 {file}/*.sip。',
  'cannot-read-by-rights': '没有读取 {file} 的权限。',
  'cannot-write-by-rights': '没有写入 {file} 的权限。',
  'cannot-read': '无法读取 {file}（{code}）。',
  'cannot-write': '无法写入 {file}（{code}）。',
  'too-big': '{file} 超过 {most} MiB。',
  'unknown-encoding': '未知的编码 {encoding}。',
  'wrong-encoding': '{file} 的编码不是 {encoding}。',
  formatted: '{file} 已格式化。',
  'would-format': '{file} 会改变。',
  'unencodable-fix': '{file} 未改动：修复内容含有 {encoding} 中不存在的字符。',
  'changed-meanwhile': '{file} 未改动：其间已被其他程序修改。',
  'fix-needs-file': '--fix 需要写回文件，不能用于标准输入。',
  'cannot-print': '无法写出输出（{code}）。',
  fault: 'sipwright 出现故障：{fault}',

  // `lint` 的输出。
  error: '错误',
  warning: '警告',
  information: '信息',
  hint: '提示',
  fix: '修复：{title}',
  'more-problems': '{file} 还有 {count} 个问题；--format json 可显示全部。',
  'count-error': '{count} 个错误',
  'count-warning': '{count} 个警告',
  'count-information': '{count} 条信息',
  'count-hint': '{count} 条提示',
  problems: '{files} 个文件中有 {counts}。',
  'no-problems': '{files} 个文件均无问题。',
  fixable: '--fix 可修复 {count} 个。',
  'fixes-applied': '已修复 {count} 个问题。',
  'fixes-tried': '可修复 {count} 个问题（未写文件）。',
  withheld: '{hidden}。',

  // --explain 的输出。
  'explain-severity': '严重级别：{severity}',
  'explain-basis': '依据：    {basis}（{why}）',
  'explain-profiles': '检查方案：{profiles}',
  'explain-spec': '出处：    {spec}',
  'explain-wrong': '错误写法：',
  'explain-right': '正确写法：',
  'explain-fixes': '修复：',
  'explain-safe': '（安全：--fix 会应用）',
  'explain-no-fix': '没有无需猜测的修复。',

  // send 的输出。
  'no-message': '{file} 中没有消息。',
  'which-message': '{file} 中有 {count} 条消息，请用 --message 选择：{list}。',
  'no-such-message': '{file} 中没有消息 {message}，其中有：{list}。',
  unsendable: '{file}:{line}:{column}：{reason}',
  'secret-missing': '消息需要密钥 {name}：请设置环境变量 {variable}。',
  'user-missing': '{realm} 要求认证：请设置环境变量 {variable}。',
  'password-missing': '{realm} 要求密码：请设置环境变量 {variable}。',
  'ask-secret': '密钥 {name}：',
  'ask-passphrase': '本方证书的口令：',
  'credentials-of': '{user} 在 {realm}：',
  'ask-password-of': '{user} 在 {realm} 的密码：',
  'ask-user': '{realm} 的用户名：',
  'ask-password': '{user} 在 {realm}（{host}）的密码：',
  'no-such-tag': '{file} 中没有带 # @tag {tag} 的消息。',
  'bad-variable': '--var 的写法是 name=value，而不是 {value}。',
  'value-missing': '# @prompt 询问 {name}：请用 --var {name}=值 给出。',
  'ask-value': '{name}：',
  'ask-value-for': '{question}（{name}）：',
  'ask-note': '{note} 发送吗？（y/n）',
  'note-question': '本块要求在发送前询问。',
  'note-told': '提示：{note}',
  'part-missing': '不存在',
  'expected-value': '实际为 {value}',
  'captured-value': '{value}',
  explained: '通过 {transport} 发往 {to}，从 {from} 发出。',
  way: '{subject} 将从 {from} 发往 {transport}:{to}。',
  'by-option': '目标为 {target}，由 --to 指定。',
  again: '重传',
  unexpected: '意外。',
  'from-elsewhere': '来自 {peer}。',
  hears: '在 {place} 监听（UDP、TCP、TLS 和 WebSocket）。',
  'agent-hears': '{agent} 在 {place} 监听（UDP、TCP、TLS 和 WebSocket）。',
  interrupted: '正在取消。再按一次 Ctrl-C 立即结束。',

  // serve 的输出。
  'certificate-made': '用于 TLS 和 WSS 的证书为本次运行新建，SHA-256 指纹：{fingerprint}',
  listening: '正在监听 {address}',
  'port-in-use': '端口 {port} 已被占用：请用 --port 选择其他端口，例如 --port 0 表示任意空闲端口。',
  'cannot-listen': '无法监听端口 {port}（{code}）。',
  'not-loopback': '{host} 不是 127.0.0.1 或 ::1：本地服务器仅供本机使用。',
} as const;
