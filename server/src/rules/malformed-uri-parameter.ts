/** A parameter of a SIP or tel URI whose value is none that it can have. */

import { spanOf, type Token } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { isIpv4, isIpv6 } from '../sip/values/host.ts';
import type { Uri, UriParam } from '../sip/values/uri.ts';
import { marked, requestWith } from './common/examples.ts';
import { urisOf } from './common/uris.ts';
import { defineRule, type Report } from './rule.ts';

/** What the value has to be, and the key of the sentence that says it. */
interface Form {
  readonly what: string;
  readonly isRight: (value: string) => boolean;
}

const flag: Form = { what: 'flag', isRight: () => false };
const number: Form = { what: 'number', isRight: (value) => /^(?:\+[\d.()-]*\d[\d.()-]*|[\da-f.()-]+)$/iu.test(value) };

/** By name in lower case; RFC 4458 §2.2, RFC 3261 §25.1. */
const ofSip: ReadonlyMap<string, Form> = new Map([
  ['cause', { what: 'status', isRight: (value) => /^[1-7]\d\d$/u.test(value) }],
  ['maddr', { what: 'address', isRight: isHost }],
]);

/** RFC 3966 §3, RFC 4694 §4, RFC 4759 §3. */
const ofTel: ReadonlyMap<string, Form> = new Map([
  ['ext', { what: 'digits', isRight: (value) => /^[\d.()*#-]*\d[\d.()*#-]*$/u.test(value.replaceAll(/%23/gu, '#')) }],
  ['phone-context', { what: 'context', isRight: isContext }],
  ['rn', number],
  ['cic', number],
  ['npdi', flag],
  ['enumdi', flag],
]);

export default defineRule({
  name: 'malformed-uri-parameter',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3966 §3',
  examples: {
    good: [
      'To: <tel:+1-201-555-0123;ext=12>',
      'To: <tel:7042;phone-context=+44207946>',
      'To: <sip:+12155550100;npdi;rn=+12155550199;cic=+10288@example.com;user=phone>',
      requestWith('INVITE', 'History-Info: <sip:bob@example.com;cause=480>;index=1'),
    ],
    bad: [
      marked('To: <tel:+1-201-555-0123;ext=«2x»>', 'Digits must stand here'),
      marked(
        'To: <tel:7042;phone-context=«+44x»>',
        'phone-context takes a domain, or a number that begins with a plus',
      ),
      marked('To: <sip:+12155550100;npdi=«yes»@example.com>', 'npdi takes no value'),
      marked('To: <tel:+12155550100;rn=«none»>', 'A number must stand here, after a plus where it is a global one'),
      marked(
        requestWith('INVITE', 'History-Info: <sip:bob@example.com;cause=«busy»>;index=1'),
        'A status code must stand here',
      ),
      marked('Contact: <sip:alice@client.example.com;maddr=«192.0.2.700»>', '192.0.2.700 is no address'),
    ],
  },
  about: { signs: [/;(?:cause|maddr|ext|phone-context|rn|cic|npdi|enumdi)(?:=|[;>@])/iu] },
  checkMessage(message, report) {
    for (const { uri } of urisOf(message)) {
      if (uri.kind === 'absolute-uri') continue;
      const forms = uri.kind === 'tel-uri' ? ofTel : ofSip;
      for (const param of uri.params) checkParam(param, forms, report);
      if (uri.kind === 'sip-uri') for (const param of paramsOfNumber(message, uri)) checkParam(param, ofTel, report);
    }
  },
});

function checkParam({ name, value }: UriParam, forms: ReadonlyMap<string, Form>, report: Report): void {
  if (value === undefined || isTemplated(value)) return;
  const form = forms.get(name.text.toLowerCase());
  if (form === undefined || form.isRight(value.text)) return;
  report(value, { what: form.what, args: { name: name.text, value: value.text } });
}

/** RFC 3261 §19.1.6: the parameters of a telephone number in the user part. */
function paramsOfNumber({ source }: Message, uri: Uri): readonly UriParam[] {
  const user: Token | undefined = uri.kind === 'sip-uri' ? uri.user : undefined;
  if (user === undefined || !/^\+?[\d.()*#-]+;/u.test(user.text)) return [];
  const params: UriParam[] = [];
  for (const { 0: text, index, groups } of user.text.matchAll(/;(?<name>[^;=]+)(?:=(?<value>[^;]*))?/gu)) {
    const start = user.start + index + 1;
    const name = tokenIn(source, start, groups?.name?.length ?? 0);
    const value = groups?.value;
    const end = user.start + index + text.length;
    params.push({
      ...spanOf(start, end),
      name,
      value: value === undefined ? undefined : tokenIn(source, end - value.length, value.length),
    });
  }
  return params;
}

function tokenIn(source: string, start: number, length: number): Token {
  return { ...spanOf(start, start + length), text: source.slice(start, start + length) };
}

function isHost(value: string): boolean {
  if (value.startsWith('[')) return isIpv6(value.slice(1, -1)) && value.endsWith(']');
  return isIpv4(value) || !/^[\d.]+$/u.test(value);
}

function isContext(value: string): boolean {
  return /^\+[\d.()-]*\d[\d.()-]*$/u.test(value) || /^[\w-]+(?:\.[\w-]+)*\.?$/u.test(value);
}
