/** What the cursor is on in a body that is no message: a delimiter, a header of CPIM, a line of a message summary, the root of an XML document. */

import type { BodyPlace } from '../sip/bodies/at.ts';
import type { Part } from '../sip/bodies/body.ts';
import { type CpimHeader, cpimHeader } from '../sip/bodies/cpim/headers.ts';
import { dtmfRelay } from '../sip/bodies/dtmf-relay.ts';
import { treeIn } from '../sip/bodies/index.ts';
import { contextClasses, messageSummary } from '../sip/bodies/message-summary.ts';
import type { NamedLine } from '../sip/bodies/named-lines.ts';
import { sdp } from '../sip/bodies/sdp.ts';
import { rootTypeOf, type XmlRootType } from '../sip/bodies/xml/roots.ts';
import { type XmlRoot, xml } from '../sip/bodies/xml.ts';
import { type BlockOffset, type Span, spanOf, touches } from '../sip/span.ts';
import { type SdpSubject, sdpSubjectAt } from './sdp-subject.ts';

export type BodySubject = Span &
  (
    | { readonly kind: 'delimiter'; readonly number: number; readonly count: number; readonly part: Part | undefined }
    | { readonly kind: 'cpim-header'; readonly header: CpimHeader }
    /** A line of a message summary or of a key press, by its name in lower case. */
    | { readonly kind: 'body-line'; readonly name: string; readonly spec: string }
    | { readonly kind: 'xml-root'; readonly root: XmlRoot; readonly type: XmlRootType }
    | SdpSubject
  );

export function bodySubjectAt(place: BodyPlace, offset: BlockOffset): BodySubject | undefined {
  const { part } = place;
  switch (place.kind) {
    case 'delimiter': {
      const { delimiter, number } = place;
      const count = part.parts.length;
      const span = spanOf(delimiter.start, delimiter.end);
      return { kind: 'delimiter', number, count, part: number === 0 ? undefined : part.parts[number - 1], ...span };
    }
    case 'cpim-header': {
      const header = cpimHeader(place.field.name.text);
      const { name } = place.field;
      return header === undefined ? undefined : { kind: 'cpim-header', header, ...spanOf(name.start, name.end) };
    }
    case 'content':
      return inContent(part, offset);
    default:
      return undefined;
  }
}

function inContent(part: Part, offset: BlockOffset): BodySubject | undefined {
  const description = treeIn(part, sdp);
  if (description !== undefined) return sdpSubjectAt(description, offset);
  const root = treeIn(part, xml)?.root;
  const type = rootTypeOf(part.type);
  if (root !== undefined && type !== undefined && touches(root.name, offset)) {
    return { kind: 'xml-root', root, type, ...spanOf(root.name.start, root.name.end) };
  }
  return lineSubject(treeIn(part, messageSummary)?.lines ?? treeIn(part, dtmfRelay)?.lines ?? [], offset);
}

const lineNames: ReadonlySet<string> = new Set([
  ...contextClasses,
  'messages-waiting',
  'message-account',
  'signal',
  'duration',
]);

function lineSubject(lines: readonly NamedLine[], offset: BlockOffset): BodySubject | undefined {
  const line = lines.find(({ content }) => touches(content, offset));
  const name = line?.name?.text.toLowerCase() ?? '';
  if (line === undefined || !lineNames.has(name)) return undefined;
  const isKey = name === 'signal' || name === 'duration';
  return {
    kind: 'body-line',
    name,
    spec: isKey ? '' : 'RFC 3842 §5.2',
    ...spanOf(line.content.start, line.content.end),
  };
}
