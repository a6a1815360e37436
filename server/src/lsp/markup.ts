/** What is said in Markdown, for editors that show it and for others. */

import { type MarkupContent, MarkupKind } from 'vscode-languageserver';
import { plainText } from '../features/markdown.ts';

/** An editor that shows no Markdown gets the same words without its signs. */
export function markupOf(markdown: string, takesMarkdown: boolean): MarkupContent {
  return takesMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: plainText(markdown) };
}
