/** The commands of GB/T 28181: small XML documents in MESSAGE and NOTIFY. */

import { type Span, spanOf } from '../../sip/span.ts';
import type { Message } from '../../sip/syntax/tree.ts';

/** The elements that a command, a question or an answer begins with. */
const roots: ReadonlySet<string> = new Set(['Control', 'Query', 'Notify', 'Response']);

/** The root stands at the beginning, behind the XML declaration. */
const longestBeginning = 400;

export interface Command {
  readonly root: Span;
  /** What stands in an element, without blanks; the first one counts. */
  readonly textOf: (element: string) => { readonly text: string; readonly span: Span } | undefined;
}

/** The command in the body of a message, whatever its Content-Type says. */
export function commandIn({ source, body }: Message): Command | undefined {
  if (body === undefined) return undefined;
  const beginning = source.slice(body.start, Math.min(body.end, body.start + longestBeginning));
  const found = /^\s*(?:<\?xml[^>]*\?>\s*)?<(?<root>[A-Za-z]+)\s*>/u.exec(beginning);
  const root = found?.groups?.root;
  if (found === null || root === undefined || !roots.has(root)) return undefined;
  const end = body.start + found[0].length;
  return {
    root: spanOf(end - root.length - 2, end),
    textOf(element) {
      const from = source.indexOf(`<${element}>`, end);
      const start = from + element.length + 2;
      const to = from === -1 ? -1 : source.indexOf(`</${element}>`, start);
      if (to === -1 || to > body.end) return undefined;
      const text = source.slice(start, to);
      return { text: text.trim(), span: spanOf(start, to) };
    },
  };
}
