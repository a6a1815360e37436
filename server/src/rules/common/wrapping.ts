/** What a program puts around each line of a message that it shows, and how a line becomes what it was: prefixes, indentation, dots, quotes. */

/** No line longer than this begins a message. */
const longestLine = 4000;

/** A line that holds a start line, with what stands around it. */
export interface Beginning {
  readonly prefix: string;
  readonly startLine: string;
  readonly suffix: string;
}

/** A line without what was put around it; nothing where it is no line of the message. */
export type Unwrap = (line: string) => string | undefined;

const fieldStart = /^[!%'*+.\w`~-]+[ \t]*:/u;
/** The end of a string in a program, with what joins it to the next. */
const stringEnd = /(?:\\r)?\\n["'][ \t]*[;,+\\)]{0,3}$/u;

export function isField(line: string | undefined): boolean {
  return line !== undefined && fieldStart.test(line);
}

/** The start line in a line, whatever stands before it; nothing where none ends the line. */
export function beginningIn(line: string): Beginning | undefined {
  return line.length > longestLine ? undefined : (requestIn(line) ?? statusIn(line));
}

/** RFC 3261 §7.1: the method, the Request-URI and the version, with one blank between. */
function requestIn(line: string): Beginning | undefined {
  const end = line.lastIndexOf(' SIP/2.0');
  if (end === -1) return undefined;
  const versionEnd = end + ' SIP/2.0'.length;
  const suffix = line.slice(versionEnd);
  const uriStart = line.lastIndexOf(' ', end - 1) + 1;
  if (!isSuffix(suffix) || !/^(?:sips?|tel|urn|im|pres):\S/iu.test(line.slice(uriStart, end))) return undefined;
  const before = line.slice(0, Math.max(0, uriStart - 1));
  // What is put before a line may touch it; a method of odd signs stands by itself.
  const [method = before] = /(?<![\w%])[A-Z]{1,32}$/u.exec(before) ?? [];
  if (!/^[!%'*+.\w`~-]+$/u.test(method)) return undefined;
  const start = before.length - method.length;
  return { prefix: line.slice(0, start), startLine: line.slice(start, versionEnd), suffix };
}

/** RFC 3261 §7.2: the version, the code and the phrase. */
function statusIn(line: string): Beginning | undefined {
  const start = line.indexOf('SIP/2.0 ');
  if (start === -1 || /[\w/]$/u.test(line.slice(0, start))) return undefined;
  const text = line.slice(start);
  if (!/^SIP\/2\.0 [1-6]\d\d(?:[ .\\]|$)/u.test(text)) return undefined;
  const suffix = stringEnd.exec(text)?.[0] ?? '';
  return { prefix: line.slice(0, start), startLine: text.slice(0, text.length - suffix.length), suffix };
}

function isSuffix(text: string): boolean {
  return /^[ \t]*\.?$/u.test(text) || stringEnd.exec(text)?.index === 0;
}

/** How the lines below a start line become what they were, by the first of them; nothing where that is no header field in any way. */
export function unwrapFor({ prefix, suffix }: Beginning, next: string | undefined): Unwrap | undefined {
  if (next === undefined) return undefined;
  const ways = [...(stringEnd.test(suffix) ? [unquote] : []), ...(prefix === '' ? [] : [repeated(prefix)]), bare];
  return ways.find((way) => isField(way(next)));
}

export const bare: Unwrap = (line) => (/^[ \t]+$/u.test(line) ? '' : line);

/** `"Via: …\r\n"` of a program. */
const unquote: Unwrap = (line) => {
  const end = stringEnd.exec(line);
  const [open] = /^[ \t]*["']/u.exec(line) ?? [];
  if (end === null || open === undefined) return undefined;
  return line.slice(open.length, end.index).replaceAll(/\\(["'\\])/gu, '$1');
};

/** What stands before each line, numbers and times aside: they differ. Blanks at its end are left out before an empty line. */
function repeated(prefix: string): Unwrap {
  const core = prefix.trim();
  const blanks = prefix.slice(prefix.trimEnd().length);
  // Numbers that are aligned to the right stand behind more blanks or fewer.
  const indent = /^\d/u.test(core) ? '[ \\t]*' : prefix.slice(0, prefix.length - prefix.trimStart().length);
  const pattern = core
    .replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
    .replaceAll(/[ \t]+(?=\d)/gu, '[ \\t]+')
    .replaceAll(/\d+/gu, '\\d+');
  const whole = new RegExp(core === '' ? `^(?:${blanks}|$)` : `^${indent}${pattern}(?:${blanks}|[ \\t]*$)`, 'u');
  return (line) => {
    const found = whole.exec(line)?.[0];
    return found === undefined ? undefined : bare(line.slice(found.length));
  };
}

/** ngrep prints a dot for each CR. */
export function withoutDot(unwrap: Unwrap): Unwrap {
  return (line) => unwrap(line)?.replace(/\.$/u, '');
}
