/** A word that has no meaning where it stands, in a place where hardly anything but the registered ones makes sense. */

import { marked } from './common/examples.ts';
import { unknownWordsOf } from './common/unknown-words.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unknown-value',
  severity: 'hint',
  basis: 'should',
  spec: 'RFC 3261 §27',
  examples: {
    good: [
      'Privacy: id;critical',
      'Event: x-odd-package',
      'Content-Disposition: x-odd;handling=optional',
      'Reason: X-Odd;cause=1',
      'Request-Disposition: no-fork, queue',
      'Resource-Priority: odd.1, dsn.flash',
    ],
    bad: [
      'Privacy: everything\n         ^^^^^^^^^^ Hardly anybody understands everything in Privacy, where it is not registered',
      'Resource-Priority: ets.9\n                       ^ Hardly anybody understands 9 in Resource-Priority, where it is not registered',
      marked(
        'To: <sip:bob@example.com;user=«fone»>',
        'Hardly anybody understands fone as user of To, where it is not registered',
      ),
      'Content-Disposition: session;handling=maybe\n                                      ^^^^^ Hardly anybody understands maybe as handling of Content-Disposition, where it is not registered',
      'Authorization: Digest username="a", realm="b", nonce="c", uri="sip:bob@example.com", response="0123456789abcdef0123456789abcdef", algorithm=WHIRLPOOL\n                                                                                                                                            ^^^^^^^^^ Hardly anybody understands WHIRLPOOL as algorithm of Authorization, where it is not registered',
    ],
  },
  checkMessage(message, report) {
    for (const word of unknownWordsOf(message)) {
      const { text, meant, vocabulary, place, param, spec } = word;
      if (meant !== undefined || vocabulary.unknown === undefined) continue;
      report(word, {
        what: param === undefined ? 'what' : 'in-parameter',
        severity: vocabulary.unknown,
        args: { word: text, place, ...(param === undefined ? {} : { param }) },
        spec,
      });
    }
  },
});
