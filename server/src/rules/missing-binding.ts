/** The answer of a registrar does not list the address that was just registered. */

import { Contact } from '../sip/headers/contact.ts';
import { Expires } from '../sip/headers/expires.ts';
import type { Contact as ContactValue } from '../sip/values/contact.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { Part } from './calls.ts';
import { isEnded } from './common/completeness.ts';
import { changed } from './common/examples.ts';
import { relatedTo, textAt } from './common/related.ts';
import { flow } from './common/small-call.ts';
import { registered, registering } from './common/small-registration.ts';
import { soundValueOf, soundValuesOf } from './common/sound-values.ts';
import { startLineSpan } from './common/start-lines.ts';
import { requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-binding',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §10.3',
  examples: {
    good: [
      flow(registering, registered),
      flow(changed(registering, { Expires: 'Expires: 0' }), changed(registered, { Contact: undefined })),
      flow(
        registering,
        changed(registered, {
          Contact: 'Contact: <sip:alice@phone.example.com>;expires=60, <sip:alice@client.example.com>;expires=3600',
        }),
      ),
    ],
    bad: [
      flow(
        registering,
        changed(registered, {
          start: `SIP/2.0 200 OK\n${'^'.repeat(14)} The REGISTER has registered sip:alice@client.example.com, which Contact does not list`,
          Contact: undefined,
        }),
      ),
      flow(
        registering,
        changed(registered, {
          start: `SIP/2.0 200 OK\n${'^'.repeat(14)} The REGISTER has registered sip:alice@client.example.com, which Contact does not list`,
          Contact: 'Contact: <sip:alice@phone.example.com>;expires=60',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    const { kind, status = 0, method, message } = part;
    if (kind !== 'response' || method !== 'REGISTER' || status < 200 || status >= 300 || !isEnded(message)) return;
    const requests = requestsOf(part, call);
    const [nearest] = requests;
    const listed = soundValuesOf(message, Contact);
    if (nearest === undefined || listed === undefined) return;
    const names = new Set(listed.map((each) => keyOf(part, each)));
    const asked = requests.map(bindingsIn);
    const missing = asked[0]?.find((binding) => !names.has(keyOf(nearest, binding)));
    // Every copy of the request has to say so.
    if (missing === undefined || !asked.every((each) => each?.every((one) => !names.has(keyOf(nearest, one))))) return;
    report(startLineSpan(message), {
      args: { uri: uriOf(nearest, missing) },
      related: relatedTo(nearest, missing),
    });
  },
});

/** Those that are to last; RFC 3261 §10.2.2: zero seconds take one away. */
function bindingsIn({ message }: Part): readonly ContactValue[] | undefined {
  const seconds = soundValueOf(message, Expires)?.number;
  return soundValuesOf(message, Contact)?.filter((each) => {
    if (each.kind !== 'address') return false;
    const own = paramNamed(each.params, 'expires')?.value;
    return own === undefined ? seconds !== 0 : Number(own.text) !== 0;
  });
}

function uriOf(part: Part, contact: ContactValue): string {
  return contact.kind === 'address' ? textAt(part, contact.address.uri) : '*';
}

/** By user and host: a registrar may write the rest anew, and RFC 3261 §19.1.4 compares them so. */
function keyOf(part: Part, contact: ContactValue): string {
  if (contact.kind !== 'address') return '*';
  const { uri } = contact.address;
  if (uri.kind !== 'sip-uri') return uriOf(part, contact);
  return `${uri.user?.text ?? ''}@${uri.host.text.toLowerCase()}`;
}
