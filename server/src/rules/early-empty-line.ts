/** An empty line within the head: it ends the head, so the header fields below it are taken for the body. */

import { headerNamed } from '../sip/headers/index.ts';
import { spanOf } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { firstLineOf } from './common/bodies.ts';
import { changed, smallRequest } from './common/examples.ts';
import { remove, safeFix } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { defineRule } from './rule.ts';

const [startLine = '', via = '', ...others] = smallRequest;

/** RFC 3261 §8.1.1 and §8.2.6: no message is without these, so one that has them only below the line was torn apart by it. */
const everywhere: readonly string[] = ['via', 'from', 'to', 'call-id', 'cseq'];

export default defineRule({
  name: 'early-empty-line',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7',
  hides: [
    ...everywhere.map((name) => `missing-${name}`),
    'missing-contact',
    'missing-content-length',
    'missing-content-type',
    'missing-header',
    'missing-max-forwards',
    'text-after-body',
    'wrong-content-length',
  ],
  examples: {
    good: [
      [
        ...changed(smallRequest.slice(0, -2), { 'Content-Length': 'Content-Type: message/sipfrag' }),
        '',
        'From: a',
      ].join('\n'),
    ],
    bad: [
      [startLine, via, '', ...others]
        .join('\n')
        .replace(
          /^(Max-Forwards): 70$/mu,
          '$&\n^^^^^^^^^^^^ The empty line above ends the head, so this header field is taken for the body',
        ),
    ],
  },
  about: { body: true, traits: ['lacks-core-field'] },
  checkMessage(message, report) {
    const { blank, body } = message;
    const first = firstLineOf(message);
    if (blank === undefined || body === undefined || first === undefined) return;
    const torn = everywhere.filter((name) => !hasField(message, name));
    if (torn.length === 0) return;
    const below = namesBelow(message, first.start);
    if (!torn.some((name) => below.includes(name))) return;
    const name = /^[\w-]+/u.exec(message.source.slice(first.start, first.end))?.[0] ?? '';
    report(spanOf(first.start, first.start + name.length), {
      fixes: [safeFix('remove', remove(spanOf(blank.start, first.start)))],
      covers: spanOf(first.start, message.end),
    });
  },
});

/** The names of the header fields that stand below, up to the next line that is none. */
function namesBelow({ source, end }: Message, start: number): string[] {
  const names: string[] = [];
  for (const line of source.slice(start, end).split(/\r\n|\r|\n/u, mostLines)) {
    if (/^[ \t]/u.test(line)) continue;
    const definition = headerNamed(/^([\w-]+)[ \t]*:/u.exec(line)?.[1] ?? '');
    if (definition === undefined) break;
    names.push(definition.name.toLowerCase());
  }
  return names;
}

/** No head is longer than anybody reads. */
const mostLines = 100;
