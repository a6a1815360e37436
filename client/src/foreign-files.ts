/** Binding files of PyQt, which are called .sip too: one offer to treat them as what they are. */

import { l10n, languages, type Memento, Uri, window, workspace } from 'vscode';
import { foreignMethod } from '../../server/src/protocol.ts';
import type { LanguageServer } from './language-client.ts';

const declinedKey = 'foreignFiles.declined';

export function offerForForeignFiles(server: LanguageServer, memory: Memento): void {
  let isAsked = false;
  server.listen(foreignMethod, async ({ uri }) => {
    if (isAsked || memory.get(declinedKey) === true) return;
    isAsked = true;
    const change = l10n.t('Change Language');
    const never = l10n.t("Don't Ask Again");
    const chosen = await window.showInformationMessage(
      l10n.t('This file holds Python bindings for C++, not SIP messages.'),
      change,
      never,
    );
    if (chosen === never) await memory.update(declinedKey, true);
    if (chosen === change) await changeLanguage(Uri.parse(uri));
  });
}

/** Such files are C++ with directives. */
async function changeLanguage(uri: Uri): Promise<void> {
  const known = await languages.getLanguages();
  const document = await workspace.openTextDocument(uri);
  await languages.setTextDocumentLanguage(document, known.includes('cpp') ? 'cpp' : 'plaintext');
}
