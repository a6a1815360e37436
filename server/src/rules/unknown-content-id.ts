/** A reference to a part of the body that is not there. */

import { contentIdsOf, mayHoldMore } from '../sip/bodies/content-ids.ts';
import { multipart } from '../sip/bodies/multipart.ts';
import { nearest } from '../sip/nearest.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { isEnded } from './common/completeness.ts';
import { changed, smallRequest } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { bodyExample, keepingLength } from './common/parts.ts';
import { defineRule } from './rule.ts';

const part = ['--b1', 'Content-Type: text/plain', 'Content-ID: <hello@example.com>', '', 'Hello.', '--b1--'];
const related = 'multipart/related;type="text/plain";boundary=b1';

export default defineRule({
  name: 'unknown-content-id',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 2392 §2',
  examples: {
    good: [
      `Call-Info: <cid:hello%40example.com>;purpose=info\n${bodyExample(related, ...part)}`.replace(
        /^(.*)\n(.*)/u,
        '$2\n$1',
      ),
      bodyExample(`${related};start="<hello@example.com>"`, ...part),
      'Geolocation: <cid:{{id}}>',
    ],
    bad: [
      changed(smallRequest, {
        Geolocation:
          'Geolocation: <cid:alice@example.com>\n                  ^^^^^^^^^^^^^^^^^ No part of this message has the Content-ID alice@example.com',
      }).join('\n'),
      bodyExample(
        `${related};start="<helo@example.com>"\n                                                                      ^^^^^^^^^^^^^^^^ No part of this message has the Content-ID helo@example.com`,
        ...part,
      ),
    ],
  },
  about: [{ signs: ['cid', 'CID'] }, { parts: [multipart] }],
  checkBlock(block, report, context) {
    const { message } = block;
    if (message === undefined || !isEnded(message)) return;
    const mentions = contentIdsOf(block);
    if (mentions.length === 0) return;
    const known = new Set(mentions.flatMap(({ id, isDefinition }) => (isDefinition ? [id] : [])));
    const unknown = mentions.filter(({ id, isDefinition }) => !isDefinition && !known.has(id));
    if (unknown.length === 0 || mayHoldMore(block)) return;
    for (const { id, start, end } of unknown) {
      const near = nearest(id, [...known]);
      const fixes =
        near === undefined
          ? []
          : [guess('replace', keepingLength(block, context, replaceBy({ start, end }, near)), { id: near })];
      const severity = isRingTone(message, start) ? 'hint' : 'warning';
      report({ start, end }, { severity, args: { id }, fixes });
    }
  },
});

/** RFC 3261 §20.4: a ring tone is played or passed over, and some phones have those of a `cid:` within them. */
function isRingTone({ fields }: Message, offset: number): boolean {
  return fields.some(({ name, start, end }) => start <= offset && offset < end && /^alert-info$/iu.test(name.text));
}
