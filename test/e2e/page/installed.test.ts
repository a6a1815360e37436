/** The package, installed as a person installs it, in one window: what is done with a message while it is written, and how it is sent and answered. */

import { before } from 'node:test';
import { inTheEnd } from '../../support/leftovers.ts';
import type { Desk } from './editor.ts';
import { testEditing } from './installed/editing.ts';
import { openInstalledDesk } from './installed/package.ts';
import { testSending } from './installed/sending.ts';

let desk: Desk;

before(async () => {
  desk = await openInstalledDesk({
    settings: {
      'editor.formatOnType': true,
      'editor.linkedEditing': true,
      'sip.format.enabled': true,
      'sip.serve.port': 0,
    },
  });
});

inTheEnd(() => desk.close());

testEditing(() => desk);
testSending(() => desk);
