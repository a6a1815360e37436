/** Who is asked before a message leaves. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsQuestion, ringsSomebody } from '../../server/src/lsp/consent.ts';

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
