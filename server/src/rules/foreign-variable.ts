/** A keyword of SIPp, which stands for something there and is but text here. */

import type { Edit } from '../sip/problem.ts';
import { spanOf } from '../sip/span.ts';
import { replace } from '../sip/syntax/edit.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { changed, smallRequest } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { defineRule } from './rule.ts';

/** What says the same here. */
const ours: Readonly<Record<string, string>> = {
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

const keyword = `\\[(?:${Object.keys(ours).join('|')})\\]`;
const firstKeyword = new RegExp(keyword, 'u');
/** A tag is often put together of several keywords and some text. */
const anyKeyword = new RegExp(`(?<=;tag=)[^\\s;,]*${keyword}[^\\s;,]*|${keyword}`, 'gu');

export default defineRule({
  name: 'foreign-variable',
  severity: 'error',
  basis: 'format',
  spec: 'docs/format.md#variables',
  examples: {
    good: ['Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}}', 'Subject: [pending]'],
    bad: [
      changed(smallRequest, {
        Via: 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n             ^^^^^^^^^^^ [transport] is a keyword of SIPp; here it is written {{$transport}}',
        From: 'From: <sip:alice@[local_ip]:[local_port]>;tag=[pid]SIPpTag00[call_number]',
        'Call-ID': 'Call-ID: [call_id]',
        'Content-Length': 'Content-Length: [len]',
      }).join('\n'),
    ],
  },
  checkBlock({ message, raw }, report) {
    if (message === undefined || raw) return;
    const { source, start, end } = message;
    const found = source.includes('[', start) ? firstKeyword.exec(source.slice(start, end)) : null;
    if (found === null) return;
    const at = start + found.index;
    const written = found[0];
    const args = { written, ours: ours[written.slice(1, -1)] ?? '' };
    // Whatever else is found in such a message is but what these keywords leave behind.
    report(spanOf(at, at + written.length), { args, fixes: [guess('convert', conversions(message))], covers: message });
  },
});

function conversions({ source, start, end }: Message): readonly Edit[] {
  return [...source.slice(start, end).matchAll(anyKeyword)].map(({ 0: written, index }) => {
    const at = start + index;
    return replace(spanOf(at, at + written.length), ours[written.slice(1, -1)] ?? '{{$tag}}');
  });
}
