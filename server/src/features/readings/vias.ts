/** What a Via says: by which protocol a hop sent the request, and where the answer to it goes. */

import { fieldsNamed } from '../../rules/common/head.ts';
import { type BlockOffset, type Token, tokenOf, touches } from '../../sip/span.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { transportOfVia } from '../../sip/transports.ts';
import { code } from '../markdown.ts';
import { type LooseElement, looseElements } from '../value-place.ts';
import { addressRemark, nameRemark } from './hosts.ts';
import { type Reading, type Remark, readingOf } from './reading.ts';

const protocolAndHost =
  /^(?<protocol>[^\s/]+\s*\/\s*[^\s/]+\s*\/\s*(?<transport>[^\s/]+))(?<blank>\s+)(?<host>\[[^\]]*\]|[^\s:]+)(?:\s*:\s*(?<port>\d+))?/u;

interface ViaParts {
  readonly protocol: Token;
  readonly transport: string;
  /** Host and port. */
  readonly sentBy: Token;
  readonly host: string;
  readonly port: string | undefined;
}

/** What is under a place before the parameters of a Via. */
export function viaReading(
  message: Message,
  text: string,
  element: LooseElement,
  offset: BlockOffset,
): Reading | undefined {
  const parts = partsOf(text, element.head);
  if (parts === undefined) return undefined;
  const { protocol, transport, sentBy, host, port } = parts;
  if (touches(protocol, offset))
    return readingOf(
      'via-protocol',
      protocol,
      [{ key: 'via-protocol', args: { transport: code(transport.toUpperCase()) } }],
      'RFC 3261 §20.42',
    );
  if (!touches(sentBy, offset)) return undefined;
  const [place, count] = numberOf(message, text, element);
  const known = transportOfVia(transport);
  const usual = known?.defaultPort ?? 5060;
  const where: Remark =
    place > 1
      ? { key: 'via-lower', args: { place, count } }
      : answerRemark(element, parts, known?.reliable ?? false, usual);
  const unsaid =
    port === undefined
      ? { key: 'via-no-port', args: { port: usual, transport: code(transport.toUpperCase()) } }
      : undefined;
  return readingOf('sent-by', sentBy, [where, addressRemark(host) ?? nameRemark(host), unsaid], 'RFC 3261 §18.2.2');
}

function partsOf(text: string, head: Token): ViaParts | undefined {
  const groups = protocolAndHost.exec(head.text)?.groups;
  if (groups === undefined) return undefined;
  const { protocol = '', transport = '', blank = '', host = '', port } = groups;
  const from = head.start + protocol.length + blank.length;
  return {
    protocol: tokenOf(text, head.start, head.start + protocol.length),
    transport,
    sentBy: tokenOf(text, from, head.end),
    host,
    port,
  };
}

/** Which Via of the message it is, from the top, and how many there are. */
function numberOf(message: Message, text: string, element: LooseElement): [number, number] {
  const all = fieldsNamed(message, 'via').flatMap(({ value }) => looseElements(text, value.start, value.end));
  return [all.findIndex(({ start }) => start === element.start) + 1, all.length];
}

/** RFC 3261 §18.2.2, RFC 3581 §4: how the server that has the request gets the answer back. */
function answerRemark({ params }: LooseElement, { host, port }: ViaParts, isReliable: boolean, usual: number): Remark {
  const param = (wanted: string) => params.find(({ name }) => name.text.toLowerCase() === wanted);
  const received = param('received')?.value?.text ?? '';
  const rport = param('rport');
  const toPort = port ?? String(usual);
  if (isReliable)
    return { key: 'answer-connection', args: { to: code(placeAt(received === '' ? host : received, toPort)) } };
  const maddr = param('maddr')?.value?.text;
  if (maddr !== undefined) return { key: 'answer-maddr', args: { to: code(placeAt(maddr, toPort)) } };
  const seen = rport?.value?.text ?? '';
  if (seen !== '') return { key: 'answer-to', args: { to: code(placeAt(received === '' ? host : received, seen)) } };
  if (rport !== undefined) return { key: 'answer-rport' };
  if (received !== '') return { key: 'answer-to', args: { to: code(placeAt(received, toPort)) } };
  return { key: 'answer-port', args: { port: toPort, host: code(host) } };
}

/** RFC 3261 §25.1: an IPv6 address in `received` has no brackets. */
function placeAt(host: string, port: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]:${port}` : `${host}:${port}`;
}
