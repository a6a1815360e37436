/** VS Code with a machine to run on, in one window: what is done with a message while it is written, and how it is sent and answered. */

import { before } from 'node:test';
import { inTheEnd } from '../../support/leftovers.ts';
import { testEditing } from './desktop/editing.ts';
import { testSending } from './desktop/sending.ts';
import { type Desk, openDesk } from './editor.ts';

let desk: Desk;

before(async () => {
  desk = await openDesk({
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
