/** The messages in which the examples of rules stand. */

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

/** A message in which something is said of the start line. */
export function startLineMarked(words: string, lines: readonly string[]): string {
  const [first = '', ...rest] = lines;
  return [first, `${'^'.repeat(first.length)} ${words}`, ...rest].join('\n');
}

/** Of the start line, `start`. */
function nameOf(line: string): string {
  return /^(?<name>[\w-]+):/u.exec(line)?.groups?.name ?? (line === '' ? '' : 'start');
}
