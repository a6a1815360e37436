/** The read-only document of what goes over the wire, or went and came. */

import { visibleLine } from '../features/visible.ts';
import { type WireSection, wireView } from '../features/wire-view.ts';
import { decoderFor } from '../host/charsets.ts';
import { hostPort } from '../host/host-port.ts';
import type { WireAnswer, WireTraffic } from '../protocol.ts';
import { decodeUtf8 } from '../sip/encoding.ts';
import { secretTemplates } from '../sip/secrets.ts';
import { endOfLine } from '../sip/syntax/lines.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { NotReady, Ready } from '../ua/ready.ts';
import { isObject } from './is-object.ts';
import type { MessagePlace } from './message-place.ts';
import type { Session } from './session.ts';

/** So much of a start line is looked at. */
const longestLine = 400;

/** What would leave, below what left and came; nothing where there are neither bytes nor traffic. */
export function wireDocument(
  { words }: Session,
  { block, defaults }: MessagePlace,
  made: Ready | Exclude<NotReady, { readonly problems: unknown }>,
  argument: unknown,
): WireAnswer {
  const decode = decoderFor('refused' in made ? made.wire.charset : made.charset);
  const traffic = trafficIn(argument).map(
    ({ heading, wire, remarks = [] }): WireSection => ({
      heading,
      remarks,
      bytes: Buffer.from(wire, 'base64'),
      parts: [],
      blockText: '',
      decode,
      isSecret: () => false,
    }),
  );
  const isSecret = secretTemplates(block, defaults);
  const title = titleOf(block, 'refused' in made ? made.wire.bytes : made.bytes, isSecret);
  const heading = words('features', 'wire-leaves', { title }) ?? title;
  if (!('refused' in made)) {
    const { bytes, parts, body, route, local, changes, warnings } = made;
    const { transport, address, port } = route.destination;
    const ends = { to: hostPort(address, port), from: hostPort(local.address, local.port) };
    const way = words('features', 'wire-way', { transport: transport.toUpperCase(), ...ends });
    const notes = [...changes, ...warnings.map(({ note }) => note)].map(
      ({ key, args }) => words('send', key, args) ?? key,
    );
    const section = {
      heading,
      remarks: [way ?? '', ...notes],
      bytes,
      parts,
      blockText: block.text,
      body,
      decode,
      isSecret,
    };
    return { title: visibleLine(title, 60), text: wireView([section, ...traffic], words) };
  }
  const { wire, refused } = made;
  const remarks = [words('send', refused.key, refused.args), words('features', 'wire-without-way')];
  const { bytes = new Uint8Array(), parts, body } = wire;
  const said = remarks.filter((remark) => remark !== undefined);
  const section = { heading, remarks: said, bytes, parts, blockText: block.text, body, decode, isSecret };
  return { title: visibleLine(title, 60), text: wireView([section, ...traffic], words) };
}

/** The method and Request-URI as they leave, or, where a secret is among them, as they are written. */
function titleOf(
  { message, text }: Block,
  bytes: Uint8Array = new Uint8Array(),
  isSecret: (template: string) => boolean,
): string {
  const startLine = message?.startLine;
  if (startLine?.kind !== 'request') return '';
  const written = text.slice(startLine.method.start, startLine.uri.end);
  if (isSecret(written)) return written;
  const line = decodeUtf8(bytes.subarray(0, longestLine));
  return line.slice(0, endOfLine(line, 0)).replace(/ SIP\/\d+\.\d+$/u, '');
}

/** Comes from the editor, so everything in it is looked at first. */
function trafficIn(argument: unknown): readonly WireTraffic[] {
  const { traffic } = isObject(argument) ? argument : {};
  if (!Array.isArray(traffic)) return [];
  return traffic.filter(
    (each): each is WireTraffic =>
      isObject(each) &&
      typeof each.heading === 'string' &&
      typeof each.wire === 'string' &&
      (each.remarks === undefined ||
        (Array.isArray(each.remarks) && each.remarks.every((one) => typeof one === 'string'))),
  );
}
