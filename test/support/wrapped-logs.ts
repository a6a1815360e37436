/** What people copy out of more tools: a request with a session description, its answer and the BYE behind it, with what each tool puts before their lines, around them and between. */

/** Each message as its lines; its body, if it has one, behind the empty one. */
export const messages: readonly (readonly string[])[] = [
  [
    'INVITE sip:bob@example.com SIP/2.0',
    'Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK776asdhds',
    'Max-Forwards: 70',
    'From: "Alice" <sip:alice@example.com>;tag=1928301774',
    'To: Bob <sip:bob@example.com>',
    'Call-ID: a84b4c76e66710@192.0.2.1',
    'CSeq: 314159 INVITE',
    'Contact: <sip:alice@192.0.2.1>',
    'Content-Type: application/sdp',
    'Content-Length: 129',
    '',
    'v=0',
    'o=alice 1 1 IN IP4 192.0.2.1',
    's=-',
    'c=IN IP4 192.0.2.1',
    't=0 0',
    'm=audio 49172 RTP/AVP 0 101',
    'a=rtpmap:101 telephone-event/8000',
  ],
  [
    'SIP/2.0 200 OK',
    'Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK776asdhds',
    'From: "Alice" <sip:alice@example.com>;tag=1928301774',
    'To: Bob <sip:bob@example.com>;tag=a6c85cf',
    'Call-ID: a84b4c76e66710@192.0.2.1',
    'CSeq: 314159 INVITE',
    'Contact: <sip:bob@192.0.2.2>',
    'Content-Length: 0',
    '',
  ],
  [
    'BYE sip:alice@192.0.2.1 SIP/2.0',
    'Via: SIP/2.0/UDP 192.0.2.2:5060;branch=z9hG4bKnashds10',
    'Max-Forwards: 70',
    'From: Bob <sip:bob@example.com>;tag=a6c85cf',
    'To: "Alice" <sip:alice@example.com>;tag=1928301774',
    'Call-ID: a84b4c76e66710@192.0.2.1',
    'CSeq: 231 BYE',
    'Content-Length: 0',
    '',
  ],
];

const there = '192.0.2.1:5060';
const back = '192.0.2.2:5060';
const [request = [], response = [], bye = []] = messages;

/** Each as its tool shows it. */
export const wrappedLogs: Readonly<Record<string, string>> = {
  'ngrep, from its first line to its last': [
    'interface: eth0 (192.0.2.0/255.255.255.0)',
    'filter: ( port 5060 ) and ((ip || ip6) || (vlan && (ip || ip6)))',
    ...messages.map((lines, index) => `#\nU ${there} -> ${back} #${index + 1}\n${each(lines, (line) => `${line}.`)}`),
    '^C exit',
    '3 received, 0 dropped',
    '',
  ].join('\n'),
  'ngrep, each packet in one line': every((lines) => `#\nU ${there} -> ${back}\n  ${lines.join('..')}..  \n`),
  'ngrep, in a window of eighty columns': every(
    (lines) => `#\nU ${there} -> ${back}\n${broken(`${lines.join('..')}..`)}`,
  ),
  'one message under another': every((lines) => each(lines)),
  'tcpdump, as ASCII': every(
    (lines) => `07:08:09.123456 IP 192.0.2.1.5060 > 192.0.2.2.5060: SIP: ${lines[0]}\nE.....@.@......${each(lines)}\n`,
  ),
  'tcpdump, in full': every(
    (lines) =>
      `07:08:09.123456 IP (tos 0x0, ttl 64, id 1234, offset 0, flags [DF], proto UDP (17), length 420)\n    192.0.2.1.5060 > 192.0.2.2.5060: SIP, length: 392\n${each(lines, (line) => `\t${line}`)}`,
  ),
  'Asterisk, with what chan_sip does in between': `<--- SIP read from UDP:${there} --->\n${each(request)}<------------->\n--- (10 headers 7 lines) ---\nSending to ${there} (NAT)\nUsing INVITE request as basis request - a84b4c76e66710@192.0.2.1\n  == Using SIP RTP CoS mark 5\nFound RTP audio format 0\n\n<--- Reliably Transmitting (NAT) to ${there} --->\n${each(response)}\n<------------>\n\n<--- SIP read from UDP:${back} --->\n${each(bye)}<------------->\n--- (8 headers 0 lines) ---\n`,
  'Asterisk, with what the dialplan does in between': `<--- Received SIP request (420 bytes) from UDP:${there} --->\n${each(request)}\n  == Setting global variable 'SIPDOMAIN' to 'example.com'\n    -- Executing [bob@default:1] Answer("PJSIP/alice-00000001", "") in new stack\n<--- Transmitting SIP response (380 bytes) to UDP:${there} --->\n${each(response)}\n\n<--- Received SIP request (380 bytes) from UDP:${there} --->\n${each(bye)}\n`,
  'OpenSIPS, through syslog': every((lines) => `May  6 07:08:09 sbc01 /usr/sbin/opensips[8123]: ${each(lines)}`),
  'the journal, which repeats the time': prefixed(
    (index) => `May ${String(index + 6).padStart(2)} 07:08:0${index} proxy kamailio[812]: `,
  ),
  'the log of a container': prefixed(() => 'proxy-1  | '),
  CUBE: every(
    (lines) =>
      `May  6 07:08:09.123: //1234/ABCDEF012345/SIP/Msg/ccsipDisplayMsg:\nReceived: \n${each(lines)}\n000071: May  6 07:08:09.125: //-1/xxxxxxxxxxxx/SIP/Info/info/1024/ccsip_new_msg_preprocessor: Checking Invite Dialog\n`,
  ),
  'SIPp, the trace of messages': every(
    (lines) =>
      `----------------------------------------------- 2024-05-06 07:08:09.123456\nUDP message received [420] bytes :\n\n${each(lines)}\n`,
  ),
  baresip: every(
    (lines) => `\u001B[36;1mRX ${there}\u001B[;m\n#\n07:08:09.123#UDP|${there} -> ${back}\n${each(lines)}\n`,
  ),
  'pjsua, with the end marked': every(
    (lines) => `07:08:09.123   pjsua_core.c  .RX 420 bytes from UDP ${there}:\n${each(lines)}\n--end msg--\n`,
  ),
  'an RFC that says what happens': `   F1 INVITE Alice -> Bob\n\n${each(request, indented)}\n   F2 200 OK Bob -> Alice\n\n${each(response, indented)}\n   /* Bob hangs up with Alice. */\n\n   F3 BYE Bob -> Alice\n\n${each(bye, indented)}`,
  'fences of Markdown': every((lines) => `Then it sends:\n\n\`\`\`sip\n${each(lines)}\`\`\`\n\n`),
  'a mail that is answered': prefixed(() => '> '),
  'a mail that is answered twice': `On Mon, 6 May 2024, Alice wrote:\n${prefixed(() => '>> ')}`,
  'objects of JSON': every(
    (lines) => `{"timestamp":"2024-05-06T07:08:09Z","raw":${JSON.stringify(crlf(lines))},"src":"192.0.2.1"}\n`,
  ),
  'a string of JSON': every((lines) => `${JSON.stringify(crlf(lines))}\n`),
  'the strings of a program': every(
    (lines) => `${lines.map((line) => `    "${line.replaceAll('"', '\\"')}\\r\\n"`).join('\n')};\n\n`,
  ),
  'a diff': prefixed(() => '+'),
  'numbered lines': prefixed((index) => `${String(index + 1).padStart(4)}  `),
  'the source of a page': every((lines) =>
    each(lines, (line) => line.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')),
  ),
};

function every(show: (lines: readonly string[]) => string): string {
  return messages.map(show).join('');
}

function each(lines: readonly string[], show = (line: string) => line): string {
  return lines.map((line) => `${show(line)}\n`).join('');
}

function prefixed(prefix: (index: number) => string): string {
  return every((lines) => lines.map((line, index) => `${prefix(index)}${line}\n`).join(''));
}

function indented(line: string): string {
  return line === '' ? '' : `   ${line}`;
}

function crlf(lines: readonly string[]): string {
  return each(lines).replaceAll('\n', '\r\n');
}

function broken(text: string): string {
  return (text.match(/.{1,78}/gu) ?? []).map((part) => `  ${part}\n`).join('');
}
