/** The functions of `{{$name arguments}}`: what REST Client and JetBrains have, and what SIP needs. */

import { formatted, moved } from './datetime.ts';
import type { Facts } from './facts.ts';
import type { Section } from './pieces.ts';

/** What a function may use to make its value. */
export interface FunctionContext {
  readonly facts: Facts;
  /** Where the value will stand: an IPv6 address needs brackets in the head (RFC 3261 §25.1 IPv6reference) and has none in SDP. */
  readonly section: Section;
  /** The size of the body that is sent; unknown while the body itself is being put together. */
  readonly contentLength: () => number | undefined;
  /** The value of the first call with this key, so that calls that belong together agree. */
  readonly once: (key: string, make: () => string) => string;
}

export interface FunctionDefinition {
  /** Without its sign. */
  readonly name: string;
  /** How it is written: `<…>` is to be filled in, `[…]` may be left out. */
  readonly form: string;
  /** True when the arguments are such as it takes. */
  readonly fits: (args: readonly string[]) => boolean;
  /** The value; nothing when what it depends on is not known. */
  readonly make: (args: readonly string[], context: FunctionContext) => string | undefined;
  /** A call that is right, run as a test. */
  readonly example: string;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const hexadecimal = `${digits}abcdef`;

/** RFC 3261 §8.1.1.7: the cookie that says that a branch is unique. */
const cookie = 'z9hG4bK';

/** Seconds from 1900, where NTP counts from, to 1970: RFC 8866 §5.2 recommends an NTP time as the version of a session. */
const ntpEpoch = 2_208_988_800;

const longestRandom = 10_000;

export const functions: readonly FunctionDefinition[] = [
  plain('guid', (context) => uuid(context.facts.random)),
  plain('uuid', (context) => uuid(context.facts.random)),
  {
    name: 'randomInt',
    form: '$randomInt [<from> <below>]',
    fits: fitsRange,
    make: ([from = '0', below = '1000'], { facts }) => randomInteger(facts.random, Number(from), Number(below)),
    example: '$randomInt 10 20',
  },
  {
    name: 'timestamp',
    form: '$timestamp [<offset> <unit>]',
    fits: (args) => args.length === 0 || fitsOffset(args),
    make: (args, { facts }) => String(Math.floor(movedBy(facts.now(), args) / 1000)),
    example: '$timestamp -1 h',
  },
  {
    name: 'datetime',
    form: '$datetime rfc1123|iso8601|"<format>" [<offset> <unit>]',
    fits: ([form, ...offset]) => form !== undefined && (offset.length === 0 || fitsOffset(offset)),
    make: ([form = '', ...offset], { facts }) => formatted(movedBy(facts.now(), offset), form),
    example: '$datetime rfc1123 1 d',
  },
  {
    name: 'localDatetime',
    form: '$localDatetime rfc1123|iso8601|"<format>" [<offset> <unit>]',
    fits: ([form, ...offset]) => form !== undefined && (offset.length === 0 || fitsOffset(offset)),
    make: ([form = '', ...offset], { facts }) => {
      const at = movedBy(facts.now(), offset);
      return formatted(at, form, facts.zoneOffset(at));
    },
    example: '$localDatetime "YYYY-MM-DD HH:mm"',
  },
  named('processEnv', '<NAME>', 'HOME', (name, { facts }) => facts.processVariable(name)),
  named('dotenv', '<NAME>', 'PASSWORD', (name, { facts }) => facts.dotenv(name)),
  named('secret', '<name>', 'alice', (name, { facts }) => facts.secret(name)),
  plain('random.uuid', (context) => uuid(context.facts.random)),
  plain('random.email', ({ facts }) => `${pick(facts.random, letters, 10)}@example.com`),
  {
    name: 'random.integer',
    form: '$random.integer(<from>, <below>)',
    fits: fitsRange,
    make: ([from = '0', below = '1000'], { facts }) => randomInteger(facts.random, Number(from), Number(below)),
    example: '$random.integer(10, 20)',
  },
  {
    name: 'random.float',
    form: '$random.float(<from>, <below>)',
    fits: ([from, below, more]) => more === undefined && (from === undefined || (isNumber(from) && isNumber(below))),
    make: ([from = '0', below = '1'], { facts }) => randomFloat(facts.random, Number(from), Number(below)),
    example: '$random.float(0.5, 1.5)',
  },
  sized('random.alphabetic', letters),
  sized('random.alphanumeric', letters + digits),
  sized('random.hexadecimal', hexadecimal),
  plain('branch', ({ facts }) => cookie + pick(facts.random, hexadecimal, 20)),
  plain('callId', ({ facts }) => pick(facts.random, hexadecimal, 32)),
  // RFC 3261 §19.3 asks for 32 bits of chance at least.
  plain('tag', ({ facts }) => pick(facts.random, hexadecimal, 12)),
  {
    name: 'cseq',
    form: '$cseq [+<n>]',
    fits: ([step, more]) => more === undefined && (step === undefined || /^[+-]\d{1,9}$/u.test(step)),
    make: ([step = '0'], { facts, once }) =>
      String(Number(once('$cseq', () => String(facts.sequence()))) + Number(step)),
    example: '$cseq +1',
  },
  plain('localIp', ({ facts, section }) => address(facts.flow?.localAddress, section)),
  plain('localPort', ({ facts }) => facts.flow?.localPort.toString()),
  plain('transport', ({ facts }) => facts.flow?.transport),
  plain('targetHost', ({ facts, section }) => address(facts.flow?.targetHost, section)),
  plain('targetPort', ({ facts }) => facts.flow?.targetPort.toString()),
  plain('contentLength', ({ contentLength }) => contentLength()?.toString()),
  plain('rtpPort', ({ facts }) => String(facts.flow?.rtpPort ?? evenPort(facts.random))),
  plain('sdpVersion', ({ facts }) => String(Math.floor(facts.now() / 1000) + ntpEpoch)),
];

const byName = new Map(functions.map((definition) => [definition.name.toLowerCase(), definition]));

/** What is known of a function, by its name without the sign, in any case. */
export function functionNamed(name: string): FunctionDefinition | undefined {
  return byName.get(name.toLowerCase());
}

function plain(name: string, make: (context: FunctionContext) => string | undefined): FunctionDefinition {
  const form = `$${name}`;
  return { name, form, fits: ({ length }) => length === 0, make: (_, context) => make(context), example: form };
}

function named(
  name: string,
  argument: string,
  example: string,
  make: (argument: string, context: FunctionContext) => string | undefined,
): FunctionDefinition {
  return {
    name,
    form: `$${name} ${argument}`,
    fits: (args) => args.length === 1 && args[0] !== '',
    make: ([given = ''], context) => make(given, context),
    example: `$${name} ${example}`,
  };
}

function sized(name: string, alphabet: string): FunctionDefinition {
  return {
    name,
    form: `$${name}(<length>)`,
    fits: ([length, more]) => more === undefined && isNatural(length) && Number(length) <= longestRandom,
    make: ([length = '0'], { facts }) => pick(facts.random, alphabet, Number(length)),
    example: `$${name}(8)`,
  };
}

function fitsRange([from, below, more]: readonly string[]): boolean {
  if (from === undefined) return true;
  return more === undefined && isInteger(from) && isInteger(below) && Number(from) < Number(below);
}

function fitsOffset([amount, unit, more]: readonly string[]): boolean {
  return more === undefined && isInteger(amount) && unit !== undefined && moved(0, 0, unit) !== undefined;
}

function movedBy(at: number, [amount, unit]: readonly string[]): number {
  return amount === undefined || unit === undefined ? at : (moved(at, Number(amount), unit) ?? at);
}

function isInteger(text: string | undefined): boolean {
  return text !== undefined && /^[+-]?\d{1,15}$/u.test(text);
}

function isNatural(text: string | undefined): boolean {
  return text !== undefined && /^\d{1,15}$/u.test(text);
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^[+-]?\d{1,15}(?:\.\d{1,15})?$/u.test(text);
}

function randomInteger(random: () => number, from: number, below: number): string {
  return String(from + Math.floor(random() * (below - from)));
}

function randomFloat(random: () => number, from: number, below: number): string {
  return String(from + random() * (below - from));
}

function pick(random: () => number, alphabet: string, length: number): string {
  let text = '';
  while (text.length < length) text += alphabet.charAt(Math.floor(random() * alphabet.length));
  return text;
}

/** RFC 9562 §5.4: version 4 stands in the 13th digit, the variant in the 17th. */
function uuid(random: () => number): string {
  const text = pick(random, hexadecimal, 32);
  const variant = pick(random, '89ab', 1);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-${variant}${text.slice(17, 20)}-${text.slice(20)}`;
}

function address(host: string | undefined, section: Section): string | undefined {
  return host?.includes(':') === true && section === 'head' && !host.startsWith('[') ? `[${host}]` : host;
}

/** RFC 3550 §11: RTP takes an even port, and RTCP the odd one above it. */
function evenPort(random: () => number): number {
  return 16_384 + 2 * Math.floor(random() * 8192);
}
