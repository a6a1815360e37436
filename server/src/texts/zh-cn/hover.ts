/** 悬停提示中的文字。 */

export const hover = {
  kind: {
    method: '方法',
    status: '状态码',
    header: '头字段',
    'header-param': '{owner} 的参数',
    'uri-param': 'URI 参数',
    'option-tag': '选项标签',
    scheme: 'URI 方案',
    directive: '指令',
    function: '函数',
    rule: '规则',
    variable: '变量',
    reference: '先前消息的一部分',
  },
  'between-names': '、',
  'between-clauses': '；',
  historic: '已废弃。',
  unregistered: '有人使用，但未在 IANA 登记。',
  compact: '缩写形式 {compact}',
  example: '示例：{example}',
  form: '写法：{form}',
  where: '{place}：{presences}',
  values: '取值：{values}',
  flag: '不带值。',

  // 头字段可以出现几次。
  'repeat-once': '一个消息中最多出现一次。',
  'repeat-list': '可有多个值：写在一行中以逗号分隔，或各占一行。',
  'repeat-rows': '可出现多次，每次各占一行，不能用逗号合并。',

  // 头字段可以出现在哪里。
  'place-request': '请求',
  'place-response': '响应',
  'place-any': '请求和响应',
  'place-copied': '请求，并由请求复制到响应',
  'place-other': '{place} 响应',
  'presence-m': '必须有（{methods}）',
  'presence-m*': '应当有（{methods}）',
  'presence-o': '可选（{methods}）',
  'presence-c': '视消息而定（{methods}）',
  'presence-t': '经流式传输时必须有，其他情况建议有（{methods}）',
  'presence-*': '有消息体时必须有（{methods}）',
  'presence--': '不可有',
  'all-methods': '所有方法',
  'all-but': '除 {methods} 外的所有方法',

  // 方法的作用。
  'method-creates': '建立对话，也在对话内发送。',
  'method-anywhere': '对话内外均可发送；不建立对话。',
  'method-first': '只在对话内发送；第一条可能建立该对话。',
  'method-inside': '只在对话内发送。',
  'method-outside': '只在对话外发送。',
  'method-no-transaction': '跟在 INVITE 之后，不论是否在对话内；本身不会得到响应。',
  'method-bodies': '常见消息体：{types}',

  'status-answers': '通常是对 {methods} 的响应',
  'status-expects': '应带有 {fields}',
  'option-tag-in': '出现在 {fields}',
  'uri-param-schemes': '用于 {schemes} URI',
  'scheme-port': '未写端口时为 {port}。',
  'scheme-not-requested': '请求不能以它为目的地。',

  'variable-value': '值为 {value}',
  'variable-unknown': '本文件中没有给它赋值。',
  reference: '{block} 发送之后从中取得。',
} as const;
