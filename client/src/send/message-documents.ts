/** Messages that came in, whole and read-only, as documents of their own. */

import { Disposable, EventEmitter, type TextDocumentContentProvider, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Redactor } from '../../../server/src/proofs.ts';
import type { ExchangeEvent, WireAnswer } from '../../../server/src/protocol.ts';
import { wordFor } from '../event-words.ts';
import type { Exchange } from './exchange.ts';
import { hexDump } from './hex-dump.ts';
import { answerOf } from './summary.ts';
import { transcriptOf } from './transcript.ts';

export const messageScheme = 'sip-message';
export const comparisonScheme = 'sip-comparison';

const texts = new Map<string, string>();
let count = 0;

export function registerMessageDocuments(): Disposable {
  const changes = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changes.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  };
  return Disposable.from(
    changes,
    workspace.registerTextDocumentContentProvider(messageScheme, provider),
    workspace.registerTextDocumentContentProvider(comparisonScheme, provider),
    workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  );
}

export async function openMessage(event: ExchangeEvent, options?: { readonly preserveFocus?: boolean }): Promise<void> {
  await openBeside(messageDocument(event), options);
}

/** A document that holds a message. */
export function messageDocument(event: ExchangeEvent): Uri {
  return documentWith(`${answerOf(event)}.sip`, event.whole ?? event.text ?? '');
}

/** As the bytes that were on the wire, with every CR and LF. */
export async function openBytes(event: ExchangeEvent): Promise<void> {
  await openBeside(
    documentWith(
      `${answerOf(event)}.hex`,
      hexDump(Uint8Array.from(atob(event.wire ?? ''), (char) => char.charCodeAt(0))),
    ),
  );
}

/** What goes over the wire, or went and came, to the byte. */
export async function openWire({ title, text }: WireAnswer): Promise<void> {
  await openBeside(documentWith(`${title}.wire`, text));
}

/** Everything that was sent and came in, in one file. */
export async function openExchange({ traffic, title }: Exchange, redactor: Redactor): Promise<void> {
  await openBeside(documentWith(`${title}.sip`, redactor.clean(transcriptOf(traffic, wordFor))));
}

/** A side of a comparison. It holds names where a message has values, so no server is told of it. */
export function comparedDocument(name: string, text: string): Uri {
  return documentWith(`${name}.sip`, text, comparisonScheme);
}

function documentWith(name: string, text: string, scheme = messageScheme): Uri {
  count += 1;
  const uri = Uri.from({ scheme, path: `/${count}/${name.replaceAll('/', '∕')}` });
  texts.set(uri.toString(), text);
  return uri;
}

async function openBeside(uri: Uri, options?: { readonly preserveFocus?: boolean }): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true, ...options });
}
