/** The examples of rules: how they are read, and the messages in which they stand. */

/** A text without its marks, and what the marks say, as `report` prints it. */
export interface Example {
  readonly text: string;
  readonly expected: readonly string[];
}

/** The smallest whole request; its last line is the one behind the empty line. */
export const smallRequest: readonly string[] = [
  'OPTIONS sip:bob@example.com SIP/2.0',
  'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9',
  'Max-Forwards: 70',
  'From: <sip:alice@example.com>;tag=9fxced76sl',
  'To: <sip:bob@example.com>',
  'Call-ID: 3848276298220188511@client.example.com',
  'CSeq: 1 OPTIONS',
  'Content-Length: 0',
  '',
  '',
];

/** The answer to it. */
export const smallResponse: readonly string[] = [
  'SIP/2.0 200 OK',
  'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9',
  'From: <sip:alice@example.com>;tag=9fxced76sl',
  'To: <sip:bob@example.com>;tag=314159',
  'Call-ID: 3848276298220188511@client.example.com',
  'CSeq: 1 OPTIONS',
  'Content-Length: 0',
  '',
  '',
];

/** A message whose lines of some names are others, or are left out; new ones come behind the rest. */
export function changed(lines: readonly string[], changes: Readonly<Record<string, string | undefined>>): string[] {
  const left = new Map(Object.entries(changes));
  const result: string[] = [];
  for (const line of lines) {
    const name = nameOf(line);
    if (line === '') {
      result.push(...[...left.values()].filter((value) => value !== undefined));
      left.clear();
    }
    const change = left.get(name);
    if (left.delete(name)) {
      if (change !== undefined) result.push(change);
    } else result.push(line);
  }
  result.push(...[...left.values()].filter((value) => value !== undefined));
  return result;
}

/** What a request needs besides the fields that all have, by its method. */
const needs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ACK: { To: 'To: <sip:bob@example.com>;tag=314159' },
  BYE: { To: 'To: <sip:bob@example.com>;tag=314159' },
  INFO: { To: 'To: <sip:bob@example.com>;tag=314159' },
  INVITE: { Contact: 'Contact: <sip:alice@client.example.com>' },
  NOTIFY: {
    To: 'To: <sip:bob@example.com>;tag=314159',
    Contact: 'Contact: <sip:alice@client.example.com>',
    Event: 'Event: presence',
    'Subscription-State': 'Subscription-State: active;expires=3600',
  },
  PRACK: { To: 'To: <sip:bob@example.com>;tag=314159', RAck: 'RAck: 776656 1 INVITE' },
  REFER: { Contact: 'Contact: <sip:alice@client.example.com>', 'Refer-To': 'Refer-To: <sip:carol@example.com>' },
  REGISTER: { start: 'REGISTER sip:example.com SIP/2.0', To: 'To: <sip:alice@example.com>' },
  SUBSCRIBE: {
    Contact: 'Contact: <sip:alice@client.example.com>',
    Event: 'Event: presence',
    Expires: 'Expires: 3600',
  },
  UPDATE: { To: 'To: <sip:bob@example.com>;tag=314159', Contact: 'Contact: <sip:alice@client.example.com>' },
};

/** The smallest whole request of a method, in which these lines stand instead of or besides others. */
export function requestWith(method: string, ...lines: readonly string[]): string {
  const start = `${method} sip:bob@example.com SIP/2.0`;
  return changed(smallRequest, { start, CSeq: `CSeq: 1 ${method}`, ...needs[method], ...byName(lines) }).join('\n');
}

/** The smallest whole response to a request of a method. */
export function responseTo(method: string, status: string, ...lines: readonly string[]): string {
  return changed(smallResponse, { start: `SIP/2.0 ${status}`, CSeq: `CSeq: 1 ${method}`, ...byName(lines) }).join('\n');
}

/** Of what stands between `«` and `»` the words are said, in their order. */
export function marked(text: string, ...words: readonly string[]): string {
  const left = [...words];
  return text
    .split('\n')
    .flatMap((line) => {
      const [before = '', part, behind = ''] = line.split(/[«»]/u);
      if (part === undefined) return [line];
      return [`${before}${part}${behind}`, `${' '.repeat(before.length)}${'^'.repeat(part.length)} ${left.shift()}`];
    })
    .join('\n');
}

/** A message in which something is said of the start line. */
export function startLineMarked(words: string, lines: readonly string[]): string {
  const [first = '', ...rest] = lines;
  return [first, `${'^'.repeat(first.length)} ${words}`, ...rest].join('\n');
}

/** A line of `^^^ words` says what is reported of the line above. */
export function readExample(marked: string): Example {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of marked.split('\n')) {
    const [, blanks = '', carets = '', sentence = ''] = /^( *)(\^+) (.*)$/u.exec(line) ?? [];
    if (carets === '') lines.push(line);
    else expected.push(`${lines.length - 1}:${blanks.length}+${carets.length} ${sentence}`);
  }
  return { text: lines.join('\n'), expected };
}

/** A text with a start line, a preamble or more of its own stands for itself; header lines become part of the smallest whole request. */
export function inWholeMessage({ text, expected }: Example): Example {
  const lines = text.split('\n');
  if (!/^[\w.!%*+`'~-]+[ \t]*:/u.test(lines[0] ?? '') || isMessage(lines)) return { text, expected };
  const own = new Set(lines.flatMap((line) => fieldNameOf(line) ?? []));
  const framed = smallRequest.filter((line) => !own.has(fieldNameOf(line) ?? ''));
  const place = framed.indexOf('');
  const shift = (line: string): string => line.replace(/^\d+/u, (row) => String(Number(row) + place));
  return {
    text: [...framed.slice(0, place), ...lines, ...framed.slice(place)].join('\n'),
    expected: expected.map(shift),
  };
}

/** Lines of one name stay together. */
function byName(lines: readonly string[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const line of lines) {
    const name = nameOf(line);
    found[name] = found[name] === undefined ? line : `${found[name]}\n${line}`;
  }
  return found;
}

/** Of the start line, `start`. */
function nameOf(line: string): string {
  return /^«?(?<name>[\w-]+)»?:/u.exec(line)?.groups?.name ?? (line === '' ? '' : 'start');
}

/** Header lines with most of what a message needs are a message that lacks its start line. */
function isMessage(lines: readonly string[]): boolean {
  return ['via', 'from', 'to', 'call-id'].every((name) => lines.some((line) => fieldNameOf(line) === name));
}

const compact: Readonly<Record<string, string>> = { v: 'via', f: 'from', t: 'to', i: 'call-id', l: 'content-length' };

function fieldNameOf(line: string): string | undefined {
  const name = /^(?<name>[\w-]+)[ \t]*:/u.exec(line)?.groups?.name?.toLowerCase();
  return name === undefined ? undefined : (compact[name] ?? name);
}
