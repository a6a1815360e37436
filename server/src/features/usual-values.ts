/** Values that header fields usually have, as far as no table gives them. Templates stand where a value must be new with each send. */

import type { Message } from '../sip/syntax/tree.ts';

/** The usual values of a header field in a message, the likeliest first. */
export function usualValues(header: string, message: Message | undefined): readonly string[] {
  const method = message?.startLine.kind === 'request' ? message.startLine.method.text : undefined;
  if (header === 'CSeq') return method === undefined ? [] : [`1 ${method}`, `{{$cseq}} ${method}`];
  return values[header] ?? [];
}

const via = '{{$localIp}}:{{$localPort}};rport;branch={{$branch}}';
const mediaTypes = [
  'application/sdp',
  'text/plain',
  'message/cpim',
  'message/sipfrag;version=2.0',
  'application/pidf+xml',
  'application/simple-message-summary',
  'application/dtmf-relay',
  'multipart/mixed;boundary=boundary1',
];

const values: Readonly<Record<string, readonly string[]>> = {
  Accept: ['application/sdp', ...mediaTypes.slice(1)],
  Allow: ['INVITE, ACK, CANCEL, BYE, OPTIONS'],
  'Call-ID': ['{{$callId}}@{{$localIp}}', '{{$callId}}'],
  Contact: ['<sip:{{$localIp}}:{{$localPort}}>', '*'],
  'Content-Disposition': ['session', 'render', 'early-session'],
  'Content-Encoding': ['gzip'],
  'Content-Length': ['0', '{{$contentLength}}'],
  'Content-Type': mediaTypes,
  Date: ['{{$datetime rfc1123}}'],
  Event: ['presence', 'reg', 'dialog', 'message-summary', 'conference', 'refer', 'winfo'],
  Expires: ['3600', '600', '0'],
  From: ['<sip:alice@example.com>;tag={{$tag}}'],
  'Max-Forwards': ['70'],
  'MIME-Version': ['1.0'],
  'Min-Expires': ['60'],
  Priority: ['normal', 'urgent', 'non-urgent', 'emergency'],
  Privacy: ['none', 'id', 'header', 'session', 'user', 'critical'],
  'Session-Expires': ['1800;refresher=uac'],
  'Subscription-State': ['active;expires=3600', 'pending', 'terminated;reason=timeout'],
  To: ['<sip:bob@example.com>'],
  Via: [`SIP/2.0/UDP ${via}`, `SIP/2.0/TCP ${via}`, `SIP/2.0/{{$transport}} ${via}`],
};

/** Values of parameters that are new with each message. */
export const generatedParams: Readonly<Record<string, string>> = { branch: '{{$branch}}', tag: '{{$tag}}' };

/** Parameters of header fields that usually stand without a value. */
export const bareParams: ReadonlySet<string> = new Set([
  'rport',
  'alias',
  'keep',
  'lr',
  'ob',
  'isfocus',
  'explicit',
  'require',
]);
