/** Markdown that shows foreign text and never obeys it. */

import { visibleLine } from './visible.ts';

/** Text as code on one line, whatever stands in it. */
export function code(text: string): string {
  const shown = visibleLine(text);
  if (shown === '') return '';
  const runs = shown.match(/`+/gu) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const isPadded = shown.startsWith('`') || shown.endsWith('`');
  return isPadded ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** The words of Markdown as this project writes it: code and links lose their signs, and what stands in code stays as it is. */
export function plainText(markdown: string): string {
  return markdown.replaceAll(
    /(?<fence>`+) ?(?<code>.*?) ?\k<fence>(?!`)|\[(?<label>[^\]]*)\]\([^)]*\)|\*\*/gu,
    (_, _fence, inCode: string | undefined, label: string | undefined) => inCode ?? label ?? '',
  );
}

/** As much of a text as may stand in a hover, cut between its paragraphs; `length` counts bytes of UTF-8, three at the most for each UTF-16 unit. */
export function joined(paragraphs: readonly string[], length = 4096): string {
  let text = '';
  for (const paragraph of paragraphs) {
    if (paragraph === '') continue;
    const longer = text === '' ? paragraph : `${text}\n\n${paragraph}`;
    if (byteLength(longer) > length) break;
    text = longer;
  }
  return text;
}

function byteLength(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at += 1)
    length += text.charCodeAt(at) < 0x80 ? 1 : text.charCodeAt(at) < 0x800 ? 2 : 3;
  return length;
}
