/** Messages as Wireshark takes them apart, copied as text, and as one line of a log that writes line ends as signs; and how both become messages again. */

import { firstLineEnd } from '../../sip/syntax/lines.ts';
import type { Message } from '../../sip/syntax/tree.ts';

/** `dissected` as Wireshark shows it, `one-line` with its line ends as signs. */
export type Disguise = 'dissected' | 'one-line';

/** No start line is longer than what Request-URIs are. */
const longestLine = 4000;

const dissectedLine = /^[ \t]*(?:Request|Status)-Line: \S/mu;
/** Between start line and first header field: what programs print for CR and LF, how syslog writes them in octal, and the two dots of ngrep. */
const oneLine =
  /(?:[A-Z]{1,40} (?:sips?|tel|urn):\S{1,2000} SIP\/2\.0|SIP\/2\.0 [1-6]\d\d [^\\#\r\n]{0,200})(?<lineEnd>\\r\\n|#015#012|\\n|#012|\.\.)[!%'*+.\w`~-]+[ \t]*:/u;

/** How the message is written that a block holds in such a form; nothing where it begins as messages do. */
export function disguiseOf({ source, start, startLine, end }: Message): Disguise | undefined {
  if (startLine.kind !== 'broken') return undefined;
  if (dissectedLine.test(source.slice(start, Math.min(end, start + longestLine)))) return 'dissected';
  return oneLine.test(source.slice(start, Math.min(end, start + longestLine))) ? 'one-line' : undefined;
}

/** The text again as messages, each but the first below a `###`. */
export function undisguised(text: string, disguise: Disguise): string {
  const lineEnd = firstLineEnd(text) ?? '\n';
  const lines = text.split(/\r\n|\r|\n/u);
  const messages =
    disguise === 'dissected'
      ? undissected(lines)
      : lines.flatMap((line) => [unescaped(line) ?? []].filter((each) => each.length > 0));
  return messages.map((message) => [...message, ''].join(lineEnd)).join(`###${lineEnd}`);
}

/** What stands in the tree below a line of it, up to the next line that stands no deeper. */
interface Tree {
  readonly text: string;
  readonly children: Tree[];
}

function undissected(lines: readonly string[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const visit = (trees: readonly Tree[]): void => {
    const first = trees.findIndex(({ text }) => /^(?:Request|Status)-Line: /u.test(text));
    if (first !== -1) found.push(messageIn(trees.slice(first)));
    for (const { children } of trees) visit(children);
  };
  visit(treesOf(lines));
  return found;
}

function treesOf(lines: readonly string[]): readonly Tree[] {
  const roots: Tree[] = [];
  const open: { readonly indent: number; readonly children: Tree[] }[] = [{ indent: -1, children: roots }];
  for (const line of lines) {
    const text = line.trim();
    if (text === '') continue;
    const indent = line.length - line.trimStart().length;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const tree: Tree = { text: text.replace(/(?:\\r)?\\n$/u, ''), children: [] };
    open.at(-1)?.children.push(tree);
    open.push({ indent, children: tree.children });
  }
  return roots;
}

function messageIn([line, ...others]: readonly Tree[]): readonly string[] {
  const startLine = (line?.text ?? '').replace(/^(?:Request|Status)-Line: /u, '');
  const partsNamed = (name: string): readonly Tree[] => others.find(({ text }) => text === name)?.children ?? [];
  const fields = partsNamed('Message Header').map(({ text }) => text.replace(/^\[truncated\]\s*/u, ''));
  const body = partsNamed('Message Body').flatMap(bodyLines);
  return [startLine, ...fields.filter((field) => !field.startsWith('[')), '', ...body];
}

/** RFC 8866 §5: Wireshark puts the letter of each line of a session description in brackets. */
function bodyLines({ text, children }: Tree): readonly string[] {
  if (text !== 'Session Description Protocol') return children.map((child) => child.text);
  return children.flatMap((child) => {
    const [, letter, value] = /\((?<letter>[a-z])\): ?(?<value>.*)$/u.exec(child.text) ?? [];
    return letter === undefined ? [] : [`${letter}=${value}`];
  });
}

/** The lines of a message that stands in one; nothing where none does. What stood before the start line is kept as a comment, and what closes a bracket or a quote behind the message goes. */
export function unescaped(line: string): readonly string[] | undefined {
  const found = line.includes('SIP/2.0') ? oneLine.exec(line) : null;
  const lineEnd = found?.groups?.lineEnd;
  if (found === null || lineEnd === undefined) return undefined;
  const before = line
    .slice(0, found.index)
    .replace(/[\s["'<{(]{1,8}$/u, '')
    .trim();
  const quote = line.charAt(found.index - 1);
  const text = line.slice(found.index);
  const isString = lineEnd.startsWith('\\') && (quote === '"' || quote === "'");
  const lines = (isString ? inQuotes(text, quote) : text.replace(/["'\]>})]{1,8}[.,]?$/u, '')).split(lineEnd);
  if (lines.at(-1)?.trim() === '') lines.pop();
  // RFC 8259 §7: in a string, these stand behind a backslash.
  const plain = isString ? lines.map((each) => each.replaceAll(/\\(["'\\/])/gu, '$1')) : lines;
  return [...(before === '' ? [] : [`# ${before}`]), ...plain];
}

/** What stands before the quote that ends a string, all without one. */
function inQuotes(text: string, quote: string): string {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === quote) return text.slice(0, at);
  }
  return text;
}
