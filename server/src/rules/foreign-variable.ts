/** A placeholder of SIPp, sipexer or sipsak, which stands for something there and is but text here. */

import { replace } from '../sip/syntax/edit.ts';
import { changed, smallRequest } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { placeholderSigns, placeholdersIn } from './common/placeholders.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'foreign-variable',
  severity: 'error',
  basis: 'format',
  spec: 'docs/format.md#variables',
  examples: {
    good: ['Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}}', 'Subject: [pending], $5 for the user$'],
    bad: [
      changed(smallRequest, {
        Via: 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n             ^^^^^^^^^^^ [transport] is a placeholder of SIPp; here it is written {{$transport}}',
        From: 'From: <sip:alice@[local_ip]:[local_port]>;tag=[pid]SIPpTag00[call_number]',
        'Call-ID': 'Call-ID: [call_id]',
        'Content-Length': 'Content-Length: [len]',
      }).join('\n'),
      changed(smallRequest, {
        Via: 'Via: SIP/2.0/{{.viaproto}} {{.viaaddr}}{{.rport}};branch=z9hG4bKSG.{{.viabranch}}\n             ^^^^^^^^^^^^^ {{.viaproto}} is a placeholder of sipexer; here it is written {{$transport}}',
        From: 'From: <sip:alice@example.com>;tag={{.fromtag}}',
        'Call-ID': 'Call-ID: {{.callid}}',
        CSeq: 'CSeq: {{.cseqnum}} OPTIONS',
      }).join('\n'),
      changed(smallRequest, {
        From: 'From: <sip:alice@example.com>{{if .fromtag}};tag={{.fromtag}}{{end}}\n                                                 ^^^^^^^^^^^^ {{.fromtag}} is a placeholder of sipexer; here it is written {{$tag}}',
        'Call-ID': 'Call-ID: {{.callid}}\n{{if .date}}Date: {{.date}}{{else}}$rmeol{{end}}',
      }).join('\n'),
      'Subject: sent by $srchost$ at $port$\n                 ^^^^^^^^^ $srchost$ is a placeholder of sipsak; here it is written {{$localIp}}',
    ],
  },
  about: { signs: placeholderSigns },
  checkBlock({ message, raw }, report) {
    if (message === undefined || raw) return;
    const found = placeholdersIn(message.source, message);
    const first = found.find(({ ours }) => ours !== '') ?? found[0];
    if (first === undefined) return;
    const { written, ours, program } = first;
    const fixes = [
      guess(
        'convert',
        found.map((each) => replace(each, each.ours)),
      ),
    ];
    const args = { written, ours, program };
    // A dollar sign may be meant (RFC 3261 §25.1); whatever else is found in a message of the others is but what they leave behind.
    if (program === 'sipsak') report(first, { args, fixes, severity: 'warning' });
    else report(first, { args, fixes, covers: message });
  },
});
