/** A method or an option tag in a header field or a URI that is all but one that is registered. */

import { Allow } from '../sip/headers/allow.ts';
import { CSeq } from '../sip/headers/cseq.ts';
import { ProxyRequire } from '../sip/headers/proxy-require.ts';
import { Require } from '../sip/headers/require.ts';
import { Supported } from '../sip/headers/supported.ts';
import { methods } from '../sip/methods.ts';
import { nearest } from '../sip/nearest.ts';
import { optionTag, optionTags } from '../sip/option-tags.ts';
import { spanOf, type Token } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { marked, requestWith, responseTo } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { sipUrisOf } from './common/uris.ts';
import { defineRule, type Report } from './rule.ts';

const methodNames: ReadonlySet<string> = new Set(methods.map(({ name }) => name));
const tagNames = optionTags.map(({ name }) => name);

/** Registered by nobody, but written by the servers of Microsoft. */
const foreign: ReadonlySet<string> = new Set(['BENOTIFY', 'SPRACK']);

/** In shorter tags a single letter is too little to go by. */
const shortestTag = 4;

export default defineRule({
  name: 'misspelled-token',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3261 §27',
  hides: ['unfit-status-code'],
  examples: {
    good: ['Allow: INVITE, ACK, BYE, SPRACK, PING', 'Supported: 100REL, x-timer', 'Require: {{tag}}'],
    bad: [
      'Allow: INVITE, ACK, BEY\n                    ^^^ BEY is not registered; did you mean BYE?',
      'Allow: invite, ACK\n       ^^^^^^ Methods are written in upper case: INVITE',
      'Allow: invite, ack, BYE\n       ^^^^^^^^^^^ Methods are written in upper case: INVITE, ACK',
      'Supported: timer, 100rell\n                  ^^^^^^^ 100rell is not registered; did you mean 100rel?',
      'Supported: timer, rel100\n                  ^^^^^^ rel100 is not registered; did you mean 100rel?',
      marked(
        requestWith('REFER', 'Refer-To: <sip:carol@example.com;method=«INVTE»>'),
        'INVTE is not registered; did you mean INVITE?',
      ),
      marked(
        responseTo('REGISTER', '200 OK', 'CSeq: 1 «REGISTRE»'),
        'REGISTRE is not registered; did you mean REGISTER?',
      ),
    ],
  },
  about: [{ traits: ['unusual-token', 'unusual-cseq'] }, { uriParams: ['method'] }],
  checkMessage(message, report) {
    checkMethods(message, valuesOf(message, Allow), report);
    if (message.startLine.kind === 'response') {
      for (const { method } of valuesOf(message, CSeq)) checkMethod(message, method, report);
    }
    for (const { uri } of sipUrisOf(message)) {
      const method = paramNamed(uri.params, 'method')?.value;
      if (method !== undefined) checkMethod(message, method, report);
    }
    for (const definition of [Supported, Require, ProxyRequire]) {
      for (const tag of valuesOf(message, definition)) checkTag(message, tag, report);
    }
  },
});

/** A list in small letters is one fault. */
function checkMethods(message: Message, list: readonly Token[], report: Report): void {
  const small = list.filter(({ text }) => !methodNames.has(text) && methodNames.has(text.toUpperCase()));
  const [first] = small;
  const last = small.at(-1);
  if (small.length < 2 || first === undefined || last === undefined || isOpenEnded(message, last)) {
    for (const method of list) checkMethod(message, method, report);
    return;
  }
  const span = spanOf(first.start, last.end);
  const edits = small.flatMap((method) => replaceBy(method, method.text.toUpperCase()));
  report(span, {
    what: 'wrong-case',
    args: { word: first.text, meant: small.map(({ text }) => text.toUpperCase()).join(', ') },
    fixes: [guess('capitals', edits)],
  });
  for (const method of list) if (!small.includes(method)) checkMethod(message, method, report);
}

function checkMethod(message: Message, method: Token, report: Report): void {
  const { text } = method;
  if (methodNames.has(text) || foreign.has(text)) return;
  const meant = nearest(text, methodNames, 1);
  if (meant === undefined) return;
  reportMeant(message, method, meant, text.toUpperCase() === meant ? 'wrong-case' : 'what', report);
}

/** `rel100` has the letters of `100rel`. */
function lettersOf(name: string): string {
  return [...name.toLowerCase()].sort().join('');
}

function checkTag(message: Message, tag: Token, report: Report): void {
  const { text } = tag;
  if (text.length < shortestTag || optionTag(text) !== undefined) return;
  const meant = nearest(text, tagNames, 1) ?? tagNames.find((name) => lettersOf(name) === lettersOf(text));
  if (meant !== undefined) reportMeant(message, tag, meant, 'what', report);
}

function reportMeant(message: Message, token: Token, meant: string, what: string, report: Report): void {
  if (isTemplated(token) || isOpenEnded(message, token)) return;
  report(token, {
    what,
    args: { word: token.text, meant },
    fixes: [guess('replace', replaceBy(token, meant), { meant })],
  });
}
