/** Links of a document as addresses: those of files by their path alone, without a look at the disk, and only within the open folder. */

import type { DocumentLink } from 'vscode-languageserver';
import { type Link, linksOf } from '../features/document-links.ts';
import { rangeOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { eachBlock, kept } from './each-block.ts';
import { addressOfPath, normal, rootOf } from './file-address.ts';
import type { Session } from './session.ts';

const linksIn = kept(linksOf);

export function documentLinks({ folders }: Session, document: OpenDocument): DocumentLink[] {
  const root = rootOf(document.uri, folders);
  return eachBlock(document, document.blocks.size, (place, block) =>
    linksIn(block).flatMap((link) => {
      const target = targetOf(link, document.uri, root);
      return target === undefined ? [] : [{ range: rangeOf(place, link), target }];
    }),
  );
}

function targetOf({ kind, target }: Link, documentUri: string, root: string | undefined): string | undefined {
  if (kind === 'web') return normal(target) === undefined ? undefined : target;
  const file = normal(addressOfPath(target, documentUri), documentUri);
  return root !== undefined && file?.startsWith(root) === true ? file : undefined;
}
