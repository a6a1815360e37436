/** A URN of a service or of an alert that is not made as its namespace has it, or names what is not registered and all but is. */

import { AlertInfo } from '../sip/headers/alert-info.ts';
import { nearest } from '../sip/nearest.ts';
import { type Span, spanOf } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import type { AbsoluteUri, Uri } from '../sip/values/uri.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { urisOf } from './common/uris.ts';
import { defineRule, type Report } from './rule.ts';

const label = /^[\da-z](?:[\da-z-]*[\da-z])?$/iu;
const alertPart = /^[\da-z](?:[\da-z-]*[\da-z])?(?:@[\da-z](?:[\da-z-]*[\da-z])?)?$/iu;

/** What IANA registers below urn:service (RFC 5031 §4.2 and later). */
const services = [
  'sos',
  'sos.ambulance',
  'sos.animal-control',
  'sos.fire',
  'sos.gas',
  'sos.marine',
  'sos.mountain',
  'sos.physician',
  'sos.poison',
  'sos.police',
  'sos.ecall.automatic',
  'sos.ecall.manual',
  'counseling',
  'counseling.children',
  'counseling.mental-health',
  'counseling.suicide',
];
/** RFC 7462 §8.1. */
const categories = ['service', 'source', 'priority', 'duration', 'delay', 'locale'];
/** RFC 7462 §8.2: what IANA registers below them, of which a locale is any country. */
const indications = [
  'service:normal',
  'service:call-waiting',
  'service:forward',
  'service:recall:callback',
  'service:recall:hold',
  'service:recall:transfer',
  'source:unclassified',
  'source:internal',
  'source:external',
  'source:friend',
  'source:family',
  'priority:normal',
  'priority:low',
  'priority:high',
  'duration:normal',
  'duration:short',
  'duration:long',
  'delay:none',
  'delay:yes',
];
const namespaces = ['service', 'alert', 'uuid', 'urn-7', 'gsma', 'nena', 'emergency', 'ietf', '3gpp'];

export default defineRule({
  name: 'malformed-urn',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 5031 §3',
  examples: {
    good: [
      'INVITE urn:service:sos.fire SIP/2.0',
      'To: <urn:service:sos.ecall.test>',
      'To: <urn:service:{{service}}>',
      requestWith('INVITE', 'Alert-Info: <urn:alert:source:external@example>, <urn:alert:x-own@example:a>'),
    ],
    bad: [
      marked(
        'To: <urn:service:«sos..fire»>',
        'A service is words of letters, digits and hyphens with dots between them',
      ),
      marked('To: <urn:service:«sos.fier»>', 'There is no service sos.fier; did you mean sos.fire?'),
      marked('To: <urn:«services»:sos>', 'There is no namespace services; did you mean service?'),
      marked(
        requestWith('INVITE', 'Alert-Info: <urn:alert:«source»>'),
        'An alert is a category and an indication, as in urn:alert:source:external',
      ),
      marked(
        requestWith('INVITE', 'Alert-Info: <urn:alert:«service:call-waitin»>'),
        'There is no alert service:call-waitin; did you mean service:call-waiting?',
      ),
      marked(
        requestWith('INVITE', 'Alert-Info: <urn:alert:«sorce»:external>'),
        'There is no category sorce; the known ones are service, source, priority, duration, delay, locale',
      ),
    ],
  },
  about: { signs: [/\burn:/iu] },
  checkMessage(message, report) {
    for (const uri of allUris(message)) if (uri.kind === 'absolute-uri') checkUrn(uri, report);
  },
});

function allUris(message: Message): readonly Uri[] {
  return [...urisOf(message).map(({ uri }) => uri), ...valuesOf(message, AlertInfo).map(({ uri }) => uri)];
}

function checkUrn({ scheme, rest }: AbsoluteUri, report: Report): void {
  if (scheme.text.toLowerCase() !== 'urn' || rest.text.includes('{{')) return;
  const [namespace = '', ...parts] = rest.text.split(':');
  const behind = spanOf(rest.start + namespace.length + 1, rest.end);
  const known = namespace.toLowerCase();
  if (known === 'service') checkService(behind, parts.join(':'), report);
  else if (known === 'alert') checkAlert(behind, parts, report);
  else if (!namespaces.includes(known)) {
    const meant = nearest(known, ['service', 'alert'], 1);
    const span = spanOf(rest.start, rest.start + namespace.length);
    if (meant !== undefined) report(span, misspelled('namespace', namespace, meant, span));
  }
}

function checkService(span: Span, service: string, report: Report): void {
  const labels = service.split('.');
  if (!labels.every((each) => label.test(each))) {
    report(service === '' ? spanOf(span.start - 1, span.start) : span);
    return;
  }
  const isKnown = services.some(
    (each) => each === service.toLowerCase() || each.startsWith(`${service.toLowerCase()}.`),
  );
  const meant = isKnown ? undefined : nearest(service, services, 2);
  // RFC 5031 §3: below a known service there may be further ones, and they mean at least that.
  const isBelow = meant !== undefined && service.toLowerCase().startsWith(`${meant}.`);
  if (meant !== undefined && !isBelow) report(span, misspelled('service', service, meant, span));
}

function checkAlert(span: Span, parts: readonly string[], report: Report): void {
  const [category = '', ...indication] = parts;
  if (indication.length === 0 || !parts.every((part) => alertPart.test(part))) {
    report(parts.length === 0 ? spanOf(span.start - 1, span.start) : span, { what: 'alert', spec: 'RFC 7462 §7' });
  } else if (!category.includes('@') && !categories.includes(category.toLowerCase())) {
    const args = { category, categories: categories.join(', ') };
    report(spanOf(span.start, span.start + category.length), { what: 'category', args, spec: 'RFC 7462 §8.1' });
  } else {
    const alert = parts.join(':').toLowerCase();
    const isKnown = indications.some((each) => `${alert}:`.startsWith(`${each}:`) || each.startsWith(`${alert}:`));
    const meant = isKnown || alert.includes('@') ? undefined : nearest(alert, indications, 2);
    if (meant !== undefined) report(span, { ...misspelled('indication', alert, meant, span), spec: 'RFC 7462 §8.2' });
  }
}

function misspelled(what: string, word: string, meant: string, span: Span) {
  return { what, args: { word, meant }, fixes: [guess('replace', replaceBy(span, meant), { meant })] };
}
