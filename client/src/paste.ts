/** What is copied out of an RFC, a capture or a log can be pasted as messages: the editor offers it beside the plain text. */

import { type Disposable, DocumentDropOrPasteEditKind, DocumentPasteEdit, l10n, languages } from 'vscode';
import type { LanguageServer } from './language-client.ts';

const plainText = 'text/plain';

export function registerPaste(server: LanguageServer): Disposable {
  const kind = DocumentDropOrPasteEditKind.Text.append('sip');
  return languages.registerDocumentPasteEditProvider(
    { language: 'sip' },
    {
      async provideDocumentPasteEdits(document, [range], transfer) {
        const text = await transfer.get(plainText)?.asString();
        if (text === undefined || range === undefined) return [];
        const answer = await server.paste(document, range.start, text);
        if (answer === null) return [];
        const edit = new DocumentPasteEdit(answer.text, l10n.t('Paste as SIP Messages'), kind);
        // What somebody pastes stays as it is unless they say otherwise.
        edit.yieldTo = [DocumentDropOrPasteEditKind.Text];
        return [edit];
      },
    },
    { pasteMimeTypes: [plainText], providedPasteEditKinds: [kind] },
  );
}
