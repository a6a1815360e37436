/** Where a message goes, by which steps, and what is refused. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import type { Names } from '../../server/src/ua/names.ts';
import type { Preparation } from '../../server/src/ua/outgoing.ts';
import { reachOf } from '../../server/src/ua/reach.ts';
import { routeOf, routeOfUri } from '../../server/src/ua/route.ts';
import { type Target, targetOf } from '../../server/src/ua/target.ts';
import { queue } from '../support/loopback.ts';
import { manualClock } from '../support/manual-clock.ts';
import { named, request } from './exchange.ts';

const targets: readonly (readonly [string, Target | undefined])[] = [
  ['example.com', { host: 'example.com' }],
  ['example.com:5070', { host: 'example.com', port: 5070 }],
  ['localhost:5060', { host: 'localhost', port: 5060 }],
  ['192.0.2.1', { host: '192.0.2.1' }],
  ['192.0.2.1:5070', { host: '192.0.2.1', port: 5070 }],
  ['2001:db8::1', { host: '2001:db8::1' }],
  ['[2001:db8::1]', { host: '2001:db8::1' }],
  ['[2001:db8::1]:5070', { host: '2001:db8::1', port: 5070 }],
  ['udp:example.com', { transport: 'udp', host: 'example.com' }],
  ['UDP:127.0.0.1:5060', { transport: 'udp', host: '127.0.0.1', port: 5060 }],
  ['tcp://[::1]:5060', { transport: 'tcp', host: '::1', port: 5060 }],
  ['tls://example.com:5061', { transport: 'tls', host: 'example.com', port: 5061 }],
  ['wss://example.com/ws', { transport: 'wss', host: 'example.com', path: '/ws' }],
  ['WS://example.com:8080', { transport: 'ws', host: 'example.com', port: 8080, path: '/' }],
  ['ws://[::1]:8080/a/b?c=d', { transport: 'ws', host: '::1', port: 8080, path: '/a/b?c=d' }],
  ['ws://example.com?c=d', { transport: 'ws', host: 'example.com', path: '/?c=d' }],
  ['ws:example.com:8080', { transport: 'ws', host: 'example.com', port: 8080 }],
  ['ws:example.com/ws', { transport: 'ws', host: 'example.com', path: '/ws' }],
  ['ws://example.com/a b', undefined],
  ['ws://example.com/\r\nX: y', undefined],
  ['sip:example.com;transport=ws', { transport: 'ws', host: 'example.com' }],
  ['sip:example.com', { host: 'example.com' }],
  ['sip:alice:pw@example.com:5070;transport=TCP;lr', { transport: 'tcp', host: 'example.com', port: 5070 }],
  ['sip:[::1]:5070', { host: '::1', port: 5070 }],
  ['sip:a;b@example.com?subject=x', { host: 'example.com' }],
  ['sip:example.com;maddr=192.0.2.9', { host: '192.0.2.9' }],
  ['sips:example.com', { host: 'example.com', isSips: true }],
  ['sips:example.com;transport=tcp', { transport: 'tcp', host: 'example.com', isSips: true }],
  [' udp:example.com ', { transport: 'udp', host: 'example.com' }],
  ['', undefined],
  ['udp:', undefined],
  ['example.com:', undefined],
  ['example.com:0', undefined],
  ['example.com:65536', undefined],
  ['example.com:5060:1', undefined],
  ['two words', undefined],
  ['http://example.com', undefined],
  ['sip:', undefined],
  ['sip:alice@', undefined],
  ['[::1', undefined],
  ['[example.com]', undefined],
  // RFC 3261 §25.1: names are ASCII, so that none can look like another one.
  ['ex\u0430mple.com', undefined],
  ['sip:bob@ex\u0430mple.com', undefined],
  ['\u212aamailio.org', undefined],
  ['xn--exmple-4nf.com', { host: 'xn--exmple-4nf.com' }],
];

test('targets in all spellings', () => {
  for (const [text, target] of targets) assert.deepEqual(targetOf(text), target, text);
});

const quiet = { names: named(async () => []) };

async function way(
  preparation: Omit<Preparation, 'bytes'>,
  text = request('OPTIONS', { uri: 'sip:127.0.0.1:5071' }),
): Promise<string> {
  const route = await routeOf({ bytes: bytesOf(text), ...preparation }, quiet);
  if ('refused' in route) return `refused ${route.refused.key}`;
  const { transport, address, port } = route.destination;
  return [`${transport} ${address} ${port} ${route.reach}:`, ...route.steps.map(({ key }) => key)].join(' ');
}

test('# @target goes before Route, Route before the settings, the settings before the Request-URI', async () => {
  const routed = request('OPTIONS', {
    uri: 'sip:127.0.0.1:5071',
    more: ['Route: "x, y" <sip:127.0.0.2:5072;lr>, <sip:127.0.0.3;lr>'],
  });
  const both = { directive: 'tcp:127.0.0.9:5079', setting: 'udp:127.0.0.8' };
  assert.equal(
    await way(both, routed),
    'tcp 127.0.0.9 5079 loopback: by-directive transport-named port-named address-numeric',
  );
  assert.equal(
    await way({ setting: both.setting }, routed),
    'udp 127.0.0.2 5072 loopback: by-route transport-of-via port-named address-numeric',
  );
  assert.equal(
    await way({ setting: both.setting }),
    'udp 127.0.0.8 5060 loopback: by-setting transport-named port-default address-numeric',
  );
  assert.equal(
    await way({}),
    'udp 127.0.0.1 5071 loopback: by-request-uri transport-of-via port-named address-numeric',
  );
  assert.equal(
    await way({}, routed.replace(';lr>, <', '>, <')),
    'udp 127.0.0.2 5072 loopback: by-strict-route transport-of-via port-named address-numeric',
  );
});

test("the transport is the one named, else the Via's, else UDP", async () => {
  const via = (name: string) =>
    request('OPTIONS', { uri: 'sip:127.0.0.1', via: `SIP/2.0/${name} 127.0.0.1;branch=z9hG4bK1` });
  assert.match(await way({}, via('TCP')), /^tcp 127\.0\.0\.1 5060 .* transport-of-via/);
  assert.match(await way({}, via('TLS')), /^tls 127\.0\.0\.1 5061 .* transport-of-via/);
  assert.match(await way({}, via('WS')), /^ws 127\.0\.0\.1 80 .* transport-of-via/);
  assert.match(await way({}, via('SCTP')), /^udp .* transport-default/);
  assert.match(await way({ directive: 'udp:127.0.0.1' }, via('TCP')), /^udp .* transport-named/);
  assert.match(await way({ directive: 'tls:127.0.0.1' }), /^tls 127\.0\.0\.1 5061 .* transport-named/);
  assert.match(await way({ directive: 'wss:127.0.0.1' }), /^wss 127\.0\.0\.1 443 .* transport-named/);
  assert.equal(await way({ directive: 'sctp:127.0.0.1' }), 'refused transport-unsupported');
});

test('a SIPS Request-URI wants TLS all the way, unless the target says another transport by name', async () => {
  const sips = (more = '', route?: string) =>
    request('OPTIONS', { uri: `sips:127.0.0.1${more}`, more: route === undefined ? [] : [`Route: <${route}>`] });
  assert.match(await way({}, sips()), /^tls 127\.0\.0\.1 5061 .* transport-of-sips/);
  assert.match(await way({}, sips(';transport=tcp')), /^tls .* transport-of-sips/);
  assert.match(await way({}, sips(':5071;transport=TLS')), /^tls 127\.0\.0\.1 5071 /);
  assert.equal(await way({}, sips(';transport=udp')), 'refused sips-needs-tls');
  assert.match(await way({}, sips(';transport=ws')), /^wss 127\.0\.0\.1 443 .* transport-of-sips/);
  assert.equal(await way({}, sips(';transport=sctp')), 'refused transport-unsupported');
  assert.match(await way({}, sips('', 'sip:127.0.0.2;lr')), /^tls 127\.0\.0\.2 5061 .* transport-of-sips/);
  assert.match(await way({}, sips('', 'sip:127.0.0.2;transport=tcp;lr')), /^tls 127\.0\.0\.2 /);
  assert.match(await way({ setting: '127.0.0.3' }, sips()), /^tls 127\.0\.0\.3 5061 /);
  assert.match(await way({ directive: 'udp:127.0.0.3' }, sips()), /^udp 127\.0\.0\.3 5060 .* transport-named/);
  assert.match(await way({ directive: 'sips:127.0.0.3' }), /^tls 127\.0\.0\.3 5061 .* transport-of-sips/);
});

test('the certificate is for the name that was asked for, whatever its services and addresses are', async () => {
  const names = {
    addresses: async () => ['127.0.0.9'],
    pointers: async () => [],
    services: async (service: string) => {
      assert.equal(service, '_sips._tcp.example.com');
      return [{ name: 'sip7.hoster.example', port: 5071, priority: 1, weight: 1 }];
    },
  };
  const found = await routeOfUri('sips:bob@example.com', { names });
  assert.ok('destination' in found);
  assert.deepEqual(found.destination, { transport: 'tls', address: '127.0.0.9', port: 5071, name: 'example.com' });
  const address = await routeOfUri('sips:bob@127.0.0.9');
  assert.ok('destination' in address);
  assert.deepEqual(address.destination, { transport: 'tls', address: '127.0.0.9', port: 5061 });
});

test('a WebSocket URI has no services, and its server is told its name and path', async () => {
  const asked: string[] = [];
  const names: Names = {
    addresses: async () => ['127.0.0.9'],
    pointers: async () => [],
    services: async (service) => {
      asked.push(service);
      return [];
    },
  };
  const destinations = [];
  for (const directive of ['wss://example.com/ws', 'ws:example.com', 'sip:example.com;transport=ws']) {
    const found = await routeOf({ bytes: bytesOf(request('OPTIONS')), directive }, { names });
    assert.ok('destination' in found);
    destinations.push(found.destination);
  }
  const plain = { transport: 'ws', address: '127.0.0.9', port: 80, name: 'example.com' };
  assert.deepEqual(destinations, [{ ...plain, transport: 'wss', port: 443, path: '/ws' }, plain, plain]);
  assert.deepEqual(asked, ['_sip._ws.example.com', '_sip._ws.example.com']);
});

test('what cannot be sent, and to whom nothing is sent', async () => {
  assert.equal(await way({ directive: 'two words' }), 'refused target-malformed');
  assert.equal(await way({ directive: '224.0.1.75' }), 'refused multicast');
  assert.equal(await way({ directive: '[ff02::1]' }), 'refused multicast');
  assert.equal(await way({ directive: '255.255.255.255' }), 'refused broadcast');
  assert.equal(await way({ directive: '::ffff:239.0.0.1' }), 'refused multicast');
  assert.equal(await way({ directive: '0.0.0.0' }), 'refused target-malformed');
  assert.equal(await way({ directive: '::' }), 'refused target-malformed');
  assert.equal(await way({ directive: 'nowhere.example.com' }), 'refused address-not-found');
  assert.equal(await way({}, 'SIP/2.0 200 OK\r\n\r\n'), 'refused response-alone');
  assert.equal(await way({}, 'hello'), 'refused not-a-request');
  assert.match(await way({ directive: '127.0.0.1' }, 'hello'), /^udp 127\.0\.0\.1 5060/);
  assert.match(await way({ setting: '127.0.0.1' }, 'hello'), /^udp 127\.0\.0\.1 5060/);
  assert.equal(await way({}, request('OPTIONS', { uri: 'tel:+15551234' })), 'refused target-malformed');
});

test('a name is looked up once, and the first address that can be reached is taken', async () => {
  const asked: string[] = [];
  const lookup = async (host: string) => {
    asked.push(host);
    return ['::ffff:127.0.0.5', '127.0.0.6'];
  };
  const route = await routeOf(
    { bytes: bytesOf(request('OPTIONS')), directive: 'udp:pbx.example.com' },
    { names: named(lookup) },
  );
  assert.ok('destination' in route);
  assert.deepEqual([route.destination.address, route.host], ['127.0.0.5', 'pbx.example.com']);
  assert.deepEqual(route.steps.slice(-2), [
    { key: 'address-found', args: { host: 'pbx.example.com', addresses: '127.0.0.5, 127.0.0.6' } },
    { key: 'next-addresses', args: { addresses: '127.0.0.6:5060' } },
  ]);
  assert.deepEqual(
    route.alternatives.map(({ address }) => address),
    ['127.0.0.6'],
  );
  assert.match(await way({ directive: 'localhost' }), /127\.0\.0\.1 5060 loopback: .* address-localhost$/);
  assert.deepEqual(asked, ['pbx.example.com']);
});

test('a lookup that fails or takes longer than 5 s is given up', async () => {
  const clock = manualClock();
  const failing = await routeOfUri('sip:example.com', { clock, names: named(() => Promise.reject(new Error('no'))) });
  assert.ok('refused' in failing && failing.refused.key === 'address-not-found');
  assert.equal(clock.running, 0);
  const asked = queue<string>();
  const never = (host: string) => {
    asked.push(host);
    return new Promise<never>(() => {});
  };
  const slow = routeOfUri('sip:example.com', { clock, names: named(never) });
  await asked.next();
  clock.turn(5000);
  const refusal = await slow;
  assert.ok('refused' in refusal && refusal.refused.key === 'lookup-too-slow');
});

test('a name without a port may have services: the lowest priority and the greatest weight is taken', async () => {
  const asked: string[] = [];
  const names = {
    addresses: async (host: string) => (host === 'b.example.com' ? ['127.0.0.9'] : []),
    pointers: async () => [],
    services: async (service: string) => {
      asked.push(service);
      return [
        { name: 'a.example.com', port: 1, priority: 20, weight: 9 },
        { name: '.', port: 2, priority: 1, weight: 9 },
        { name: 'c.example.com', port: 3, priority: 10, weight: 1 },
        { name: 'b.example.com', port: 5070, priority: 10, weight: 5 },
      ];
    },
  };
  const found = await routeOfUri('sip:example.com;transport=tcp', { names, chance: () => '7fffffff' });
  assert.ok('destination' in found);
  assert.deepEqual(found.destination, { transport: 'tcp', address: '127.0.0.9', port: 5070 });
  assert.deepEqual(found.steps[2], {
    key: 'srv-found',
    args: {
      name: '_sip._tcp.example.com',
      records: '20 9 1 a.example.com; 1 9 2 .; 10 1 3 c.example.com; 10 5 5070 b.example.com',
    },
  });
  assert.deepEqual(found.steps[3], {
    key: 'by-service',
    args: { service: '_sip._tcp.example.com', host: 'b.example.com', port: 5070, priority: 10, weight: 5 },
  });
  for (const uri of ['sip:b.example.com:5060', 'sip:localhost', 'sip:127.0.0.1', 'sip:[::1]'])
    await routeOfUri(uri, { names });
  assert.deepEqual(asked, ['_sip._tcp.example.com'], 'a port, an address and this machine have no services');
});

test('a domain whose services are not to be found within 2 s, or at all, has the usual port', async () => {
  const clock = manualClock();
  const addresses = async () => ['127.0.0.1'];
  const missing = await routeOfUri('sip:example.com', {
    clock,
    names: { addresses, pointers: async () => [], services: () => Promise.reject(new Error('no')) },
  });
  assert.ok('destination' in missing && missing.destination.port === 5060);
  const asked = queue<string>();
  const never = (name: string) => {
    asked.push(name);
    return new Promise<never>(() => {});
  };
  const slow = routeOfUri('sip:example.com', { clock, names: { addresses, pointers: never, services: never } });
  assert.equal(await asked.next(), 'example.com');
  clock.turn(2000);
  for (const service of ['_sip._udp', '_sip._tcp', '_sips._tcp'])
    assert.equal(await asked.next(), `${service}.example.com`);
  clock.turn(2000);
  const late = await slow;
  assert.ok('destination' in late && late.destination.port === 5060);
  assert.equal(clock.running, 0);
});

test('how far addresses reach', () => {
  for (const [reach, addresses] of [
    ['loopback', ['127.0.0.1', '127.255.0.9', '::1']],
    [
      'private',
      ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.1.1', '100.64.0.1', 'fd00::1', 'fe80::1'],
    ],
    ['public', ['192.0.2.1', '172.32.0.1', '8.8.8.8', '2001:db8::1']],
  ] as const) {
    for (const address of addresses) assert.equal(reachOf(address), reach, address);
  }
});
