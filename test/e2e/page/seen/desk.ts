/** The desk that all tests of what is seen share. */

import { before } from 'node:test';
import { inTheEnd } from '../../../support/leftovers.ts';
import { type Desk, openDesk } from '../editor.ts';

export let desk: Desk;

before(async () => {
  // Pictures show the file that is meant, and none that was open before.
  desk = await openDesk({ settings: { 'workbench.editor.showTabs': 'single' } });
});

inTheEnd(() => desk.close());
