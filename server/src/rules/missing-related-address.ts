/** A candidate of ICE that was found with a server's help and does not say from where. */

import { Candidate } from '../sip/bodies/sdp/values/ice.ts';
import { insert } from '../sip/syntax/edit.ts';
import { guess } from './common/fixes.ts';
import { attributesOf, isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const credentials = ['a=ice-ufrag:8hhY', 'a=ice-pwd:asd88fgpdd777uzjYhagZg'];
const server = 'a=candidate:2 1 UDP 1694498815 192.0.2.3 45664 typ srflx';

export default defineRule({
  name: 'missing-related-address',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8839 §5.1',
  examples: {
    good: [
      sdpExample({}, ...credentials, `${server} raddr 203.0.113.141 rport 8998`),
      sdpExample({}, ...credentials, 'a=candidate:1 1 UDP 2130706431 192.0.2.1 4000 typ host generation 0'),
    ],
    bad: [
      sdpExample(
        {},
        ...credentials,
        `${server}\n${' '.repeat(server.length - 5)}^^^^^ A candidate of the type srflx needs raddr and rport`,
      ),
    ],
  },
  about: { attributes: ['candidate'] },
  checkSdp(sdp, report) {
    for (const { line, value } of attributesOf(sdp, Candidate)) {
      const type = value.type.text.toLowerCase();
      if (type !== 'srflx' && type !== 'prflx' && type !== 'relay') continue;
      if (value.relatedAddress !== undefined && value.relatedPort !== undefined) continue;
      if (!isLineBeingTyped(sdp, line)) {
        const zero = value.address.text.includes(':') ? '::' : '0.0.0.0';
        const lacksBoth = value.relatedAddress === undefined && value.relatedPort === undefined;
        const edits = keepingLength(sdp, [insert(value.type.end, ` raddr ${zero} rport 9`)]);
        report(value.type, { args: { type }, fixes: lacksBoth ? [guess('insert', edits)] : [] });
      }
    }
  },
});
