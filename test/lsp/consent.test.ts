/** Who is asked before a message leaves. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Consent, type Leaving, needsQuestion, ringsSomebody } from '../../server/src/lsp/consent.ts';
import type { Session } from '../../server/src/lsp/session.ts';
import type { ConfirmAnswer, ConfirmParams } from '../../server/src/protocol.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import { routeOf } from '../../server/src/ua/route.ts';
import { named, request } from '../ua/exchange.ts';

test('every combination of trust, reach, agreement and oddity', () => {
  const silent: string[] = [];
  for (const trusted of [true, false])
    for (const reach of ['loopback', 'private', 'public'] as const)
      for (const isKnown of [true, false])
        for (const mustAsk of [true, false])
          if (!needsQuestion({ trusted, reach, isKnown, mustAsk }))
            silent.push(`${trusted} ${reach} ${isKnown} ${mustAsk}`);
  assert.deepEqual(silent, [
    'true loopback true false',
    'true loopback false false',
    'true private true false',
    'true private false false',
    'true public true false',
  ]);
});

test('who has agreed to a place has not agreed to tell it a secret', async () => {
  const asked: string[][] = [];
  const session = {
    trusted: true,
    words: () => undefined,
    client: { showsExchanges: true },
    guard: { wait: (_name: string, _fallback: boolean, work: () => Promise<boolean>) => work() },
    connection: {
      sendRequest: async (_method: string, { secrets }: ConfirmParams): Promise<ConfirmAnswer> => {
        asked.push([...secrets]);
        return { send: true };
      },
    },
  };
  const consent = new Consent(session as unknown as Session);
  const ready = {
    route: {
      destination: { transport: 'udp', address: '198.51.100.1', port: 5060 },
      alternatives: [],
      reach: 'public',
      steps: [],
    },
    directives: { credentials: [] },
    warnings: [],
  };
  const sending = (text: string): Promise<boolean> => {
    const block = parseFile(text).blocks[0]?.block;
    const place = { document: { uri: 'file:///a.sip' }, block, defaults: [] };
    return consent.mayLeave({ place, ready, files: [], secrets: [] } as unknown as Leaving);
  };
  const plain = request('OPTIONS');
  const telling = (name: string) => plain.replace('Max-', `X-Key: {{$secret ${name}}}\r\nMax-`);
  for (const text of [plain, plain, telling('pbx'), telling('pbx'), plain, telling('other')])
    assert.equal(await sending(text), true);
  assert.deepEqual(asked, [[], ['pbx'], ['other']]);
});

test('a telephone and an emergency service are known by the Request-URI', () => {
  for (const uri of [
    'tel:+1-201-555-0123',
    'TEL:911',
    'urn:service:sos.fire',
    'sip:911@example.com',
    'sips:1-1-2@example.com',
    'sip:112;phone-context=x@example.com',
    'sip:%3112@example.com',
    'sip:+112@example.com',
    'sip:9%2D1%2D1:secret@example.com',
  ]) {
    assert.equal(ringsSomebody(uri), true, uri);
  }
  for (const uri of [
    'sip:alice@example.com',
    'sip:911.example.com',
    'sip:9110@example.com',
    'urn:service:counseling',
    '',
    'sip:@example.com',
    'sip:%@example.com',
    'sip:%ff112@example.com',
  ]) {
    assert.equal(ringsSomebody(uri), false, uri);
  }
});

/** T20: addresses, and what becomes of a message to them in a folder that is trusted. */
const places: Readonly<Record<'silent' | 'asks' | 'refused', readonly string[]>> = {
  silent: [
    ...['127.0.0.1', '127.1.2.3', '127.255.255.254', '[::1]', 'localhost', 'LOCALHOST.', '::ffff:127.0.0.1'],
    ...['10.0.0.0', '10.255.255.255', '172.16.0.1', '172.31.255.254', '192.168.0.1', '192.168.255.254'],
    ...['169.254.1.1', '100.64.0.1', '100.127.255.254', '[fc00::1]', '[fdff::1]', '[fe80::1]', '::ffff:10.1.1.1'],
  ],
  asks: [
    ...[
      '8.8.8.8',
      '1.1.1.1',
      '9.255.255.255',
      '11.0.0.0',
      '126.255.255.255',
      '128.0.0.1',
      '172.15.255.255',
      '172.32.0.0',
    ],
    ...[
      '192.167.255.255',
      '192.169.0.0',
      '169.253.255.255',
      '169.255.0.0',
      '100.63.255.255',
      '100.128.0.0',
      '192.0.2.1',
    ],
    ...['198.51.100.1', '203.0.113.1', '223.255.255.254', '[2001:db8::1]', '[2606:4700::1]', '[fbff::1]', '[fec0::1]'],
    ...['::ffff:8.8.8.8', '[64:ff9b::1]', '[2002::1]', 'pbx.example.com'],
  ],
  refused: [
    ...['224.0.0.1', '224.0.1.75', '239.255.255.255', '232.1.1.1', '[ff02::1]', '[ff0e::75]', '::ffff:224.0.0.1'],
    ...[
      '255.255.255.255',
      '0.0.0.0',
      '0.1.2.3',
      '::',
      '',
      'two words',
      '[::1',
      '1.2.3.4:0',
      '1.2.3.4:70000',
      'http://1.2.3.4',
    ],
    ...['sctp:127.0.0.1', 'sip:', 'sips:127.0.0.1;transport=udp', 'many.example.com'],
  ],
};

const names = named(async (host) => (host === 'pbx.example.com' ? ['192.0.2.9'] : ['224.0.0.7']));

test('T20: each kind of target is sent to, asked about, or refused, as bare address, by transport and as URI', async (t) => {
  let count = 0;
  for (const [expected, hosts] of Object.entries(places))
    for (const host of hosts) {
      const isPlain = /^[\w.:[\]]+$/.test(host) && !/^(?:sctp|sips?):|:\d+$/.test(host);
      const spellings = isPlain ? [host, `udp:${host}`, `tcp:${host}`] : [host];
      for (const directive of spellings) {
        const route = await routeOf({ bytes: bytesOf(request('OPTIONS')), directive }, { names });
        const outcome =
          'refused' in route
            ? 'refused'
            : needsQuestion({ trusted: true, reach: route.reach, isKnown: false, mustAsk: false })
              ? 'asks'
              : 'silent';
        assert.equal(outcome, expected, directive);
        count += 1;
      }
    }
  t.diagnostic(`${count} targets`);
  assert.ok(count >= 100);
});
