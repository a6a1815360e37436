/** What the text of a document does not set, and its environment does. */

import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';

/** Which variables the environment of a document sets, and in which file. */
export function outsideOf(
  session: Session,
  document: OpenDocument,
): readonly { readonly name: string; readonly file: string }[] {
  return [...session.environmentOf(document).variables].map(([name, { file }]) => ({ name, file }));
}
