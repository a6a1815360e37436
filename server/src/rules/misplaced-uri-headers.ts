/** A URI with headers behind a question mark, where a URI may have none. */

import { type Span, spanOf } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import type { SipUri, Uri } from '../sip/values/uri.ts';
import { requestUriOf } from '../sip/values-of.ts';
import { addressesOf } from './common/addresses.ts';
import { methodInQuestion } from './common/demands.ts';
import { guess, remove } from './common/fixes.ts';
import { statusOf } from './common/start-lines.ts';
import { defineRule, type Report } from './rule.ts';

/** RFC 3261 §19.1.1 Table 1. */
const never: ReadonlySet<string> = new Set(['To', 'From', 'Route', 'Record-Route']);

export default defineRule({
  name: 'misplaced-uri-headers',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §19.1.1',
  examples: {
    good: ['Refer-To: <sip:carol@example.com?Replaces=12345%40example.com>', 'Contact: <sip:alice@example.com>'],
    bad: [
      'OPTIONS sip:bob@example.com?Subject=lunch SIP/2.0\n                           ^^^^^^^^^^^^^^ The Request-URI must not carry headers',
      'To: <sip:bob@example.com?Subject=lunch&Priority=urgent>\n                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The URI in To must not carry headers',
    ],
  },
  about: { traits: ['unusual-uri'] },
  checkMessage(message, report) {
    const requestUri = requestUriOf(message);
    if (hasHeaders(requestUri)) reportHeaders(requestUri, report, 'request-uri', {});
    for (const { header, address } of addressesOf(message)) {
      const { kind, uri } = address.address;
      if (kind !== 'name-addr' || !hasHeaders(uri)) continue;
      if (!never.has(header.name) && !(header.name === 'Contact' && isTarget(message))) continue;
      reportHeaders(uri, report, 'what', { place: header.name });
    }
  },
});

function hasHeaders(uri: Uri | undefined): uri is SipUri {
  return uri?.kind === 'sip-uri' && uri.headers.length > 0;
}

/** A receiver should ignore them (RFC 3261 §19.1.1); in a Request-URI it may as well answer 400 (RFC 4475 §3.1.2.11). */
function reportHeaders(uri: SipUri, report: Report, what: string, args: Readonly<Record<string, string>>): void {
  const span = headersOf(uri);
  const fixes = [guess('remove', remove(span))];
  if (what === 'request-uri') report(span, { what, args, fixes });
  else report(span, { what, args, severity: 'warning', fixes });
}

function headersOf(uri: SipUri): Span {
  return spanOf((uri.headers[0]?.start ?? uri.end) - 1, uri.end);
}

/** A Contact tells where the next requests of a dialog go, unless it registers or redirects. */
function isTarget(message: Message): boolean {
  return methodInQuestion(message) !== 'REGISTER' && (statusOf(message) ?? 200) < 300;
}
