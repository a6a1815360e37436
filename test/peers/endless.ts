/** A run that does not end by itself: a peer of each kind, and nobody who talks to them. `left-behind.test.ts` runs it, and ends it. */

import { test } from 'node:test';
import { baresip } from './baresip.ts';
import { kamailio } from './kamailio.ts';
import { sipp } from './sipp.ts';

test('peers that wait', async (t) => {
  const [waiting] = await Promise.all([sipp(t, 'prompt', { patience: 100 }), kamailio(), baresip(t)]);
  console.log('All of them wait.');
  await waiting.result();
});
