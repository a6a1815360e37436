/** The outline of a body: the sections of a session description, the parts of a body that has several, the fields of a message within. */

import type { Part } from '../sip/bodies/body.ts';
import { treeIn, valueIn } from '../sip/bodies/index.ts';
import { isSdpField, type MediaSection, type Sdp, type SdpSection, sdp } from '../sip/bodies/sdp.ts';
import { sipFragment } from '../sip/bodies/sip-fragment.ts';
import { xml } from '../sip/bodies/xml.ts';
import { ContentDisposition } from '../sip/headers/content-disposition.ts';
import { ContentId } from '../sip/headers/content-id.ts';
import { spanOf } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { fieldEntry, headlineOf, type OutlineEntry } from './outline-entry.ts';
import { visibleLine } from './visible.ts';

/** What stands in a body. */
export function bodyEntries(part: Part): readonly OutlineEntry[] {
  const description = treeIn(part, sdp);
  if (description !== undefined) return sectionsOf(description);
  const fragment = treeIn(part, sipFragment);
  if (fragment !== undefined) return [...messageEntries(fragment.message), ...part.parts.flatMap(bodyEntries)];
  return part.parts.map(partEntry);
}

/** What tells a body apart from others of its type. */
export function bodyDetail(part: Part): string {
  return visibleLine(treeIn(part, xml)?.root?.name.text ?? '');
}

function partEntry(part: Part): OutlineEntry {
  const [first] = part.fields;
  const details = [
    bodyDetail(part),
    valueIn(part, ContentDisposition)?.token.text ?? '',
    valueIn(part, ContentId)?.id.text ?? '',
  ];
  return {
    kind: 'part',
    name: visibleLine(part.type),
    detail: visibleLine(details.filter((detail) => detail !== '').join(' · ')),
    focus: spanOf(part.start, part.start),
    ...spanOf(first?.start ?? part.start, part.end),
    children: bodyEntries(part),
  };
}

function messageEntries({ startLine, fields }: Message): readonly OutlineEntry[] {
  const { kind, name, focus } = headlineOf(startLine);
  const rows = fields.map(fieldEntry);
  if (name === '') return rows;
  const end = fields.at(-1)?.end ?? startLine.end;
  return [{ kind, name: visibleLine(name), detail: '', focus, ...spanOf(startLine.start, end), children: rows }];
}

function sectionsOf({ session, media }: Sdp): readonly OutlineEntry[] {
  const streams = media.map(mediaEntry);
  return session.lines.length === 0 ? streams : [sessionEntry(session), ...streams];
}

function sessionEntry({ lines, start, end }: SdpSection): OutlineEntry {
  const subject = lines.find((line) => isSdpField(line) && line.letter.text === 's');
  const text = subject !== undefined && isSdpField(subject) ? subject.value.text.trim() : '';
  const detail = text === '-' ? '' : visibleLine(text);
  return { kind: 'session', name: '', detail, focus: spanOf(start, start), ...spanOf(start, end), children: [] };
}

function mediaEntry({ media: line, start, end }: MediaSection): OutlineEntry {
  const { media, port, proto, formats, value } = line;
  const name = [media, port].map((part) => part?.text ?? '').join(' ');
  const detail = [proto, ...formats].map((part) => part?.text ?? '').join(' ');
  return {
    kind: 'media',
    name: visibleLine(name.trim() === '' ? 'm=' : name.trim()),
    detail: visibleLine(detail),
    focus: value,
    ...spanOf(start, end),
    children: [],
  };
}
