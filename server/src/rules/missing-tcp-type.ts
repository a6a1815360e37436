/** A candidate of ICE over TCP that does not say which side connects. */

import { Candidate } from '../sip/bodies/sdp/values/ice.ts';
import { attributesOf, isLineBeingTyped, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const credentials = ['a=ice-ufrag:8hhY', 'a=ice-pwd:asd88fgpdd777uzjYhagZg'];
const local = 'a=candidate:1 1 TCP 2128609279 192.0.2.1 9 typ host';
const kinds: ReadonlySet<string> = new Set(['active', 'passive', 'so']);

export default defineRule({
  name: 'missing-tcp-type',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 6544 §4.5',
  examples: {
    good: [sdpExample({}, ...credentials, `${local} tcptype active generation 0`)],
    bad: [
      sdpExample(
        {},
        ...credentials,
        `${local}\n${' '.repeat(16)}^^^ A candidate over TCP needs tcptype: active, passive or so`,
      ),
      sdpExample(
        {},
        ...credentials,
        `${local} tcptype activ\n${' '.repeat(local.length + 9)}^^^^^ activ is no tcptype: that is active, passive or so`,
      ),
    ],
  },
  about: { attributes: ['candidate'] },
  checkSdp(sdp, report) {
    for (const { line, value } of attributesOf(sdp, Candidate)) {
      if (value.transport.text.toLowerCase() !== 'tcp' || isLineBeingTyped(sdp, line)) continue;
      const [, kind] = value.extensions.find(([name]) => name.text === 'tcptype') ?? [];
      if (kind === undefined) report(value.transport);
      else if (!kinds.has(kind.text.toLowerCase())) report(kind, { what: 'unknown', args: { kind: kind.text } });
    }
  },
});
