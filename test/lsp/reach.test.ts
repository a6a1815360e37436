/** Who is asked before a message leaves. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsQuestion, reachOf, ringsSomebody } from '../../server/src/lsp/reach.ts';

test('an address is of this machine, of a network of its own, or anywhere', () => {
  const by = (addresses: string) => addresses.split(' ').map(reachOf);
  assert.deepEqual(new Set(by('127.0.0.1 127.255.0.9 ::1 ::ffff:127.0.0.1')), new Set(['loopback']));
  const own =
    '10.0.0.1 172.16.0.1 172.31.255.255 192.168.9.9 169.254.1.1 fc00::1 fd12:3456::1 fe80::1%eth0 ::ffff:10.1.1.1';
  assert.deepEqual(new Set(by(own)), new Set(['private']));
  const anywhere =
    '8.8.8.8 172.15.0.1 172.32.0.1 192.169.0.1 11.0.0.1 128.0.0.1 2001:db8::1 fec0::1 ff02::1 :: ::2 fc::1 100.64.0.1';
  assert.deepEqual(new Set(by(anywhere)), new Set(['public']));
});

test('every combination of trust, reach, agreement and oddity', () => {
  const asked: string[] = [];
  for (const trusted of [true, false])
    for (const reach of ['loopback', 'private', 'public'] as const)
      for (const isKnown of [true, false])
        for (const mustAsk of [true, false])
          if (!needsQuestion({ trusted, reach, isKnown, mustAsk }))
            asked.push(`${trusted} ${reach} ${isKnown} ${mustAsk}`);
  assert.deepEqual(asked, [
    'true loopback true false',
    'true loopback false false',
    'true private true false',
    'true private false false',
    'true public true false',
  ]);
});

test('a telephone and an emergency service are known by the Request-URI', () => {
  for (const uri of [
    'tel:+1-201-555-0123',
    'TEL:911',
    'urn:service:sos.fire',
    'sip:911@example.com',
    'sips:1-1-2@example.com',
    'sip:112;phone-context=x@example.com',
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
  ]) {
    assert.equal(ringsSomebody(uri), false, uri);
  }
});
