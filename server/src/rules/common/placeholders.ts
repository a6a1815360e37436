/** What other programs put in the place of values that are made when a message is sent, and what says the same here. */

import { type Span, spanOf } from '../../sip/span.ts';

export type Program = 'SIPp' | 'sipexer' | 'sipsak';

export interface Placeholder extends Span {
  readonly program: Program;
  readonly written: string;
  readonly ours: string;
}

/** `[call_id]`. */
const sipp: Readonly<Record<string, string>> = {
  branch: '{{$branch}}',
  call_id: '{{$callId}}',
  call_number: '{{$randomInt 1 1000000}}',
  cseq: '{{$cseq}}',
  len: '{{$contentLength}}',
  local_ip: '{{$localIp}}',
  local_ip_type: '4',
  local_port: '{{$localPort}}',
  media_ip: '{{$localIp}}',
  media_ip_type: '4',
  media_port: '{{$rtpPort}}',
  pid: '{{$randomInt 1 1000000}}',
  remote_ip: '{{$targetHost}}',
  remote_port: '{{$targetPort}}',
  service: 'service',
  transport: '{{$transport}}',
};

/** `{{.callid}}`; fields that are not listed hold what the user gives, as variables do here. */
const sipexer: Readonly<Record<string, string>> = {
  callid: '{{$callId}}',
  cr: '',
  cseqnum: '{{$cseq}}',
  date: '{{$datetime rfc1123}}',
  fromtag: '{{$tag}}',
  localip: '{{$localIp}}',
  rport: ';rport',
  sdpaf: 'IP4',
  sdprtpport: '{{$rtpPort}}',
  sdpsessid: '{{$sdpVersion}}',
  sdpsessversion: '{{$sdpVersion}}',
  totag: '{{$tag}}',
  viaaddr: '{{$localIp}}:{{$localPort}}',
  // A cookie stands before it: RFC 3261 §8.1.1.7.
  viabranch: '{{$uuid}}',
  viaproto: '{{$transport}}',
};

/** `$user$`. */
const sipsak: Readonly<Record<string, string>> = {
  dsthost: '{{$targetHost}}',
  port: '{{$localPort}}',
  replace: '{{replace}}',
  srchost: '{{$localIp}}',
  user: '{{user}}',
};

const keyword = `\\[(?:${Object.keys(sipp).join('|')})\\]`;

const dialects: readonly {
  readonly program: Program;
  /** What each of its placeholders holds. */
  readonly sign: string;
  /** What none of them is without, where that is looked for in less time. */
  readonly begins?: RegExp;
  readonly pattern: RegExp;
  readonly meaning: (written: string) => string;
}[] = [
  {
    program: 'SIPp',
    sign: '[',
    // A tag is often put together of several keywords and some text.
    begins: new RegExp(keyword, 'u'),
    pattern: new RegExp(`(?<=;tag=)[^\\s;,\\[]{0,100}${keyword}[^\\s;,]{0,200}|${keyword}`, 'gu'),
    meaning: (written) => ours(sipp, written.slice(1, -1)) ?? '{{$tag}}',
  },
  {
    program: 'sipexer',
    sign: '{{.',
    // What stands behind a condition is kept, as if there were something to fill in; what stands for its absence goes.
    pattern:
      /\{\{\.[A-Za-z]\w{0,60}\}\}|\{\{if \.\w{1,60}\}\}|\{\{else\}\}[^{}\r\n]{0,100}\{\{end\}\}|\{\{(?:else|end)\}\}/gu,
    meaning: (written) => (written.startsWith('{{.') ? fieldOf(written.slice(3, -2)) : ''),
  },
  {
    program: 'sipsak',
    sign: '$',
    pattern: /\$(?:dsthost|port|replace|srchost|user)\$/gu,
    meaning: (written) => ours(sipsak, written.slice(1, -1)) ?? written,
  },
];

/** Without one of these there is none. */
export const placeholderSigns: readonly string[] = dialects.map(({ sign }) => sign);

/** All of them in a stretch of a text, of the first program that has any. */
export function placeholdersIn(text: string, { start, end }: Span): readonly Placeholder[] {
  for (const { program, sign, begins, pattern, meaning } of dialects) {
    if (!text.includes(sign, start) || begins?.test(text) === false) continue;
    const found = [...text.slice(start, end).matchAll(pattern)].map(({ 0: written, index }): Placeholder => {
      const span = spanOf(start + index, start + index + written.length);
      return { program, written, ours: meaning(written), ...span };
    });
    if (found.length > 0) return found;
  }
  return [];
}

function fieldOf(name: string): string {
  return ours(sipexer, name) ?? `{{${name}}}`;
}

function ours(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
