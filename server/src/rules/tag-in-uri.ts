/** The tag of From or To stands within the angle brackets, where it is but a parameter of the URI. */

import { From } from '../sip/headers/from.ts';
import { To } from '../sip/headers/to.ts';
import { insert } from '../sip/syntax/edit.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, remove, withSemicolon } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'tag-in-uri',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §19.3',
  examples: {
    good: ['From: <sip:alice@example.com>;tag=1', 'Contact: <sip:alice@client.example.com;tag=1>'],
    bad: [
      marked('From: <sip:alice@example.com«;tag=9fxced76sl»>', 'The tag of From stands behind the angle bracket'),
      marked(
        requestWith('INVITE', 'To: <sip:bob@example.com«;tag=314159»>'),
        'The tag of To stands behind the angle bracket',
      ),
    ],
  },
  about: { fields: [From, To], uriParams: ['tag'] },
  checkMessage(message, report) {
    for (const header of [From, To]) {
      for (const value of valuesOf(message, header)) {
        const { kind, uri } = value.address;
        if (kind !== 'name-addr' || uri.kind !== 'sip-uri' || paramNamed(value.params, 'tag') !== undefined) continue;
        const tag = paramNamed(uri.params, 'tag');
        if (tag === undefined) continue;
        const span = withSemicolon(message.source, tag);
        const text = message.source.slice(span.start, span.end);
        const edits = [...remove(span), insert(value.address.end, text)];
        report(span, { args: { name: header.name }, fixes: [guess('move', edits)], covers: value });
      }
    }
  },
});
