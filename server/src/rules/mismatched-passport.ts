/** A PASSporT that cannot be read, or says something else than the message that carries it. */

import { DateHeader } from '../sip/headers/date.ts';
import { From } from '../sip/headers/from.ts';
import { Identity } from '../sip/headers/identity.ts';
import { PAssertedIdentity } from '../sip/headers/p-asserted-identity.ts';
import { To } from '../sip/headers/to.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { secondsOf } from '../sip/values/date.ts';
import type { Identity as IdentityValue } from '../sip/values/identity.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { Uri } from '../sip/values/uri.ts';
import { readingsBy, valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { defineRule, type Report } from './rule.ts';

/** `{"alg":"ES256","typ":"passport","x5u":"https://cert.example.org/passport.cer"}` */
const head = 'eyJhbGciOiJFUzI1NiIsInR5cCI6InBhc3Nwb3J0IiwieDV1IjoiaHR0cHM6Ly9jZXJ0LmV4YW1wbGUub3JnL3Bhc3Nwb3J0LmNlciJ9';
/** `{"dest":{"tn":["12155550113"]},"iat":1443208345,"orig":{"tn":"12155550112"}}` */
const payload =
  'eyJkZXN0Ijp7InRuIjpbIjEyMTU1NTUwMTEzIl19LCJpYXQiOjE0NDMyMDgzNDUsIm9yaWciOnsidG4iOiIxMjE1NTU1MDExMiJ9fQ';
const call = (identity: string, caller = '12155550112', callee = '12155550113'): string =>
  requestWith(
    'INVITE',
    `From: <sip:+${caller}@example.com;user=phone>;tag=1`,
    `To: <sip:+${callee}@example.com;user=phone>`,
    'Date: Fri, 25 Sep 2015 19:12:25 GMT',
    `Identity: ${identity}`,
  );
const info = 'info=<https://cert.example.org/passport.cer>';

export default defineRule({
  name: 'mismatched-passport',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8224 §6.2',
  examples: {
    good: [call(`${head}.${payload}.c2ln;${info}`), call(`..c2ln;${info}`)],
    bad: [
      marked(
        call(`«eyJhbGciOiJFUzI1NiIs.${payload}.c2ln»;${info}`),
        'Header and payload of a PASSporT are JSON in base64url, which these are not',
      ),
      marked(
        call(`«${head}.${payload}.c2ln»;${info}`, '12155550199'),
        'The caller was signed as 12155550112, which is neither in From nor in P-Asserted-Identity',
      ),
      marked(
        call(`«${head}.${payload}.c2ln»;${info}`, '12155550112', '12155550199'),
        'The callee was signed as 12155550113, and To names another',
      ),
      marked(
        call(`${head}.${payload}.c2ln;${info}`).replace(
          'Fri, 25 Sep 2015 19:12:25 GMT',
          '«Fri, 25 Sep 2015 20:12:25 GMT»',
        ),
        'The PASSporT was signed at another time: Fri, 25 Sep 2015 19:12:25 GMT',
      ),
      marked(
        call(`${head}.${payload}.c2ln;info=«<https://cert.example.org/other.cer>»`),
        'The header of the PASSporT says https://cert.example.org/passport.cer here',
      ),
    ],
  },
  about: { fields: [Identity], signs: ['eyJ'] },
  checkMessage(message, report) {
    for (const value of valuesOf(message, Identity)) {
      if (isTemplated(value.digest) || !/^eyJ[^.]*\.[^.]+\.[^.]+$/u.test(value.digest.text)) continue;
      checkPassport(message, value, report);
    }
  },
});

function checkPassport(message: Message, { digest, params }: IdentityValue, report: Report): void {
  const [first = '', second = ''] = digest.text.split('.');
  const header = objectIn(first);
  const claims = objectIn(second);
  if (header === undefined || claims === undefined) {
    report(digest);
    return;
  }
  for (const [name, key] of [
    ['alg', 'alg'],
    ['ppt', 'ppt'],
    ['info', 'x5u'],
  ] as const) {
    const written = paramNamed(params, name)?.value;
    const signed = header[key];
    if (written === undefined || typeof signed !== 'string' || isTemplated(written)) continue;
    if (written.content.toLowerCase() !== signed.toLowerCase()) report(written, { what: 'param', args: { signed } });
  }
  checkTime(message, claims.iat, report);
  const caller = numbersIn(claims.orig)[0];
  const callers = [...urisIn(message, From), ...urisIn(message, PAssertedIdentity)];
  if (caller !== undefined && isOther([caller], callers)) report(digest, { what: 'orig', args: { number: caller } });
  else {
    const called = numbersIn(claims.dest);
    const [number] = called;
    if (number !== undefined && isOther(called, urisIn(message, To)))
      report(digest, { what: 'dest', args: { number } });
  }
}

/** RFC 8224 §4: iat is the time of Date; §6.2: a minute is taken for the same. */
function checkTime(message: Message, iat: unknown, report: Report): void {
  const [date] = valuesOf(message, DateHeader);
  const seconds = date === undefined ? Number.NaN : secondsOf(date);
  if (date === undefined || typeof iat !== 'number' || !(Math.abs(seconds - iat) > 60)) return;
  const time = new Date(iat * 1000);
  if (Number.isNaN(time.getTime())) return;
  report(date, { what: 'time', severity: 'information', args: { time: time.toUTCString() } });
}

function urisIn(message: Message, header: typeof From | typeof PAssertedIdentity): readonly Uri[] {
  return readingsBy(message, header as typeof From).flatMap(({ values }) =>
    values.map(({ value }) => value.address.uri),
  );
}

/** True where each URI is that of a telephone number, and none of them is signed. */
function isOther(signed: readonly string[], uris: readonly Uri[]): boolean {
  const numbers = uris.map(numberOf);
  return numbers.length > 0 && numbers.every((number) => number !== undefined && !signed.includes(number));
}

/** RFC 8224 §8.3: digits alone, without separators; nothing for what is no global number. */
function numberOf(uri: Uri): string | undefined {
  const text = uri.kind === 'tel-uri' ? uri.number.text : uri.kind === 'sip-uri' ? (uri.user?.text ?? '') : '';
  const [, number] = /^\+([\d.()-]+)(?:;|$)/u.exec(text) ?? [];
  return number?.replaceAll(/\D/gu, '');
}

/** RFC 8225 §5.2.1: `tn` is a number, or several. */
function numbersIn(identity: unknown): readonly string[] {
  if (typeof identity !== 'object' || identity === null || !('tn' in identity)) return [];
  const { tn } = identity;
  return (Array.isArray(tn) ? tn : [tn]).filter((each): each is string => typeof each === 'string');
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes of UTF-8 in base64url. */
function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  let [bits, size] = [0, 0];
  let escaped = '';
  for (const letter of text.replace(/=+$/u, '')) {
    const value = letters.indexOf(letter === '+' ? '-' : letter === '/' ? '_' : letter);
    if (value === -1) return undefined;
    bits = ((bits << 6) | value) & 0xff_ff;
    size += 6;
    if (size < 8) continue;
    size -= 8;
    escaped += `%${((bits >> size) & 0xff).toString(16).padStart(2, '0')}`;
  }
  try {
    const found: unknown = JSON.parse(decodeURIComponent(escaped));
    return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
