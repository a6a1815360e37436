/** A call is put on hold by the address 0.0.0.0, as RFC 2543 had it. */

import { isSdpField } from '../sip/bodies/sdp.ts';
import { To } from '../sip/headers/to.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { requestWith } from './common/examples.ts';
import { isUsed, sdpExample, sectionsOf } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const held = (to: string, address: string): string => {
  const [, body = ''] = sdpExample({ c: `c=IN IP4 ${address}` }).split('\n\n');
  const written = body.split('\n').filter((line) => !/^ *\^/u.test(line));
  const size = written.slice(0, -1).reduce((sum, line) => sum + line.length + 2, 0);
  const head = requestWith('INVITE', to, 'Content-Type: application/sdp', `Content-Length: ${size}`);
  return `${head.trimEnd()}\n\n${body}`;
};

export default defineRule({
  name: 'hold-by-address',
  severity: 'hint',
  basis: 'should',
  spec: 'RFC 3264 §8.4',
  examples: {
    good: [held('To: <sip:bob@example.com>', '0.0.0.0'), held('To: <sip:bob@example.com>;tag=1', '192.0.2.1')],
    bad: [
      held(
        'To: <sip:bob@example.com>;tag=1',
        '0.0.0.0\n         ^^^^^^^ A call is held by a=sendonly or a=inactive, not by this address',
      ),
    ],
  },
  about: { methods: ['INVITE', 'UPDATE'], letters: ['c'], signs: ['0.0.0.0'] },
  checkSdp(sdp, report) {
    const { message } = sdp.block;
    // The first offer of a call may not know its own address yet.
    if (message?.startLine.kind !== 'request' || !valuesOf(message, To).some(isInDialog)) return;
    if (!sdp.media.some(isUsed)) return;
    for (const { lines } of sectionsOf(sdp)) {
      for (const line of lines.filter(isSdpField)) {
        if (line.kind === 'connection' && line.address?.text === '0.0.0.0') report(line.address);
      }
    }
  },
});

function isInDialog({ params }: { readonly params: Parameters<typeof paramNamed>[0] }): boolean {
  return paramNamed(params, 'tag') !== undefined;
}
