/** The digests that the local server asks for, answered by our own client. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { realChance } from '../../server/src/ua/chance.ts';
import { linesOf, send, stage, wireOf } from './exchange.ts';
import { local, to } from './local-server.ts';

/** What happened, and the credentials that were sent last. */
async function told(t: TestContext, user: string, password = 'secret') {
  const { port } = await local(t);
  const { sender, clock } = stage({ chance: realChance });
  const text = to(user, 'MESSAGE', { more: ['Content-Type: text/plain'], body: 'hello' });
  const run = send(
    { sender, clock },
    text,
    { address: '127.0.0.1', port },
    { accounts: [{ user: 'alice', password }] },
  );
  await run.until('done');
  await run.exchange.close();
  const last = run.events.all.filter(({ event }) => event === 'sent').at(-1);
  const challenges = run.events.all.filter(({ event }) => event === 'response').map(wireOf);
  assert.ok(last !== undefined);
  return { story: run.story().join(), credentials: linesOf(wireOf(last), 'Authorization').join(), challenges };
}

const ways = [
  ['MD5', 'none'],
  ['MD5', 'auth-int'],
  ['MD5-sess', 'auth'],
  ['SHA-256', 'auth'],
  ['SHA-256', 'auth-int'],
  ['SHA-256-sess', 'both'],
  ['SHA-512-256', 'none'],
  ['SHA-512-256', 'auth-int'],
  ['SHA-512-256-sess', 'auth'],
] as const;

for (const [algorithm, quality] of ways) {
  test(`${algorithm} with ${quality}: the right password is let in, a wrong one is not`, async (t) => {
    const user = `auth.${algorithm.toLowerCase()}.${quality}`;
    const right = await told(t, user);
    assert.equal(right.story, 'sent MESSAGE,response 401,sent MESSAGE,response 200,done 200');
    assert.match(right.credentials, new RegExp(`algorithm="?${algorithm}"?(?:,|$)`));
    const used = { none: undefined, auth: 'auth', 'auth-int': 'auth-int', both: 'auth' }[quality];
    assert.equal(/qop="?([\w-]+)/.exec(right.credentials)?.[1], used);
    const wrong = await told(t, user, 'wrong');
    assert.match(wrong.story, /,response 401,done 401 credentials-refused$/);
  });
}

test('several challenges are offered, and the strongest is taken', async (t) => {
  const { story, credentials, challenges } = await told(t, 'auth.multi');
  assert.equal(linesOf(challenges[0] ?? '', 'WWW-Authenticate').length, 3);
  assert.match(story, /done 200$/);
  assert.match(credentials, /algorithm="?SHA-512-256/);
});

test('a nonce that is stale at once is replaced, and the next is good', async (t) => {
  const { story, challenges } = await told(t, 'auth.sha-256.stale');
  assert.equal(story, 'sent MESSAGE,response 401,sent MESSAGE,response 401,sent MESSAGE,response 200,done 200');
  assert.deepEqual(
    challenges.slice(0, 2).map((text) => text.includes('stale=true')),
    [false, true],
  );
  assert.match((await told(t, 'auth.stale', 'wrong')).story, /credentials-refused$/);
});
