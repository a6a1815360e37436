/** What a message is on the disk, byte for byte; apart from what a server in a browser has as well, for there is no disk there. */

import { savedBytes } from '../host/saved.ts';
import { parseFile } from '../sip/syntax/parse.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { MessagePlace } from './message-place.ts';

/** The block as it stands on the disk, one character for each byte; nothing where the document has no file. */
export function blockOnDisk({
  document: { uri, blocks, encoding },
  index,
}: MessagePlace): Block | 'unsaved' | undefined {
  const saved = savedBytes(uri, blocks.getText(), encoding);
  if (saved === undefined || saved === 'unsaved') return saved;
  return parseFile(Buffer.from(saved).toString('latin1')).blocks[index]?.block ?? 'unsaved';
}
