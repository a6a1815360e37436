/** VS Code with a machine to run on, in one window: what is done with a message while it is written, and how it is sent and answered. */

import { before } from 'node:test';
import { inTheEnd } from '../../support/leftovers.ts';
import { testAnswered } from './desktop/answered.ts';
import { testSending } from './desktop/sending.ts';
import { testTyping } from './desktop/typing.ts';
import { testEditing } from './editing.ts';
import { type Desk, lens, openDesk } from './editor.ts';

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

testEditing(
  () => desk,
  (page) => lens(page, 'Send').waitFor(),
);
testTyping(() => desk);
testSending(() => desk);
testAnswered(() => desk);
