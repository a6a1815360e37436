/** What each directive does, in English. */

export const directives = {
  name: 'How other blocks and the outline call this block.',
  title: 'The title of this block in the outline.',
  tag: 'Words by which blocks are picked out.',
  target:
    'Where the message is sent: `udp:host:port`, `tls://host:5061`, `wss://host/ws`, `sip:host;transport=tcp`, `host` or `host:port`. Without it, Route, the configured target or the Request-URI decides.',
  local: 'The local address or port from which the message is sent.',
  auth: 'User and password for a 401 or 407, which is then answered by itself. Write the password as `{{$secret name}}`, never into the file.',
  'auth-ha1': 'User and HA1, the hash of user, realm and password, instead of the password itself.',
  timeout: 'How long a final response is waited for.',
  t1: "RFC 3261's timer T1, the estimated round-trip time, from which the other timers follow. 500 ms unless said otherwise.",
  retransmit: 'Over UDP: `full` retransmits as RFC 3261 has it, `once` one time, `off` never.',
  ack: 'A 2xx to INVITE is acknowledged by itself; `off` leaves the ACK to you.',
  raw: 'Everything from the end of the preamble to the next `###` goes out byte for byte: no variables, comments, includes or line-end work. `chomp` drops the last line end.',
  escapes: 'Gives `\\r \\n \\t \\0 \\xHH \\u{…} \\\\` in the message their meaning.',
  eol: 'The line ends of start line and header fields on the wire. CRLF unless said otherwise.',
  'eol-body': 'The line ends of the body on the wire; `asis` leaves them as they are in the file.',
  charset: "The charset of the message on the wire, instead of the document's encoding.",
  'send-file': 'The whole datagram comes from this file, byte for byte.',
  lint: 'Switches rules off: for this block, or in a block without message for the whole file.',
  expect:
    'What the answer must be for the block to pass: a subject such as `status`, `reason`, `duration`, `body`, `body sdp.media[0].port`, `header Contact`, `header To;tag` or `response[180].headers.RSeq`, and `==`, `!=`, `>`, `>=`, `<`, `<=`, `startsWith`, `endsWith`, `includes`, `matches`, `exists`, `isFalse` or `isNumber`. `2xx` stands for a whole class.',
  capture:
    'Keeps a part of the answer under a name for the other blocks; a pattern behind the subject, as in `header Contact /sip:([^@]+)/`, takes what its first group matches.',
  ref: 'Another block is sent first, unless it was sent already, got the answer that it wants, and what it opened still lives.',
  'force-ref': 'Another block is sent first, every time.',
  import: 'The blocks of another file can be referred to by name, and are sent first by `# @ref`.',
  loop: 'The block is sent several times, one after the other, at most 100: so many times, or once for each line of a file. Where its first line has commas it names the columns, as in `{{user.name}}`.',
  sleep: 'Waits before the block is sent.',
  disabled:
    'The block is left out when the whole file is sent. With a condition, unless that is empty, `false` or `0`.',
  note: 'Asks before the block is sent; where nobody can be asked it is only told.',
  prompt:
    'Asks for the value of a variable before the block is sent; on the command line `--var name=value` gives it. For the whole file it asks where the variable is used.',
  'prompt-secret':
    'Asks for the value of a variable without showing what is typed; on the command line `SIPWRIGHT_SECRET_NAME` gives it.',
  as: 'Which of several user agents a block belongs to. In a block without a message, what stands there counts for the blocks of that agent.',
  recv: 'Waits until this has come to the user agent of the block, and then sends its message: methods of requests and statuses of responses, `|` between alternatives, `,` between what follows one another. A response answers the request that came; a block without a message only waits. `# @expect`, `# @capture` and `{{received.request.headers.From}}` are then about what came, and `# @timeout` says how long is waited, 32 s without it.',
  'reply-to':
    'Which request that waits this response answers: `last`, the last of a method, or the last under the block of a name. Without it, the one that it fits by Via, Call-ID and CSeq. `{{received.request.headers.Via}}` takes parts of that request.',
} as const;

/** What is said of directives in general. */
export const aboutDirectives = {
  inherited: 'In a block without a message it counts for the whole file.',
  form: 'Written as',
} as const;
