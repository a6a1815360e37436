/** A method that nobody has registered; often a slip of the pen. */

import { methods } from '../sip/methods.ts';
import { nearest } from '../sip/nearest.ts';
import { isTemplated, tokenCharacters } from '../sip/values/cursor.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const names: ReadonlySet<string> = new Set(methods.map(({ name }) => name));

export default defineRule({
  name: 'unknown-method',
  severity: 'information',
  basis: 'should',
  spec: 'RFC 3261 §7.1',
  examples: {
    good: ['OPTIONS sip:bob@example.com SIP/2.0', '{{method}} sip:bob@example.com SIP/2.0'],
    bad: [
      'OPTION sip:bob@example.com SIP/2.0\n^^^^^^ OPTION is not a registered method; did you mean OPTIONS?',
      'options sip:bob@example.com SIP/2.0\n^^^^^^^ options is not a registered method; methods are written in upper case: OPTIONS',
      'TELEPORT sip:bob@example.com SIP/2.0\n^^^^^^^^ TELEPORT is not a registered method',
    ],
  },
  about: { startLine: 'request', traits: ['unusual-start-line'] },
  checkMessage({ startLine }, report) {
    if (startLine.kind !== 'request' || names.has(startLine.method.text) || isTemplated(startLine.method)) return;
    const { method } = startLine;
    if (!isToken(method.text)) return;
    const meant = nearest(method.text, names);
    if (meant === undefined) {
      report(method, { args: { method: method.text } });
      return;
    }
    const what = method.text.toUpperCase() === meant ? 'wrong-case' : 'did-you-mean';
    report(method, {
      what,
      args: { method: method.text, meant },
      fixes: [guess('replace', replaceBy(method, meant), { meant })],
    });
  },
});

function isToken(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (tokenCharacters[text.charCodeAt(index)] !== 1) return false;
  return true;
}
