/** What the rules of GB/T 28181 share: the numbers by which devices are called, and examples. */

import { changed, requestWith, responseTo } from './examples.ts';

/** A platform and a camera of one domain. */
export const platform = '34020000002000000001';
export const camera = '34020000001320000001';

const device = `sip:${camera}@192.0.2.2:5060`;
const server = `sip:${platform}@192.0.2.1:5060`;

const parties: readonly string[] = [
  `From: <sip:${platform}@3402000000>;tag=9fxced76sl`,
  `To: <sip:${camera}@3402000000>`,
];

/** GB/T 28181-2016 Annex D: eight digits of a place, two of a trade, three of a type, one of a network, six of a serial number. */
export function isDeviceId(text: string): boolean {
  return /^\d{20}$/u.test(text);
}

/** A request of the platform to the camera; of REGISTER, of the camera to the platform. */
export function surveillanceRequest(method: string, ...lines: readonly string[]): string {
  if (method === 'REGISTER') {
    const own = `<sip:${camera}@3402000000>`;
    const head = [`From: ${own};tag=9fxced76sl`, `To: ${own}`, `Contact: <${device}>`];
    return requestWith(method, `REGISTER sip:${platform}@3402000000 SIP/2.0`, ...without(head, lines), ...lines);
  }
  const contact = method === 'INVITE' ? [`Contact: <${server}>`] : [];
  const start = `${method} ${device} SIP/2.0`;
  return requestWith(method, start, ...without([...parties, ...contact], lines), ...lines);
}

/** The platform's answer to a registration. */
export function registrationAnswer(...lines: readonly string[]): string {
  const own = `<sip:${camera}@3402000000>`;
  const head = [`From: ${own};tag=9fxced76sl`, `To: ${own};tag=314159`];
  return responseTo('REGISTER', '200 OK', ...head, ...lines);
}

/** The same with a body, whose size is told; `«»` are marks. */
export function withBody(method: string, type: string, body: string, ...lines: readonly string[]): string {
  const size = body.replaceAll(/[«»]/gu, '').replaceAll('\n', '\r\n').length;
  const head = surveillanceRequest(method, `Content-Type: ${type}`, `Content-Length: ${size}`, ...lines);
  return `${head}${body}`;
}

const play: readonly string[] = [
  'v=0',
  `o=${platform} 0 0 IN IP4 192.0.2.1`,
  's=Play',
  'c=IN IP4 192.0.2.1',
  't=0 0',
  'm=video 6000 RTP/AVP 96',
  'a=recvonly',
  'a=rtpmap:96 PS/90000',
  'y=0200000001',
];

/** An INVITE for a stream, in whose description lines with the same letter are others. */
export function streamInvite(changes: Readonly<Record<string, string>>, ...lines: readonly string[]): string {
  const left = new Map(Object.entries(changes));
  const body = play.flatMap((line) => {
    const letter = line.charAt(0);
    const change = left.get(letter);
    left.delete(letter);
    if (change === undefined) return [line];
    return change === '' ? [] : change.split('\n');
  });
  const subject = [`Subject: ${camera}:0200000001,${platform}:0`];
  const text = [...body, ...left.values(), ''].join('\n');
  return withBody('INVITE', 'application/sdp', text, ...without(subject, lines), ...lines);
}

/** The lines whose names stand in none of the others. */
function without(usual: readonly string[], lines: readonly string[]): readonly string[] {
  const names = new Set(lines.map((line) => line.replaceAll('«', '').split(':')[0]));
  return usual.filter((line) => !names.has(line.split(':')[0]));
}

/** A message in which a field is left out. */
export function withoutField(text: string, name: string): string {
  return changed(text.split('\n'), { [name]: undefined }).join('\n');
}
