/** A body that is plainly something else than its Content-Type says. */

import { sdp } from '../sip/bodies/sdp.ts';
import { ContentType } from '../sip/headers/content-type.ts';
import { valuesOf } from '../sip/values-of.ts';
import { firstLineOf } from './common/bodies.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { bodyExample } from './common/parts.ts';
import { defineRule } from './rule.ts';

const description = [
  'v=0',
  'o=- 1 1 IN IP4 192.0.2.1',
  's=-',
  'c=IN IP4 192.0.2.1',
  't=0 0',
  'm=audio 49170 RTP/AVP 0',
];

/** Types that may hold any of them. */
const open = /^(?:multipart|message)\//u;

export default defineRule({
  name: 'mislabelled-body',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §20.15',
  examples: {
    good: [bodyExample('application/sdp', ...description), bodyExample('text/plain', '<?xml is how it begins')],
    bad: [
      bodyExample('text/plain', ...description).replace(
        'Content-Type: text/plain',
        '$&\n              ^^^^^^^^^^ The body is a session description, which is application/sdp',
      ),
      bodyExample('application/sdp', '<?xml version="1.0"?>', '<presence/>').replace(
        'Content-Type: application/sdp',
        '$&\n              ^^^^^^^^^^^^^^^ The body is XML, and no session description',
      ),
    ],
  },
  about: [
    { fields: [ContentType], traits: ['other-body'], signs: ['v=0', '<?xml'] },
    { fields: [ContentType], parts: [sdp], signs: ['<?xml'] },
  ],
  checkMessage(message, report) {
    const [type] = valuesOf(message, ContentType);
    const { body } = message;
    if (type === undefined || body === undefined || firstLineOf(message) === undefined) return;
    const name = `${type.type.text}/${type.subtype.text}`.toLowerCase();
    const isSdp = name === 'application/sdp';
    // RFC 8866 §5: v=0 comes first, and o= behind it.
    if (!isSdp && !open.test(name) && /^v=0\r?\no=/u.test(body.text)) {
      report(type, { fixes: [guess('replace', replaceBy(type, 'application/sdp'))], covers: type });
    } else if (isSdp && /^<\?xml\s/u.test(body.text)) report(type, { what: 'xml', covers: body });
  },
});
