/** Messages in messages: whole ones (message/sip, RFC 3261 §27.5) and fragments (message/sipfrag, RFC 3420). */

import type { Span } from '../span.ts';
import { parseFragment } from '../syntax/parse.ts';
import type { Message } from '../syntax/tree.ts';
import { essenceOf, type MediaType } from '../values/media-type.ts';
import type { BodyDefinition } from './body.ts';

export interface SipFragment {
  /** Where a start line may be missing, it is one without content. */
  readonly message: Message;
  /** True where nothing may be left out. */
  readonly isWhole: boolean;
}

export const sipFragment: BodyDefinition<SipFragment> = {
  type: 'message/sipfrag',
  spec: 'RFC 3420',
  reads: (type) => type === 'message/sip',
  read: readFragment,
  within: ({ message: { source, fields, body } }) => {
    return body === undefined || body.text.trim() === ''
      ? []
      : [{ source, fields, start: body.start, end: body.end, isEnded: false, isInFragment: true }];
  },
};

/** A text that ends where the fragment does keeps all places. */
function readFragment(source: string, { start, end }: Span, type?: MediaType | undefined): SipFragment {
  const message = parseFragment(source.slice(0, end), start);
  return { message, isWhole: type !== undefined && essenceOf(type) === 'message/sip' };
}
