/** ICE candidates without the user name and password of the connectivity checks. */

import { attributeIn, hasAttribute, isSectionDone, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const candidate = 'a=candidate:1 1 UDP 2130706431 192.0.2.1 49170 typ host';

export default defineRule({
  name: 'missing-ice-credentials',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 8839 §5.4',
  examples: {
    good: [
      sdpExample({}, 'a=ice-ufrag:8hhY', 'a=ice-pwd:asd88fgpdd777uzjYhagZg', candidate),
      sdpExample({ t: 't=0 0\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg' }, candidate),
    ],
    bad: [
      sdpExample(
        {},
        `${candidate}\n${'^'.repeat(candidate.length)} ICE needs a=ice-ufrag and a=ice-pwd beside its candidates; missing: ice-ufrag ice-pwd`,
      ),
      sdpExample(
        {},
        'a=ice-ufrag:8hhY\n^^^^^^^^^^^^^^^^ ICE needs a=ice-ufrag and a=ice-pwd beside its candidates; missing: ice-pwd',
      ),
    ],
  },
  about: { attributes: ['candidate', 'ice-ufrag', 'ice-pwd'] },
  checkSdp(sdp, report) {
    if (!sdp.isReadable) return;
    for (const section of sdp.media) {
      if (!isSectionDone(sdp, section) || section.media.port?.text === '0') continue;
      const begins = ['candidate', 'ice-ufrag', 'ice-pwd'].map((name) => attributeIn(section.lines, name));
      const line = begins.find((each) => each !== undefined);
      if (line === undefined) continue;
      const missing = ['ice-ufrag', 'ice-pwd'].filter((name) => {
        return !hasAttribute(section.lines, name) && !hasAttribute(sdp.session.lines, name);
      });
      if (missing.length > 0) report(lineSpan(sdp, line), { args: { missing: missing.join(' ') } });
    }
  },
});
