/** A DNS server on loopback that knows what a test tells it: real questions and answers over UDP, as RFC 1035 has them. */

import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import type { Pointer, Service } from '../../server/src/ua/names.ts';
import { endWithFile } from './leftovers.ts';

/** What is known of a name. One that is `silent` gets no answer, one that is `broken` SERVFAIL; one that is missing NXDOMAIN. */
export interface Records {
  readonly a?: readonly string[];
  readonly aaaa?: readonly string[];
  readonly srv?: readonly Service[];
  readonly naptr?: readonly Pointer[];
  readonly is?: 'silent' | 'broken';
}

export type Zone = Readonly<Record<string, Records>>;

export interface DnsServer {
  /** Asks this server and no other. */
  readonly resolver: Resolver;
  /** Every question so far, as `NAPTR example.com`. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

const types: Readonly<Record<number, string>> = { 1: 'A', 28: 'AAAA', 33: 'SRV', 35: 'NAPTR' };

export async function dnsServer(zone: Zone): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, { address, port }) => {
    const { name, type, end } = questionIn(query);
    asked.push(`${types[type] ?? type} ${name}`);
    const records = zone[name.toLowerCase()];
    if (records?.is !== 'silent') socket.send(answerTo(query, end, type, records), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const resolver = new Resolver({ timeout: 1000, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  const done = endWithFile(() => socket.close());
  return {
    resolver,
    asked,
    close: async () => {
      done();
      resolver.cancel();
      await new Promise<void>((resolve) => socket.close(() => resolve()));
    },
  };
}

/** RFC 1035 §4.1.2: behind a header of twelve bytes. */
function questionIn(query: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function answerTo(query: Buffer, end: number, type: number, records: Records | undefined): Buffer {
  const answers = records === undefined ? [] : dataOf(records, types[type] ?? '');
  const header = Buffer.from(query.subarray(0, 12));
  // RFC 1035 §4.1.1: a response, recursion available, and how it went.
  header.writeUInt16BE(0x8180 | (records === undefined ? 3 : records.is === 'broken' ? 2 : 0), 2);
  header.writeUInt16BE(answers.length, 6);
  header.writeUInt32BE(0, 8);
  const rows = answers.map((data) => {
    // The name of each is that of the question, which stands behind the header.
    const row = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, 0]);
    row.writeUInt16BE(data.length, 10);
    return Buffer.concat([row, data]);
  });
  return Buffer.concat([header, query.subarray(12, end), ...rows]);
}

function dataOf({ a = [], aaaa = [], srv = [], naptr = [] }: Records, type: string): readonly Buffer[] {
  switch (type) {
    case 'A':
      return a.map((address) => Buffer.from(address.split('.').map(Number)));
    case 'AAAA':
      return aaaa.map(sixteenBytes);
    case 'SRV':
      return srv.map(({ priority, weight, port, name }) =>
        Buffer.concat([numbers(priority, weight, port), labelsOf(name)]),
      );
    case 'NAPTR':
      return naptr.map(({ order, preference, flags, service, regexp, replacement }) =>
        Buffer.concat([numbers(order, preference), ...[flags, service, regexp].map(characters), labelsOf(replacement)]),
      );
    default:
      return [];
  }
}

function numbers(...values: readonly number[]): Buffer {
  return Buffer.from(values.flatMap((value) => [value >> 8, value & 255]));
}

function characters(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')]);
}

function labelsOf(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  return Buffer.concat([...labels.map(characters), Buffer.from([0])]);
}

/** An address with `::` in it once. */
function sixteenBytes(address: string): Buffer {
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  const [before, behind] = [groups(head), groups(tail)];
  const zeros = new Array<number>(8 - before.length - behind.length).fill(0);
  return numbers(...before, ...zeros, ...behind);
}
