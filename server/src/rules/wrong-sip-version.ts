/** A version other than SIP/2.0, the only one there is. */

import { spanOf, type Token } from '../sip/span.ts';
import { isOpenEnded } from './common/completeness.ts';
import { changed, smallResponse } from './common/examples.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'wrong-sip-version',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7.1',
  examples: {
    good: ['OPTIONS sip:bob@example.com SIP/2.0'],
    bad: [
      'OPTIONS sip:bob@example.com SIP/7.0\n                            ^^^^^^^ The version is SIP/7.0; only SIP/2.0 exists',
      'OPTIONS sip:bob@example.com sip/2.0\n                            ^^^^^^^ The version must be written in upper case: SIP/2.0',
      changed(smallResponse, {
        start: 'SIP/2.0200 OK\n^^^^^^^^^^ A blank stands between SIP/2.0 and the status code',
      }).join('\n'),
    ],
  },
  about: { traits: ['unusual-start-line'] },
  checkMessage(message, report) {
    const { startLine } = message;
    if (startLine.kind === 'broken') return;
    const { version } = startLine;
    if (version.text === 'SIP/2.0' || version.text.includes('{{')) return;
    if ('SIP/2.0'.startsWith(version.text) && isOpenEnded(message, version)) return;
    const joined = /^SIP\/2\.0,?(?=[1-6]\d\d$)/iu.exec(version.text)?.[0];
    if (startLine.kind === 'response' && joined !== undefined) {
      const between = spanOf(version.start, version.start + joined.length);
      report(version, { what: 'joined', fixes: [safeFix('blank', replaceBy(between, 'SIP/2.0 '))], covers: startLine });
      return;
    }
    const fixes = [safeFix('replace', replaceBy(version, 'SIP/2.0'))];
    // RFC 3261 §7.1: the string is compared without regard to case, but must be sent in upper case.
    if (isLowerCase(version)) report(version, { what: 'lower-case', severity: 'warning', fixes });
    else report(version, { args: { version: version.text }, fixes });
  },
});

function isLowerCase({ text }: Token): boolean {
  return text.toUpperCase() === 'SIP/2.0';
}
