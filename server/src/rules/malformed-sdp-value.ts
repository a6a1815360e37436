/** A line of a session description whose value has too few or too many parts, or words where numbers stand. */

import { termNamed } from '../sip/bodies/sdp/terms.ts';
import type { SdpBandwidth, SdpConnection, SdpLine, SdpOrigin, SdpText, SdpTiming } from '../sip/bodies/sdp.ts';
import { wordsOf } from '../sip/bodies/sdp.ts';
import type { Severity } from '../sip/problem.ts';
import type { Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { type CheckedSdp, isLineBeingTyped, keepingLength, lineSpan, sdpExample } from './common/sdp.ts';
import { type Details, defineRule, type Report } from './rule.ts';

/** What lines of text have to look like, where a grammar says it, by the sentence that says so. */
const shapes: Readonly<
  Record<string, { readonly what: string; readonly pattern: RegExp; readonly severity: Severity }>
> = {
  u: { what: 'uri', pattern: /^\S+$/u, severity: 'warning' },
  e: { what: 'email', pattern: /[^\s@]@[^\s@]/u, severity: 'hint' },
  p: { what: 'phone', pattern: /\d/u, severity: 'hint' },
  k: { what: 'key', pattern: /^(?:prompt|clear:.+|base64:[\da-z+/]+={0,2}|uri:\S+)$/iu, severity: 'warning' },
};

export default defineRule({
  name: 'malformed-sdp-value',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 8866 §5',
  examples: {
    good: [
      sdpExample({ s: 's=-\nu=34020000001320000001:3\ne=j.doe@example.com (Jane Doe)\np=+1 617 555-6011' }),
      sdpExample({ t: 't=3034423619 3042462419\nr=604800 3600 0 90000\nz=2882844526 -1h 2898848070 0' }),
      sdpExample({ s: 's= ', t: 't=2873397496 2873404696' }),
      sdpExample({ o: 'o=- {{$timestamp}} {{$sdpVersion}} IN IP4 {{$localIp}}', c: 'c={{connection}}' }),
    ],
    bad: [
      sdpExample({ v: 'v=1\n  ^ The version is 0; there is no other' }),
      sdpExample({
        o: 'o=- 1 1 IN IP4\n^^^^^^^^^^^^^^ o= takes: username sess-id sess-version nettype addrtype address',
      }),
      sdpExample({ o: 'o=- one 1 IN IP4 192.0.2.1\n    ^^^ one is no number' }),
      sdpExample({ s: 's=\n^^ s= must not be empty: a hyphen stands for no name' }),
      sdpExample({ c: 'c=IN 192.0.2.1\n^^^^^^^^^^^^^^ c= takes: nettype addrtype address' }),
      sdpExample({ c: 'c=IN IP4 192.0.2.1 127\n                   ^^^ Nothing may stand behind the last part' }),
      sdpExample({ c: 'c=IN IPv4 192.0.2.1\n     ^^^^ IPv4 is no address type of the Internet: that is IP4 or IP6' }),
      sdpExample({ t: 't=0\n^^^ t= takes: start stop' }),
      sdpExample({ t: 't=0 never\n    ^^^^^ never is no number' }),
      sdpExample({ t: 't=3034423619 3042462419\nr=7d 1h\n^^^^^^^ r= takes: interval duration offsets' }),
      sdpExample({
        t: 't=3034423619 3042462419\nr=7d 1x 0\n     ^^ 1x is no time: that is a number with d, h, m, s or nothing behind it',
      }),
      sdpExample({
        t: 't=3034423619 3042462419\nr=7d 1h 0\nz=2882844526\n^^^^^^^^^^^^ z= takes: time offset, and more such pairs',
      }),
      sdpExample({ s: 's=-\nu=www example com\n  ^^^^^^^^^^^^^^^ u= takes a URI' }),
      sdpExample({ s: 's=-\ne=nobody\n  ^^^^^^ e= takes an e-mail address' }),
      sdpExample({ t: 'b=AS 64\nt=0 0' }).replace('b=AS 64', 'b=AS 64\n^^^^^^^ b= takes: type:number'),
    ],
  },
  about: { traits: ['unusual-sdp'] },
  checkSdp(sdp, report) {
    for (const line of sdp.lines) if (!isLineBeingTyped(sdp, line)) checkLine(sdp, line, report);
  },
});

function checkLine(sdp: CheckedSdp, line: SdpLine, report: Report): void {
  switch (line.kind) {
    case 'origin':
      checkOrigin(sdp, line, report);
      break;
    case 'connection':
      checkAddressed(sdp, line, report);
      break;
    case 'timing':
      checkTiming(sdp, line, report);
      break;
    case 'bandwidth':
      checkBandwidth(sdp, line, report);
      break;
    case 'text':
      checkText(sdp, line, report);
      break;
    default:
      break;
  }
}

function checkOrigin(sdp: CheckedSdp, line: SdpOrigin, report: Report): void {
  if (!checkAddressed(sdp, line, report)) return;
  for (const part of [line.sessionId, line.sessionVersion]) checkNumber(part, report, { severity: 'warning' });
}

/** False where the parts cannot be told apart. */
function checkAddressed(sdp: CheckedSdp, line: SdpOrigin | SdpConnection, report: Report): boolean {
  const { netType, addressType, address, surplus, value } = line;
  if (address === undefined) {
    // A blank in the place of the first part has been reported as such.
    const isShifted = /[ \t]/u.test(sdp.block.text.charAt(line.letter.end + 1));
    if (!isTemplated(value) && !isShifted) report(lineSpan(sdp, line), { what: `parts-${line.letter.text}` });
    return false;
  }
  if (surplus !== undefined) {
    report(surplus, { what: 'surplus', severity: 'warning' });
    return false;
  }
  checkAddressType(sdp, netType, addressType, report);
  return true;
}

function checkAddressType(sdp: CheckedSdp, net: Token | undefined, type: Token | undefined, report: Report): void {
  if (net === undefined || type === undefined || isTemplated(net) || isTemplated(type)) return;
  const network = termNamed('net-type', net.text);
  if (network === undefined) report(net, { what: 'net-type', args: { type: net.text }, severity: 'warning' });
  if (network?.name !== 'IN' || /^IP[46]$/u.test(type.text)) return;
  const [version] = /[46]$/u.exec(type.text) ?? [];
  const right = version === undefined ? undefined : `IP${version}`;
  const fixes =
    right === undefined ? [] : [safeFix('replace', keepingLength(sdp, replaceBy(type, right)), { text: right })];
  report(type, { what: 'address-type', args: { type: type.text }, fixes });
}

function checkTiming(sdp: CheckedSdp, line: SdpTiming, report: Report): void {
  if (line.until === undefined) {
    if (!isTemplated(line.value)) report(lineSpan(sdp, line), { what: 'parts-t' });
    return;
  }
  for (const part of [line.from, line.until]) checkNumber(part, report);
  if (line.surplus !== undefined) report(line.surplus, { what: 'surplus', severity: 'warning' });
}

function checkBandwidth(sdp: CheckedSdp, line: SdpBandwidth, report: Report): void {
  if (line.type?.text !== '' && line.amount !== undefined && /^\d+$/u.test(line.amount.text)) return;
  if (!isTemplated(line.value)) report(lineSpan(sdp, line), { what: 'parts-b', severity: 'warning' });
}

function checkText(sdp: CheckedSdp, line: SdpText, report: Report): void {
  const { letter, value } = line;
  if (letter.text === 'v' && value.text !== '0' && !isTemplated(value)) {
    const fixes = [safeFix('replace', keepingLength(sdp, replaceBy(value, '0')), { text: '0' })];
    report(value.text === '' ? lineSpan(sdp, line) : value, { what: 'version', fixes });
  }
  if (letter.text === 's' && value.text === '') {
    const fixes = [safeFix('replace', keepingLength(sdp, replaceBy(value, '-')), { text: '-' })];
    // RFC 5359 writes it so throughout, and nobody minds.
    report(lineSpan(sdp, line), { what: 'empty-name', severity: 'hint', fixes });
  }
  if (letter.text === 'r') checkRepeats(sdp, line, report);
  if (letter.text === 'z') checkZones(sdp, line, report);
  const shape = Object.hasOwn(shapes, letter.text) ? shapes[letter.text] : undefined;
  if (shape === undefined || isTemplated(value) || shape.pattern.test(value.text.trim())) return;
  report(value.text === '' ? lineSpan(sdp, line) : value, { what: shape.what, severity: shape.severity });
}

/** RFC 8866 §5.10. */
function checkRepeats(sdp: CheckedSdp, line: SdpText, report: Report): void {
  const words = wordsOf(line.value);
  if (isTemplated(line.value)) return;
  if (words.length < 3) report(lineSpan(sdp, line), { what: 'parts-r' });
  else for (const word of words) checkTime(word, /^\d+[dhms]?$/u, report);
}

/** RFC 8866 §5.11. */
function checkZones(sdp: CheckedSdp, line: SdpText, report: Report): void {
  const words = wordsOf(line.value);
  if (isTemplated(line.value)) return;
  if (words.length === 0 || words.length % 2 !== 0) report(lineSpan(sdp, line), { what: 'parts-z' });
  else
    for (const [index, word] of words.entries())
      checkTime(word, index % 2 === 0 ? /^\d+$/u : /^-?\d+[dhms]?$/u, report);
}

function checkTime(word: Token, pattern: RegExp, report: Report): void {
  if (!pattern.test(word.text)) report(word, { what: 'time', args: { time: word.text } });
}

function checkNumber(part: Token | undefined, report: Report, details: Details = {}): void {
  if (part === undefined || isTemplated(part) || /^\d+$/u.test(part.text)) return;
  report(part, { ...details, what: 'number', args: { number: part.text } });
}
