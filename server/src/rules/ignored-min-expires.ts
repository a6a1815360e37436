/** A request that follows a 423 asks for less time than the 423 says to be the least. */

import { Contact } from '../sip/headers/contact.ts';
import { Expires } from '../sip/headers/expires.ts';
import { MinExpires } from '../sip/headers/min-expires.ts';
import type { Span } from '../sip/span.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { refusalsBefore } from './common/refusals.ts';
import { relatedTo } from './common/related.ts';
import { busy, flow, invite } from './common/small-call.ts';
import { soundValueOf, soundValuesOf } from './common/sound-values.ts';
import { defineRule } from './rule.ts';

const register = changed(invite, {
  start: 'REGISTER sip:example.com SIP/2.0',
  To: 'To: <sip:alice@example.com>',
  CSeq: 'CSeq: 1 REGISTER',
  Expires: 'Expires: 60',
});
const refused = changed(busy, {
  start: 'SIP/2.0 423 Interval Too Brief',
  To: 'To: <sip:alice@example.com>;tag=314159',
  CSeq: 'CSeq: 1 REGISTER',
  'Min-Expires': 'Min-Expires: 3600',
});
const again = changed(register, {
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74c02',
  CSeq: 'CSeq: 2 REGISTER',
  Expires: 'Expires: 3600',
});

/** RFC 3261 §10.3, RFC 6665 §4.2.1.1, RFC 3903 §6: what is refused for asking for too little time. */
const methods = new Set(['PUBLISH', 'REGISTER', 'SUBSCRIBE']);

interface Asked {
  readonly span: Span;
  readonly seconds: number;
}

export default defineRule({
  name: 'ignored-min-expires',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §10.2.8',
  examples: {
    good: [flow(register, refused, again), flow(register, refused, changed(again, { Expires: 'Expires: 0' }))],
    bad: [
      flow(
        register,
        refused,
        changed(again, { Expires: 'Expires: 600\n         ^^^ The 423 takes no less than 3600 seconds' }),
      ),
      flow(
        register,
        refused,
        changed(again, {
          Contact:
            'Contact: <sip:alice@client.example.com>;expires=60\n                                                ^^ The 423 takes no less than 3600 seconds',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'request' || !methods.has(part.method)) return;
    const [last] = [...refusalsBefore(part, call, 423)].sort((one, other) => other.number - one.number);
    const least = last === undefined ? undefined : soundValueOf(last.message, MinExpires);
    if (last === undefined || least === undefined) return;
    for (const { span, seconds } of askedIn(part)) {
      // Zero takes back, and is never too little.
      if (seconds === 0 || !(seconds < least.number)) continue;
      const text = least.digits.text;
      report(span, {
        args: { seconds: text },
        fixes: [guess('replace', replaceBy(span, text), { seconds: text })],
        related: relatedTo(last, least),
      });
    }
  },
});

/** RFC 3261 §10.2.1.1: of a REGISTER what the Contact says, else Expires. */
function askedIn({ message, method }: Part): readonly Asked[] {
  const found: Asked[] = [];
  const contacts = method === 'REGISTER' ? (soundValuesOf(message, Contact) ?? []) : [];
  let isSaid = contacts.length > 0;
  for (const contact of contacts) {
    const value = contact.kind === 'address' ? paramNamed(contact.params, 'expires')?.value : undefined;
    if (value === undefined) isSaid = false;
    else if (/^\d+$/u.test(value.text)) found.push({ span: value, seconds: Number(value.text) });
  }
  const expires = soundValueOf(message, Expires);
  if (expires !== undefined && !isSaid) found.push({ span: expires, seconds: expires.number });
  return found;
}
