/** `sipwright send --dry-run`: what would leave, to the byte, with nothing sent. */

import { wireView } from '../features/wire-view.ts';
import { decoderFor } from '../host/charsets.ts';
import { hostPort } from '../host/host-port.ts';
import { secretTemplates } from '../sip/secrets.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { Note } from '../ua/outgoing.ts';
import type { Ready } from '../ua/ready.ts';
import { placeWithout } from './discretion.ts';
import { jsonOf } from './json.ts';
import type { FileMember } from './members.ts';
import { maskedBytes } from './redact.ts';
import type { Terminal } from './terminal.ts';

export interface DryRun extends Pick<FileMember, 'block' | 'defaults'> {
  /** What stands in the message and is nobody's business. */
  readonly secrets: readonly string[];
  readonly format: string | undefined;
}

export function dryRun(ready: Ready, { block, defaults, secrets, format }: DryRun, terminal: Terminal): number {
  const isJson = format === 'json';
  terminal.print(isJson ? jsonOf(objectOf(ready, secrets)) : viewOf(ready, block, defaults, terminal).trimEnd());
  return 0;
}

function viewOf(ready: Ready, block: Block, defaults: readonly Block[], { words, line }: Terminal): string {
  const { bytes, parts, body, charset, route, local, changes, warnings } = ready;
  const { transport, address, port } = route.destination;
  const ends = { to: hostPort(address, port), from: hostPort(local.address, local.port) };
  const heading = words('features', 'wire-way', { transport: transport.toUpperCase(), ...ends }) ?? transport;
  const sentence = ({ key, args }: Note) => line(key, args, 'send');
  const remarks = [...changes, ...warnings.map(({ note }) => note)].map(sentence);
  const isSecret = secretTemplates(block, defaults);
  const decode = decoderFor(charset);
  return wireView([{ heading, remarks, bytes, parts, blockText: block.text, body, decode, isSecret }], words);
}

function objectOf({ bytes, parts, body, charset, route, local }: Ready, secrets: readonly string[]): object {
  return {
    wire: Buffer.from(maskedBytes(bytes, secrets, charset)).toString('base64'),
    charset,
    destination: placeWithout(route.destination, secrets),
    local: hostPort(local.address, local.port),
    parts: parts.map(({ from, to, origin, span }) => ({ from, to, origin, start: span.start, end: span.end })),
    ...(body === undefined ? {} : { body: { verdict: body.verdict, ...body.chosen } }),
  };
}
