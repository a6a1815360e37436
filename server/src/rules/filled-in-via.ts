/** A request that has only the Via of its sender, with what only its receiver can know in it. */

import { headerNamed } from '../sip/headers/index.ts';
import { Via } from '../sip/headers/via.ts';
import { spanOf } from '../sip/span.ts';
import type { Field, Message } from '../sip/syntax/tree.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { isIpv4, isIpv6 } from '../sip/values/host.ts';
import { paramNamed } from '../sip/values/params.ts';
import { readingsBy, valuesOf } from '../sip/values-of.ts';
import { marked, responseTo } from './common/examples.ts';
import { guess, remove, withSemicolon } from './common/fixes.ts';
import { headerWithoutColon, meantBy } from './common/intended.ts';
import { isRequest } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'filled-in-via',
  severity: 'information',
  basis: 'must',
  spec: 'RFC 3581 §3',
  examples: {
    good: [
      'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9;rport',
      // Who forwards it has filled in the one below.
      'Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK1\nVia: SIP/2.0/UDP client.example.com;branch=z9hG4bK2;received=192.0.2.1;rport=5061',
      responseTo(
        'OPTIONS',
        '200 OK',
        'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9;rport=5061;received=192.0.2.1',
      ),
    ],
    bad: [
      marked(
        'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9;«received=192.0.2.1»',
        'Who receives the request fills in received, not who sends it',
      ),
      marked(
        'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9;«rport=5061»',
        'A request has rport without a value; who receives it fills in the port',
      ),
    ],
  },
  about: { fields: [Via], startLine: 'request', params: ['received', 'rport'], signs: [/received|rport\s*=/iu] },
  checkMessage(message, report) {
    const [via, ...others] = valuesOf(message, Via);
    if (!isRequest(message) || via === undefined || others.length > 0 || hasOtherVia(message)) return;
    const received = paramNamed(via.params, 'received');
    // What is no address has been said already.
    if (received !== undefined && isAddress(received.value?.text ?? '')) {
      report(received, {
        what: 'received',
        spec: 'RFC 3261 §18.2.1',
        fixes: [guess('remove', remove(withSemicolon(message.source, received)))],
      });
      return;
    }
    const rport = paramNamed(via.params, 'rport');
    // What is no port has been said already.
    if (rport?.value === undefined || isTemplated(rport.value) || !(Number(rport.value.text) < 65_536)) return;
    report(rport, { fixes: [guess('empty', remove(spanOf(rport.name.end, rport.end)))] });
  },
});

function isAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text.replaceAll(/^\[|\]$/gu, ''));
}

/** One that cannot be read, or whose name is misspelled, may be that of the sender's neighbour. */
function hasOtherVia(message: Message): boolean {
  const isRead = readingsBy(message, Via).every(({ failures, templated }) => failures.length === 0 && !templated);
  return !isRead || message.head.some((line) => line.kind === 'stray' || (line.kind === 'field' && isMisnamed(line)));
}

function isMisnamed(field: Field): boolean {
  return headerNamed(field.name.text) === undefined && (meantBy(field) ?? headerWithoutColon(field)?.name) === Via.name;
}
