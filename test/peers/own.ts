/** What a test starts is ended with it, whether it passes or fails. */

import { afterEach } from 'node:test';

const endings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(endings.splice(0).map((end) => end()));
});

/** Gives the thing back, to be ended when the test that asks is over. */
export function own<Thing>(thing: Thing, end: (thing: Thing) => Promise<unknown>): Thing {
  endings.push(() => end(thing));
  return thing;
}
