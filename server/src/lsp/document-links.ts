/** Links of a document as addresses: those of files by their path alone, without a look at the disk, and only within the open folder. */

import type { DocumentLink } from 'vscode-languageserver';
import { type Link, linksOf } from '../features/document-links.ts';
import { rangeOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { eachBlock, kept } from './each-block.ts';
import type { Session } from './session.ts';

const linksIn = kept(linksOf);

/** Half of a surrogate pair, which no address can hold. */
const loneHalf = /\p{Cs}/gu;

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

/** The innermost open folder around a document, else its own folder: where files are read from when it is sent. */
function rootOf(documentUri: string, folders: readonly string[]): string | undefined {
  const place = normal(documentUri);
  const holding = folders
    .map((folder) => normal(folder.endsWith('/') ? folder : `${folder}/`))
    .filter((folder) => folder !== undefined && place?.startsWith(folder) === true)
    .sort((one, other) => (other?.length ?? 0) - (one?.length ?? 0));
  return holding[0] ?? normal('.', documentUri);
}

/** On Windows `\` parts folders too. */
function addressOfPath(path: string, documentUri: string): string {
  const isWindows = /^file:\/{3}[a-z](?::|%3a)/iu.test(documentUri);
  const parts = (isWindows ? path.replaceAll('\\', '/') : path).split('/');
  const address = parts.map((part) => encodeURIComponent(part.replaceAll(loneHalf, '\u{fffd}'))).join('/');
  return address.startsWith('/') ? address : `./${address}`;
}

/** An address without `.` and `..`; nothing where there can be none, as beside a document that was never saved. */
function normal(address: string, base?: string): string | undefined {
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
}
