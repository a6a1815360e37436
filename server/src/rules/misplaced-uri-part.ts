/** A part of a URI that has no meaning where the URI stands: a port in From, a method in a Request-URI. */

import { type Span, spanOf } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import type { SipUri } from '../sip/values/uri.ts';
import { marked } from './common/examples.ts';
import { guess, remove, withSemicolon } from './common/fixes.ts';
import { type FoundUri, sipUrisOf } from './common/uris.ts';
import { defineRule, type Report } from './rule.ts';

/** RFC 3261 §19.1.1, Table 1: what may not stand there. Of the headers another rule speaks. */
const withoutMeaning: Readonly<Record<string, readonly string[]>> = {
  'Request-URI': ['method'],
  From: ['port', 'maddr', 'ttl', 'transport', 'lr', 'method'],
  To: ['port', 'maddr', 'ttl', 'transport', 'lr', 'method'],
  Contact: ['method'],
  Route: ['ttl', 'method'],
  'Record-Route': ['ttl', 'method'],
};

export default defineRule({
  name: 'misplaced-uri-part',
  severity: 'hint',
  basis: 'should',
  spec: 'RFC 3261 §19.1.1',
  examples: {
    good: ['From: <sip:alice@example.com;user=phone>;tag=1', 'Refer-To: <sip:carol@example.com:5080;method=INVITE>'],
    bad: [
      marked('From: <sip:alice@example.com«:5060»>;tag=1', 'port has no meaning in the URI of From'),
      marked('To: <sip:bob@example.com«;transport=tcp»>', 'transport has no meaning in the URI of To'),
      marked('OPTIONS sip:bob@example.com«;method=OPTIONS» SIP/2.0', 'method has no meaning in a Request-URI'),
    ],
  },
  about: [{ traits: ['parted-identity'] }, { uriParams: ['method', 'ttl'] }],
  checkMessage(message, report) {
    for (const found of sipUrisOf(message)) checkUri(message, found, report);
  },
});

function checkUri({ source }: Message, { place, uri }: FoundUri<SipUri>, report: Report): void {
  const parts = withoutMeaning[place];
  if (parts === undefined) return;
  if (uri.port !== undefined && parts.includes('port')) say('port', spanOf(uri.host.end, uri.port.end), place, report);
  for (const param of uri.params) {
    const part = param.name.text.toLowerCase();
    if (part !== 'port' && parts.includes(part)) say(part, withSemicolon(source, param), place, report);
  }
}

function say(part: string, span: Span, place: string, report: Report): void {
  const what = place === 'Request-URI' ? 'request-uri' : 'what';
  report(span, { what, args: { part, place }, fixes: [guess('remove', remove(span))] });
}
