/** The body of a message as rules see it: its plausible sizes, measured once for all of them. */

import { type BodyEnd, chooseBody } from '../../sip/body-end.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { endOfLine, nextLine, skipBlanks, trimBlanks } from '../../sip/syntax/lines.ts';
import { startLineLikeness } from '../../sip/syntax/start-line.ts';
import type { Block, Message } from '../../sip/syntax/tree.ts';
import type { Context } from '../context.ts';
import { fieldNamed } from './head.ts';

interface Measured {
  readonly block: Block;
  readonly context: Context;
  readonly end: BodyEnd | undefined;
}

/** What was measured last: rules ask about one block again and again, then about the next. */
let measured: Measured | undefined;

/** Which body Content-Length counts; nothing where the size of the body is not known before it is sent. */
export function bodyEndOf(block: Block, context: Context): BodyEnd | undefined {
  if (measured?.block === block && measured.context === context) return measured.end;
  const end = chooseBody(block, { byteLength: context.byteLength, eol: context.bodyLineEnds });
  measured = { block, context, end };
  return end;
}

/** The first line of the body that is not blank; nothing where all of it is. */
export function firstLineOf({ source, body }: Message): Span | undefined {
  if (body === undefined) return undefined;
  for (let at: number = body.start; at < body.end; at = nextLine(source, at)) {
    const lineEnd = endOfLine(source, at);
    const from = skipBlanks(source, at, lineEnd);
    if (from < lineEnd) return spanOf(from, trimBlanks(source, from, lineEnd));
  }
  return undefined;
}

/** The first start line in the body; nothing where the body's type says that one may stand there. */
export function startLineIn(message: Message): Span | undefined {
  const { source, body } = message;
  if (body === undefined || holdsMessages(message)) return undefined;
  for (let at = nextStart(source, body.start); at < body.end; at = nextStart(source, nextLine(source, at))) {
    if (startLineLikeness(source, at) === 'whole') return spanOf(at, endOfLine(source, at));
  }
  return undefined;
}

/** RFC 3420, RFC 5621: message/sip, message/sipfrag and multipart bodies hold messages or parts of such. */
function holdsMessages(message: Message): boolean {
  return /^(?:message|multipart)\b/iu.test(fieldNamed(message, 'content-type')?.value.text ?? '');
}

/** Where the next line with `SIP/2.0` in it begins: no other can be a start line. */
function nextStart(source: string, from: number): number {
  const version = source.indexOf('SIP/2.0', from);
  if (version === -1) return source.length;
  let start = version;
  while (start > from && !/[\r\n]/u.test(source.charAt(start - 1))) start -= 1;
  return start;
}
