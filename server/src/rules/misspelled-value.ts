/** A word that is all but one of those that have a meaning where it stands. */

import { marked, requestWith } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { unknownWordsOf } from './common/unknown-words.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'misspelled-value',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3261 §27',
  examples: {
    good: [
      'Privacy: id;header;critical',
      'Event: presence.winfo',
      'Event: x-presence',
      'Resource-Priority: dsn-000010.3, ets.0',
      'Reason: Q.931;cause=17',
      'Contact: <sip:alice@client.example.com>;+sip.instance="<urn:uuid:f81d4fae>";+g.3gpp.icsi-ref="urn%3Aurn-7"',
      'Contact: <sip:bob@client.example.com>;duplex="!full,half";description="<full>"',
      'Warning: 306 example.com "An attribute"',
    ],
    bad: [
      'Privacy: id;haeder\n            ^^^^^^ haeder is no registered value of Privacy; did you mean header?',
      marked(
        requestWith('SUBSCRIBE', 'Event: «presense»'),
        'presense is no registered value of Event; did you mean presence?',
      ),
      marked(
        requestWith('SUBSCRIBE', 'Event: «Presence»'),
        'Upper and lower case count in Event: Presence is not presence',
      ),
      'Accept: application/spd\n        ^^^^^^^^^^^^^^^ application/spd is no registered value of Accept; did you mean application/sdp?',
      'Reason: Q850;cause=17\n        ^^^^ Q850 is no registered value of Reason; did you mean Q.850?',
      marked(
        requestWith('NOTIFY', 'Subscription-State: terminated;reason=«noresources»'),
        'noresources is no registered value of reason in Subscription-State; did you mean noresource?',
      ),
      'Authorization: Digest username="a", realm="b", nonce="c", uri="sip:bob@example.com", response="0123456789abcdef0123456789abcdef", algorithm=SHA256\n                                                                                                                                            ^^^^^^ SHA256 is no registered value of algorithm in Authorization; did you mean SHA-256?',
      'Contact: <sip:bob@client.example.com>;class="!buisness"\n                                              ^^^^^^^^ buisness is no registered value of class in Contact; did you mean business?',
      'Resource-Priority: dsn.flahs\n                       ^^^^^ flahs is no registered value of Resource-Priority; did you mean flash?',
      'Contact: <sip:bob@client.example.com;transport=udpp>\n                                               ^^^^ udpp is no registered value of transport in Contact; did you mean udp?',
    ],
  },
  checkMessage(message, report) {
    for (const word of unknownWordsOf(message)) {
      const { text, meant, vocabulary, place, param, spec } = word;
      if (meant === undefined || vocabulary.misspelled === 'never') continue;
      const isSame = meant.toLowerCase() === text.toLowerCase();
      report(word, {
        what: isSame ? 'wrong-case' : param === undefined ? 'what' : 'in-parameter',
        severity: vocabulary.misspelled ?? 'warning',
        args: { word: text, meant, place, ...(param === undefined ? {} : { param }) },
        spec,
        fixes: [guess('replace', replaceBy(word, meant), { meant })],
      });
    }
  },
});
