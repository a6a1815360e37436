/** Signature help as LSP has it. */

import type { SignatureHelp, SignatureHelpParams } from 'vscode-languageserver';
import { signatureAt } from '../features/signature.ts';
import { inBlock } from '../sip/span.ts';
import type { OpenDocument } from './documents.ts';
import { markupOf } from './markup.ts';
import type { Session } from './session.ts';

export function signatureHelp(
  { client, words }: Session,
  document: OpenDocument,
  { position }: SignatureHelpParams,
): SignatureHelp | null {
  const { index, offset } = document.blocks.placeAt(position);
  const found = signatureAt(document.blocks.treeOf(index), inBlock(offset), words);
  if (found === undefined) return null;
  const { label, parameters, active, about } = found;
  const signature = {
    label,
    parameters: parameters.map(([start, end]) => ({ label: [start, end] as [number, number] })),
    ...(about === undefined ? {} : { documentation: markupOf(about, client.takesMarkdown) }),
  };
  return { signatures: [signature], activeSignature: 0, activeParameter: active };
}
