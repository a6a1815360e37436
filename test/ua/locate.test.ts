/** RFC 3263 against a DNS server that is one: NAPTR, SRV, A and AAAA, transports and ports, and what each step says. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import { namesBy, type Pointer, type Service } from '../../server/src/ua/names.ts';
import type { Preparation } from '../../server/src/ua/outgoing.ts';
import { routeOf } from '../../server/src/ua/route.ts';
import { inOrder } from '../../server/src/ua/service-order.ts';
import { written } from '../../server/src/ua/transport/transport.ts';
import { dnsServer, type Zone } from '../support/dns-server.ts';
import { request } from './exchange.ts';

function naptr(order: number, preference: number, service: string, replacement: string, flags = 's'): Pointer {
  return { order, preference, flags, service, regexp: '', replacement };
}

function srv(priority: number, weight: number, port: number, name: string): Service {
  return { priority, weight, port, name };
}

interface Found {
  /** `udp 127.0.0.1:5060, 127.0.0.2:5060`, or why there is none. */
  readonly way: string;
  readonly steps: readonly string[];
  readonly asked: readonly string[];
}

const open = { viaIsOpen: true };

/** Routes a request to a URI, of a domain of which this is known. */
async function find(zone: Zone, uri: string, more: Partial<Preparation> = open, options = {}): Promise<Found> {
  const server = await dnsServer(zone);
  const bytes = bytesOf(request('OPTIONS', { uri, ...options }));
  const names = namesBy(server.resolver);
  const route = await routeOf({ bytes, ...more }, { names, chance: () => '00000000' });
  await server.close();
  const asked = server.asked.toSorted();
  const steps = route.steps.map(({ key, args }) => [key, args.records ?? args.service ?? ''].join(' ').trim());
  if ('refused' in route) return { way: route.refused.key, steps, asked };
  const { destination, alternatives } = route;
  const places = [destination, ...alternatives].map(written).join(', ');
  return { way: `${destination.transport} ${places}`, steps, asked };
}

/** The example of RFC 3263 §4.1. */
const example: Zone = {
  'example.com': {
    naptr: [
      naptr(100, 50, 'SIP+D2U', '_sip._udp.example.com'),
      naptr(50, 50, 'SIPS+D2T', '_sips._tcp.example.com'),
      naptr(90, 50, 'SIP+D2T', '_sip._tcp.example.com'),
    ],
    a: ['127.0.0.9'],
  },
  '_sip._tcp.example.com': {
    srv: [srv(0, 1, 5060, 'server1.example.com'), srv(0, 2, 5062, 'server2.example.com')],
  },
  '_sips._tcp.example.com': { srv: [srv(0, 1, 5061, 'server1.example.com')] },
  '_sip._udp.example.com': { srv: [srv(0, 1, 5070, 'server1.example.com')] },
  'server1.example.com': { a: ['127.0.0.1'], aaaa: ['::1'] },
  'server2.example.com': { a: ['127.0.0.2'] },
};

test('the domain prefers by NAPTR: the lowest order, then the lowest preference, of what can be used', async () => {
  const { way, steps, asked } = await find(example, 'sip:bob@example.com');
  assert.equal(way, 'tls 127.0.0.1:5061, [::1]:5061');
  assert.deepEqual(steps, [
    'by-request-uri',
    'naptr-found 100 50 s SIP+D2U _sip._udp.example.com; 50 50 s SIPS+D2T _sips._tcp.example.com; 90 50 s SIP+D2T _sip._tcp.example.com',
    'transport-by-naptr SIPS+D2T',
    'srv-found 0 1 5061 server1.example.com',
    'by-service _sips._tcp.example.com',
    'address-found',
    'next-addresses',
  ]);
  assert.deepEqual(asked, [
    'A server1.example.com',
    'AAAA server1.example.com',
    'NAPTR example.com',
    'SRV _sips._tcp.example.com',
  ]);
});

test('of a SIPS URI only what is secure counts, and of records that are not for SIP none', async () => {
  const insecure: Zone = {
    'example.com': {
      naptr: [
        naptr(1, 1, 'SIP+D2T', '_sip._tcp.example.com'),
        naptr(2, 1, 'SIPS+D2S', '_sips._sctp.example.com'),
        naptr(3, 1, 'E2U+sip', 'x.example.com', 'u'),
        { ...naptr(4, 1, 'SIPS+D2T', 'x.example.com'), regexp: '!a!b!' },
        naptr(5, 1, 'SIPS+D2T', 'x.example.com', ''),
      ],
      a: ['127.0.0.9'],
    },
  };
  const { way, steps, asked } = await find(insecure, 'sips:bob@example.com');
  assert.equal(way, 'tls 127.0.0.9:5061');
  assert.ok(steps.includes('naptr-unusable') && steps.includes('transport-of-sips'));
  assert.deepEqual(asked, ['A example.com', 'AAAA example.com', 'NAPTR example.com', 'SRV _sips._tcp.example.com']);
  const preferred = { ...insecure, 'example.com': { naptr: [naptr(9, 9, 'sips+d2w', '_sips._ws.other.example')] } };
  const web = await find(
    {
      ...preferred,
      '_sips._ws.other.example': { srv: [srv(1, 1, 8443, 'w.example.com')] },
      'w.example.com': { a: ['127.0.0.8'] },
    },
    'sips:bob@example.com',
  );
  assert.equal(web.way, 'wss 127.0.0.8:8443', 'the suffix of the replacement may be another');
});

test('a record that leads to a host has the usual port', async () => {
  const zone: Zone = {
    'example.com': { naptr: [naptr(1, 1, 'SIP+D2T', 'pbx.example.com', 'A')] },
    'pbx.example.com': { aaaa: ['::1'] },
  };
  assert.equal((await find(zone, 'sip:example.com')).way, 'tcp [::1]:5060');
});

test('without NAPTR the services tell; without services it is UDP, or TLS, at the usual port', async () => {
  const services: Zone = { ...example, 'example.com': { a: ['127.0.0.9'] }, '_sip._udp.example.com': {} };
  const { way, steps, asked } = await find(services, 'sip:bob@example.com');
  assert.equal(way, 'tcp 127.0.0.1:5060, [::1]:5060, 127.0.0.2:5062');
  assert.ok(steps.includes('transport-by-service _sip._tcp.example.com') && steps.includes('naptr-none'));
  assert.deepEqual(
    asked.filter((each) => each.startsWith('SRV')),
    ['SRV _sip._tcp.example.com', 'SRV _sip._udp.example.com', 'SRV _sips._tcp.example.com'],
  );
  const bare: Zone = { 'example.com': { a: ['127.0.0.9'] } };
  assert.equal((await find(bare, 'sip:bob@example.com')).way, 'udp 127.0.0.9:5060');
  assert.equal((await find(bare, 'sips:bob@example.com')).way, 'tls 127.0.0.9:5061');
  const big = await find(bare, 'sip:bob@example.com', open, { body: 'x'.repeat(1300) });
  assert.equal(big.way, 'tcp 127.0.0.9:5060', 'RFC 3261 §18.1.1');
  assert.ok(big.steps.includes('transport-by-size'));
});

test('what names a transport, a port or an address is not asked about: the target, or the Via that is written', async () => {
  const via = (name: string) => ({ via: `SIP/2.0/${name} 127.0.0.1;branch=z9hG4bK1` });
  for (const [uri, more, options, way, asked] of [
    [
      'sip:example.com;transport=tcp',
      open,
      {},
      'tcp 127.0.0.1:5060, [::1]:5060, 127.0.0.2:5062',
      ['SRV _sip._tcp.example.com'],
    ],
    ['sip:example.com:5099', open, via('ANY'), 'udp 127.0.0.9:5099', []],
    ['sips:example.com:5099', open, {}, 'tls 127.0.0.9:5099', []],
    [
      'sip:example.com',
      {},
      via('TCP'),
      'tcp 127.0.0.1:5060, [::1]:5060, 127.0.0.2:5062',
      ['SRV _sip._tcp.example.com'],
    ],
    ['sip:127.0.0.3', open, via('TCP'), 'tcp 127.0.0.3:5060', []],
    ['sip:127.0.0.3', open, via('ANY'), 'udp 127.0.0.3:5060', []],
  ] as const) {
    const found = await find(example, uri, more, options);
    assert.equal(found.way, way, uri);
    assert.deepEqual(
      found.asked.filter((each) => !/^A/.test(each)),
      asked,
      uri,
    );
  }
});

test('a DNS server that is silent or broken is said to be, and the usual is tried', async () => {
  const broken: Zone = {
    'example.com': { is: 'broken' },
    '_sip._tcp.example.com': { is: 'broken' },
  };
  const failing = await find(broken, 'sip:example.com;transport=tcp');
  assert.equal(failing.way, 'address-not-found');
  assert.ok(failing.steps.includes('srv-failed _sip._tcp.example.com') || failing.steps.includes('srv-failed'));
  const silent = await find(
    { '_sip._tcp.example.com': { is: 'silent' }, 'example.com': { a: ['127.0.0.1'] } },
    'sip:example.com;transport=tcp',
  );
  assert.equal(silent.way, 'tcp 127.0.0.1:5060');
  assert.ok(
    silent.steps.some((step) => /^srv-(failed|late)/.test(step)),
    silent.steps.join(),
  );
});

test('a service that is decidedly not there is believed', async () => {
  const zone: Zone = { '_sip._tcp.example.com': { srv: [srv(0, 0, 0, '.')] }, 'example.com': { a: ['127.0.0.1'] } };
  assert.equal((await find(zone, 'sip:example.com;transport=tcp')).way, 'service-denied');
  assert.equal((await find(zone, 'sip:example.com')).way, 'udp 127.0.0.1:5060');
});

test('no more hosts, records and addresses are followed than the limits say', async () => {
  const many = Array.from({ length: 12 }, (_, index) => srv(index, 1, 5060, `h${index}.example.com`));
  const hosts = Object.fromEntries(many.map(({ name }, index) => [name, { a: [`127.0.1.${index}`] }]));
  const { way, asked } = await find(
    { '_sip._udp.example.com': { srv: many }, ...hosts },
    'sip:example.com;transport=udp',
  );
  assert.equal(way, 'udp 127.0.1.0:5060, 127.0.1.1:5060, 127.0.1.2:5060');
  assert.equal(asked.filter((each) => each.startsWith('A ')).length, 3);
});

test('what no host may have is left out, and nothing else left is refused', async () => {
  const zone = (a: readonly string[]): Zone => ({ 'example.com': { a } });
  assert.equal(
    (await find(zone(['224.0.0.1', '127.0.0.1']), 'sip:example.com;transport=udp')).way,
    'udp 127.0.0.1:5060',
  );
  assert.equal((await find(zone(['224.0.0.1']), 'sip:example.com;transport=udp')).way, 'multicast');
});

test('RFC 2782: within a priority each record comes first as often as its weight says', () => {
  const records = [srv(2, 0, 1, 'last'), srv(1, 0, 1, 'none'), srv(1, 10, 1, 'ten'), srv(1, 30, 1, 'thirty')];
  let seed = 7;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return (seed * 2).toString(16).padStart(8, '0');
  };
  const firsts = { none: 0, ten: 0, thirty: 0 };
  for (let round = 0; round < 8000; round += 1) {
    const ordered = inOrder(records, chance).map(({ name }) => name);
    assert.equal(ordered.length, 4);
    assert.equal(ordered.at(-1), 'last');
    firsts[ordered[0] as keyof typeof firsts] += 1;
  }
  // Of 0 to 40, 0 falls to the weight 0, 1 to 10 to the ten, the rest to the thirty.
  for (const [name, share] of [
    ['none', 1 / 41],
    ['ten', 10 / 41],
    ['thirty', 30 / 41],
  ] as const)
    assert.ok(Math.abs(firsts[name] / 8000 - share) < 0.02, `${name} ${firsts[name]}`);
});
