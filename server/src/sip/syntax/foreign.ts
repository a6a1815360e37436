/** Files that share the extension and nothing else: the bindings of PyQt's SIP, which are C++ with `%Directives`. */

import { endOfLine, nextLine, skipBlanks } from './lines.ts';

/** How a line of a binding file may begin: `%Module`, or C++. */
const beginnings =
  /^(?:%[A-Z]|#include\b|(?:class|struct|namespace|template|enum|typedef|using|extern|union)[ <]+[\w"])/u;

const longestBeginning = 200;

/** True when the first significant line, comments of C++ apart, is one of a binding file. */
export function isForeign(text: string): boolean {
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (position < text.length) {
    const lineEnd = endOfLine(text, position);
    const from = skipBlanks(text, position, lineEnd);
    if (text.startsWith('/*', from)) position = afterComment(text, from);
    else if (from === lineEnd || text.startsWith('//', from)) position = nextLine(text, position);
    else return beginnings.test(text.slice(from, Math.min(lineEnd, from + longestBeginning)));
  }
  return false;
}

function afterComment(text: string, start: number): number {
  const close = text.indexOf('*/', start + 2);
  return close === -1 ? text.length : close + 2;
}
