/** A ttl in a URI or a Via that leads to no multicast group, or in a URI is no number that a packet can carry. */

import { Via } from '../sip/headers/via.ts';
import type { Span, Token } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { remove, safeFix, withSemicolon } from './common/fixes.ts';
import { isTtl } from './common/param-forms.ts';
import { isMulticast, sipUrisOf } from './common/uris.ts';
import { defineRule, type Report } from './rule.ts';

/** As parameters of URIs and of header fields both are. */
interface Named extends Span {
  readonly name: Token;
  readonly value?: Token | undefined;
}

export default defineRule({
  name: 'needless-ttl',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §19.1.1',
  examples: {
    good: ['Contact: <sip:alice@example.com;maddr=239.255.255.1;ttl=15>'],
    bad: [
      marked(
        'Contact: <sip:alice@example.com«;ttl=15»>',
        'ttl has a meaning only beside maddr with a multicast address',
      ),
      marked('Contact: <sip:alice@example.com;maddr=239.255.255.1;ttl=«300»>', 'ttl is a number from 0 to 255'),
      marked(
        'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9«;ttl=16»',
        'ttl has a meaning only beside maddr with a multicast address',
      ),
    ],
  },
  about: [{ params: ['ttl'] }, { uriParams: ['ttl'] }],
  checkMessage(message, report) {
    for (const { uri } of sipUrisOf(message)) {
      const ttl = paramNamed(uri.params, 'ttl')?.value;
      // That of a Via is read with it.
      if (ttl !== undefined && !isTemplated(ttl) && !isTtl(ttl.text)) report(ttl, { what: 'range' });
      else checkParams(message, uri.params, report);
    }
    // RFC 3261 §18.1.1: in Via as well.
    for (const via of valuesOf(message, Via)) checkParams(message, via.params, report);
  },
});

function checkParams({ source }: Message, params: readonly Named[], report: Report): void {
  const ttl = paramNamed(params, 'ttl');
  const maddr = paramNamed(params, 'maddr')?.value;
  if (ttl === undefined || (maddr !== undefined && (isMulticast(maddr.text) || isTemplated(maddr)))) return;
  const span = withSemicolon(source, ttl);
  report(span, { fixes: [safeFix('remove', remove(span))] });
}
