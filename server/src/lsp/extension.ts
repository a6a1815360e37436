/** What a server can do beyond reading, and only where there are sockets. */

import type { CodeAction, CodeLens, Range } from 'vscode-languageserver';
import type { ServerCommand } from '../protocol.ts';
import type { Conversation } from '../sip/references.ts';
import type { OpenDocument } from './documents.ts';
import type { Answer } from './exchanges.ts';

export interface Extension<C extends ServerCommand = never> {
  /** What `workspace/executeCommand` runs, by name. */
  readonly commands: Readonly<Record<C, (argument: unknown) => Promise<unknown>>>;
  /** The answers that the message of a block brought. */
  readonly answersIn: (document: OpenDocument, index: number) => readonly Answer[];
  /** What the block of a name in a document has sent, and what came of it. */
  readonly conversationOf?: (document: OpenDocument, name: string) => Conversation | undefined;
  /** What it offers at a place, of the kinds that are wanted. */
  readonly actionsIn?: (document: OpenDocument, range: Range, wants: (kind: string) => boolean) => CodeAction[];
  /** What it shows above start lines. */
  readonly lensesIn?: (document: OpenDocument) => CodeLens[];
  /** Ends what is under way. */
  readonly close: () => Promise<unknown>;
}

/** Of a server that only reads. */
export const readingOnly: Extension = { commands: {}, answersIn: () => [], close: async () => undefined };

/** Several extensions as one, without their commands. */
export function together(...extensions: readonly Extension[]): Omit<Extension, 'commands'> {
  return {
    answersIn: (document, index) => extensions.flatMap((each) => each.answersIn(document, index)),
    actionsIn: (...about) => extensions.flatMap(({ actionsIn }) => actionsIn?.(...about) ?? []),
    conversationOf: (document, name) => {
      for (const { conversationOf } of extensions) {
        const found = conversationOf?.(document, name);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    lensesIn: (document) => extensions.flatMap(({ lensesIn }) => lensesIn?.(document) ?? []),
    close: async () => {
      await Promise.all(extensions.map((each) => each.close()));
    },
  };
}

/** Nothing comes of a command that it does not have. */
export async function runCommand({ commands }: Extension, name: string, argument: unknown): Promise<unknown> {
  const run = new Map<string, (argument: unknown) => Promise<unknown>>(Object.entries(commands)).get(name);
  return run === undefined ? null : run(argument);
}
