/** A message that asks for notifications of what becomes of it, and has no name by which they could tell it, or asks for what there is not. */

import { type Cpim, cpim } from '../sip/bodies/cpim.ts';
import { nearest } from '../sip/nearest.ts';
import { spanOf, tokenOf } from '../sip/span.ts';
import type { Field } from '../sip/syntax/tree.ts';
import { bodyExample, isDone, partsReadAs } from './common/parts.ts';
import { defineRule, type Report } from './rule.ts';

const head = [
  'From: <im:alice@example.com>',
  'To: <im:bob@example.com>',
  'NS: imdn <urn:ietf:params:imdn>',
  'DateTime: 2026-11-27T14:00:00Z',
];
const content = ['', 'Content-Type: text/plain', '', 'Hello.'];
const name = 'imdn.Message-ID: 34jk324j';
const wish = 'imdn.Disposition-Notification: positive-delivery, display';

/** RFC 5438 §6.2, §7.1.1.3. */
const dispositions = ['positive-delivery', 'negative-delivery', 'processing', 'display', 'none', 'interworking'];

export default defineRule({
  name: 'incomplete-imdn',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 5438 §6.3',
  examples: {
    good: [
      bodyExample('message/cpim', ...head, name, wish, ...content),
      bodyExample('message/cpim', ...head, ...content),
    ],
    bad: [
      bodyExample(
        'message/cpim',
        ...head,
        `${wish}\n${'^'.repeat(29)} Notifications name the message by its Message-ID, which is missing`,
        ...content,
      ),
      bodyExample(
        'message/cpim',
        ...head.slice(0, -1),
        name,
        `${wish}\n${'^'.repeat(29)} Who asks for notifications says in DateTime when the message was sent`,
        ...content,
      ),
      bodyExample(
        'message/cpim',
        ...head.map((line) =>
          line.replace(
            'params:imdn>',
            'params:imd>\n          ^^^^^^^^^^^^^^^^^^^ This prefix has to stand for urn:ietf:params:imdn',
          ),
        ),
        name,
        wish,
        ...content,
      ),
      bodyExample(
        'message/cpim',
        ...head,
        name,
        'imdn.Disposition-Notification: postive-delivery\n                               ^^^^^^^^^^^^^^^^ There is no notification postive-delivery; did you mean positive-delivery?',
        ...content,
      ),
    ],
  },
  about: { parts: [cpim] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, cpim)) {
      if (tree.blank === undefined || !isDone(block, part, context)) continue;
      const wished = tree.fields.filter((field) => localNameOf(field) === 'Disposition-Notification');
      const isNamed = tree.fields.some((field) => localNameOf(field) === 'Message-ID');
      const [first] = wished;
      if (first !== undefined) checkHead(tree, first, report);
      for (const field of wished) {
        if (!isNamed) report(field.name);
        checkWish(part.source, field, report);
      }
    }
  },
});

/** RFC 5438 §7.1.1.2: who asks says when; §6: what the prefix stands for. */
function checkHead({ fields }: Cpim, { name }: Field, report: Report): void {
  if (!fields.some((field) => field.name.text.toLowerCase() === 'datetime'))
    report(name, { what: 'no-time', spec: 'RFC 5438 §7.1.1.2' });
  const prefix = name.text.slice(0, name.text.indexOf('.'));
  for (const { name: own, value } of fields) {
    const [, declared, namespace] = own.text === 'NS' ? (/^(\S+) <(.*)>$/u.exec(value.text) ?? []) : [];
    if (namespace === undefined || declared !== prefix || namespace === imdn || namespace.includes('{{')) continue;
    const span = spanOf(value.end - 1 - namespace.length, value.end - 1);
    report(span, { what: 'namespace', args: { namespace: imdn }, spec: 'RFC 5438 §6' });
  }
}

const imdn = 'urn:ietf:params:imdn';

/** The name without the prefix of its namespace. */
function localNameOf({ name: { text } }: Field): string {
  return text.slice(text.indexOf('.') + 1);
}

function checkWish(source: string, { value }: Field, report: Report): void {
  let at: number = value.start;
  for (const piece of value.text.split(',')) {
    const word = piece.split(';', 1)[0] ?? '';
    const start = at + word.length - word.trimStart().length;
    const token = tokenOf(source, start, start + word.trim().length);
    at += piece.length + 1;
    if (dispositions.includes(token.text) || token.text.includes('{{')) continue;
    const meant = nearest(token.text, dispositions, 2);
    if (meant === undefined) continue;
    report(spanOf(token.start, token.end), { what: 'word', args: { word: token.text, meant }, spec: 'RFC 5438 §6.2' });
  }
}
