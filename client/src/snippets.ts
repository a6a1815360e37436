/** Whole messages, offered where a block begins and nowhere else: else any word of a message could become one. */

import {
  CompletionItem,
  CompletionItemKind,
  type Disposable,
  env,
  l10n,
  languages,
  Range,
  SnippetString,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import { isBlockBeginning } from './block-beginning.ts';

/** As the manifest's file has it. */
interface Snippet {
  readonly prefix: readonly string[];
  readonly body: readonly string[];
  readonly description: string;
}

/** Above a block there are few lines. */
const mostLines = 100;

export function registerSnippets(extension: Uri): Disposable {
  let reading: Promise<readonly Offer[]> | undefined;
  return languages.registerCompletionItemProvider('sip', {
    async provideCompletionItems(document, position) {
      const before = document.lineAt(position.line).text.slice(0, position.character);
      if (!isBlockBeginning(before, linesAbove(document, position.line))) return [];
      reading ??= offersIn(extension);
      const range = new Range(position.with({ character: 0 }), position);
      return (await reading).map((offer) => itemOf(offer, range));
    },
  });
}

/** One word that a message is offered by. */
interface Offer {
  readonly word: string;
  readonly text: string;
  readonly description: string;
}

async function offersIn(extension: Uri): Promise<readonly Offer[]> {
  const snippets: Record<string, Snippet> = await read(extension, 'snippets', 'sip.json');
  const sentences = await sentencesIn(extension);
  return Object.values(snippets).flatMap(({ prefix, body, description }) => {
    const own = sentences[prefix[0] ?? ''] ?? description;
    const words = prefix.filter((word) => !word.startsWith('#'));
    return words.map((word) => ({ word, text: body.join('\n'), description: own }));
  });
}

/** What is said of the snippets in the user's language, by their first words; nothing in English, which stands beside them. */
async function sentencesIn(extension: Uri): Promise<Readonly<Record<string, string>>> {
  const read = await readSentences(extension).catch(() => undefined);
  if (read === undefined) return {};
  const { methods, statusCodes } = read;
  const byMethod = Object.entries(methods).map(([name, text]) => [name.toLowerCase(), text] as const);
  return { ...Object.fromEntries(byMethod), ...statusCodes, ...ofFlows() };
}

async function readSentences(extension: Uri): Promise<Record<'methods' | 'statusCodes', Record<string, string>>> {
  return (
    await read<{ sentences: Awaited<ReturnType<typeof readSentences>> }>(
      extension,
      'dist',
      'texts',
      `${env.language}.json`,
    )
  ).sentences;
}

function ofFlows(): Readonly<Record<string, string>> {
  return {
    request: l10n.t('Choose the method while you write'),
    'exchange-message': l10n.t('A MESSAGE over TCP and its 200 (RFC 3428).'),
    'exchange-register': l10n.t('A REGISTER without authentication and its 200 (RFC 3261 §10).'),
    'exchange-register-digest': l10n.t(
      'A REGISTER that is challenged with 401 and repeated with credentials (RFC 3261 §22).',
    ),
    'register-auth': l10n.t('A REGISTER that Send repeats with credentials when it is challenged.'),
    '###': l10n.t('The line between two messages; what stands behind the signs is the title.'),
    target: l10n.t('Where the message is sent.'),
    auth: l10n.t('User and password for 401 and 407; the password stays in the secret storage.'),
  };
}

async function read<T>(extension: Uri, ...path: string[]): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extension, ...path))));
}

function itemOf({ word, text, description }: Offer, range: Range): CompletionItem {
  const [line = ''] = text.split('\n').filter((each) => each.includes('SIP/2.0'));
  // The start line with what stands in it at first.
  const shown = line.replaceAll(/\$\{\d+[:|]([^},|]*)[^}]*\}/gu, '$1');
  const item = new CompletionItem({ label: word, description: shown }, CompletionItemKind.Struct);
  item.insertText = new SnippetString(text);
  item.documentation = description;
  item.range = range;
  // Start lines by themselves come first.
  item.sortText = `z${word}`;
  return item;
}

function linesAbove(document: TextDocument, line: number): readonly string[] {
  const first = Math.max(0, line - mostLines);
  return Array.from({ length: line - first }, (_nothing, index) => document.lineAt(first + index).text);
}
