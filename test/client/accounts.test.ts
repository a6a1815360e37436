/** What passwords and agreed targets are kept for, and that neither serves anything else. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AgreedTargets } from '../../client/src/send/agreed-targets.ts';
import { keyOf } from '../../client/src/send/credentials-key.ts';

test('a password is kept for realm, host, user, secret and whether the way is encrypted', () => {
  const about = { realm: 'r', host: '192.0.2.1', transport: 'tls', user: 'alice', secret: 's' };
  const key = keyOf(about);
  assert.equal(keyOf({ ...about, transport: 'wss' }), key);
  const others = [
    { transport: 'udp' },
    { transport: 'tcp' },
    { transport: 'ws' },
    { realm: 'x' },
    { host: '192.0.2.2' },
    { user: 'bob' },
    { secret: 't' },
  ];
  for (const other of others) assert.notEqual(keyOf({ ...about, ...other }), key, JSON.stringify(other));
  assert.equal(keyOf({ ...about, transport: 'udp' }), keyOf({ ...about, transport: 'tcp' }));
  // What a file names by itself belongs to no server.
  const named = { realm: '', host: '', transport: '', secret: 's' };
  assert.equal(keyOf(named), keyOf({ ...named, transport: 'tls' }));
  assert.notEqual(keyOf(named), keyOf({ ...named, secret: 't' }));
});

function memory() {
  const kept = new Map<string, unknown>();
  return {
    kept,
    get: <T>(key: string, otherwise: T): T => (kept.get(key) as T | undefined) ?? otherwise,
    update: async (key: string, value: unknown) => void kept.set(key, value),
  };
}

test('a target that was agreed to for good is not asked about again; others are, and what is odd is', async () => {
  const store = memory();
  const targets = new AgreedTargets(store);
  const about = { target: 'udp 192.0.2.1 5060', mustAsk: false };
  assert.equal(targets.has(about, true), false);
  await targets.keep(about);
  assert.equal(new AgreedTargets(store).has(about, true), true);
  assert.equal(targets.has(about, false), false, 'in a folder that is not trusted every send asks');
  assert.equal(targets.has({ ...about, mustAsk: true }, true), false);
  assert.equal(targets.has({ ...about, target: 'udp 192.0.2.1 5061' }, true), false);
  assert.deepEqual([targets.mayKeep(about, true), targets.mayKeep(about, false)], [true, false]);
  assert.equal(targets.mayKeep({ ...about, mustAsk: true }, true), false);
  assert.equal(await targets.forgetAll(), 1);
  assert.equal(targets.has(about, true), false);
});

test('of many targets the latest are kept', async () => {
  const targets = new AgreedTargets(memory());
  for (let index = 0; index < 150; index += 1) await targets.keep({ target: `t ${index}`, mustAsk: false });
  assert.equal(targets.has({ target: 't 49', mustAsk: false }, true), false);
  assert.equal(targets.has({ target: 't 50', mustAsk: false }, true), true);
  assert.equal(await targets.forgetAll(), 100);
});
