/** A call that came in and was answered, seen as if we had made it: so that what comes next is composed in one way. RFC 3261 §12.1.1. */

import { CallId } from '../../sip/headers/call-id.ts';
import { Contact } from '../../sip/headers/contact.ts';
import { ContentType } from '../../sip/headers/content-type.ts';
import { From } from '../../sip/headers/from.ts';
import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { RecordRoute } from '../../sip/headers/record-route.ts';
import { To } from '../../sip/headers/to.ts';
import { Via } from '../../sip/headers/via.ts';
import { elementsOf, type MessageBlock } from '../refactor/new-block.ts';
import { wireBlock } from './next-step.ts';

export interface Mirrored {
  readonly request: MessageBlock;
  readonly response: MessageBlock;
  /** The request as text. */
  readonly text: string;
}

/** `answer` is the 2xx that we sent; `local` our end of the way. */
export function mirrored(
  invite: MessageBlock,
  answer: MessageBlock,
  { local, transport }: { readonly local: string; readonly transport: string },
): Mirrored | undefined {
  const own = (header: HeaderDefinition): readonly string[] => rowsOf(header.name, elementsOf(answer.message, header));
  const [near = '', far = ''] = [elementsOf(answer.message, To)[0], elementsOf(invite.message, From)[0]];
  const target = /<([^<>]*)>/u.exec(elementsOf(invite.message, Contact)[0] ?? '')?.[1] ?? '';
  const routes = elementsOf(invite.message, RecordRoute).toReversed();
  const callId = rowsOf('Call-ID', elementsOf(invite.message, CallId));
  // Ours has sent nothing yet, so that its numbers begin with 1.
  const text = [
    `INVITE ${target} SIP/2.0`,
    `${Via.name}: SIP/2.0/${transport.toUpperCase()} ${local};branch=z9hG4bK0${transport === 'udp' ? ';rport' : ''}`,
    `From: ${near}`,
    `To: ${far.replace(/;\s*tag\s*=[^;]*/iu, '')}`,
    ...callId,
    'CSeq: 0 INVITE',
    ...own(Contact),
    ...own(ContentType),
    '',
    answer.message.body?.text ?? '',
  ].join('\n');
  const response = [
    'SIP/2.0 200 OK',
    `To: ${far}`,
    ...rowsOf('Record-Route', routes),
    ...rowsOf('Contact', elementsOf(invite.message, Contact)),
    ...rowsOf('Allow', [/^Allow\s*:(.*)$/imu.exec(invite.text)?.[1]?.trim() ?? '']),
    'CSeq: 0 INVITE',
    '',
    '',
  ].join('\n');
  const [asked, answered] = [wireBlock(text), wireBlock(response)];
  return asked === undefined || answered === undefined ? undefined : { request: asked, response: answered, text };
}

function rowsOf(name: string, values: readonly string[]): readonly string[] {
  return values.filter((value) => value !== '').map((value) => `${name}: ${value}`);
}
