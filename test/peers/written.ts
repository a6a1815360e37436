/** Messages as somebody writes them into a file. */

import { sdp } from '../ua/exchange.ts';
import { uriNameOf, type Way } from './ways.ts';

/** One message of the file. */
export interface Written extends Way {
  readonly method: string;
  /** The port that it goes to. */
  readonly port: number;
  /** The user part of the Request-URI, or none. */
  readonly user?: string | undefined;
  readonly more?: readonly string[];
  /** What stands behind the head; an INVITE makes an offer unless it says `''`. */
  readonly body?: string;
  /** `# @…` lines above it. */
  readonly preamble?: readonly string[];
  /** One of its own when absent. */
  readonly callId?: string;
  /** What stands behind `###`. */
  readonly title?: string;
}

/** A message as somebody writes it, and the line of its start line. */
export function messageTo({
  method,
  port,
  user = 'uas',
  more = [],
  body,
  preamble = [],
  callId = '{{$callId}}',
  title = 'ask',
  ...way
}: Written): { readonly text: string; readonly line: number } {
  const host = way.address === '::1' ? '[::1]' : way.address;
  const uri = user === '' ? 'sip:sip.test' : `sip:${user}@sip.test`;
  const own = '{{$localIp}}:{{$localPort}}';
  const content = body ?? (method === 'INVITE' ? sdp.replaceAll('\r\n', '\n') : '');
  const isTyped = more.some((row) => row.startsWith('Content-Type:'));
  const above = [`### ${title}`, `# @target ${way.transport}:${host}:${port}`, ...preamble];
  const rows = [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/${way.transport.toUpperCase()} ${own};branch={{$branch}};rport`,
    'Max-Forwards: 70',
    'From: <sip:alice@sip.test>;tag={{$tag}}',
    `To: <${method === 'REGISTER' ? 'sip:alice@sip.test' : uri}>`,
    `Call-ID: ${callId}`,
    `CSeq: 1 ${method}`,
    `Contact: <sip:alice@${own};transport=${uriNameOf(way)}>`,
    ...more,
    ...(content === '' || isTyped ? [] : ['Content-Type: application/sdp']),
    'Content-Length: {{$contentLength}}',
  ];
  return { text: `${[...above, ...rows, '', content].join('\n')}\n`, line: above.length };
}
