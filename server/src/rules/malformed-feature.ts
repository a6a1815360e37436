/** A media feature whose value is none of those that the syntax of features has, or names no method that there is. */

import { AcceptContact } from '../sip/headers/accept-contact.ts';
import { Contact } from '../sip/headers/contact.ts';
import { mediaFeatures } from '../sip/headers/params/media-features.ts';
import { RejectContact } from '../sip/headers/reject-contact.ts';
import { methods } from '../sip/methods.ts';
import { nearest } from '../sip/nearest.ts';
import { spanOf } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import type { Params, ParamValue } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule, type Report } from './rule.ts';

/** RFC 3840 §9: token-nobang, boolean, numeric and string-value. */
const word = /^!?[\w.%*+`'~-]+$/u;
const numeric = /^!?#(?:(?:>=|<=|=)[+-]?\d+(?:\.\d*)?|[+-]?\d+(?:\.\d*)?:[+-]?\d+(?:\.\d*)?)$/u;
const string = /^<(?:[^<>\\]|\\.)*>$/u;

/** Whose values are told by other rules, or written in other ways by everybody. */
const elsewhere: ReadonlySet<string> = new Set(['+sip.instance', '+g.3gpp.icsi-ref', '+g.3gpp.iari-ref']);

const names = methods.map(({ name }) => name);
const device = (features: string): string =>
  requestWith('REGISTER', `Contact: <sip:alice@client.example.com>;${features}`);

export default defineRule({
  name: 'malformed-feature',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3840 §9',
  examples: {
    good: [
      device('methods="INVITE,!BYE, OPTIONS";priority="#>=10";language="en,de-AT"'),
      device('description="<a phone, with keys>";audio="FALSE";priority="#1:5"'),
      device('methods="{{methods}}"'),
    ],
    bad: [
      marked(device('methods=«"INVITE BYE"»'), 'methods is a list of words with commas between them'),
      marked(device('priority=«"#>=x"»'), 'priority is a list of words with commas between them'),
      marked(device('methods="INVITE,«INVTE»"'), 'There is no method INVTE; did you mean INVITE?'),
    ],
  },
  about: { fields: [Contact, AcceptContact, RejectContact], signs: ['="'] },
  checkMessage(message, report) {
    for (const value of valuesOf(message, Contact)) if ('params' in value) checkParams(value.params, report);
    for (const header of [AcceptContact, RejectContact])
      for (const { params } of valuesOf(message, header)) checkParams(params, report);
  },
});

function checkParams(params: Params, report: Report): void {
  for (const { name, value } of params) {
    const feature = name.text.toLowerCase();
    if (value?.kind !== 'quoted-string' || isTemplated(value) || elsewhere.has(feature)) continue;
    if (!Object.hasOwn(mediaFeatures, feature)) continue;
    if (!isFeature(value.content)) report(value, { args: { name: name.text } });
    else if (feature === 'methods') checkMethods(value, report);
  }
}

function isFeature(content: string): boolean {
  if (string.test(content)) return true;
  return content.split(',').every((each) => word.test(each.trim()) || numeric.test(each.trim()));
}

function checkMethods({ start, content }: ParamValue, report: Report): void {
  for (const { 0: method, index } of content.matchAll(/[^,!\s]+/gu)) {
    const meant = (names as readonly string[]).includes(method.toUpperCase()) ? undefined : nearest(method, names, 1);
    if (meant === undefined) continue;
    const span = spanOf(start + 1 + index, start + 1 + index + method.length);
    report(span, {
      what: 'method',
      args: { method, meant },
      fixes: [guess('replace', replaceBy(span, meant), { meant })],
    });
  }
}
