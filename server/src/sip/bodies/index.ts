/** The body of a message as a tree, where Content-Type names a type that can be read. */

import { fieldNamed } from '../body-end.ts';
import { ContentType } from '../headers/content-type.ts';
import { forLatest } from '../latest.ts';
import type { Block } from '../syntax/tree.ts';
import { essenceOf } from '../values/media-type.ts';
import { valuesOf } from '../values-of.ts';
import { type Sdp, sdp } from './sdp.ts';

/** The session description that a block's message carries. */
export const sdpOf = forLatest(readSdpOf);

/** Under `# @escapes` line ends may be written as `\r\n`, and under Content-Encoding the text is another: both stay unread. */
function readSdpOf({ escapes, message }: Block): Sdp | undefined {
  if (message?.body === undefined || escapes || message.body.text.trim() === '') return undefined;
  const [type] = valuesOf(message, ContentType);
  if (type === undefined || essenceOf(type) !== sdp.type) return undefined;
  return fieldNamed(message, 'content-encoding', 'e') === undefined
    ? sdp.read(message.source, message.body)
    : undefined;
}
