/** What is asked at the terminal: a password is not seen while it is typed, and Ctrl-C is what it is everywhere. */

import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { ask } from '../../server/src/cli/prompt.ts';

/** Keys as a terminal in raw mode gives them. */
class Keys extends EventEmitter {
  readonly modes: boolean[] = [];

  setRawMode(isRaw: boolean): void {
    this.modes.push(isRaw);
  }

  resume(): void {}

  pause(): void {}
}

async function type(chunks: readonly string[], isSecret: boolean) {
  const keyboard = new Keys();
  let shown = '';
  let interruptions = 0;
  const write = (text: string) => {
    shown += text;
  };
  const interrupted = () => {
    interruptions += 1;
  };
  const answer = ask('Password:', isSecret, { keyboard, write, interrupted });
  for (const chunk of chunks) keyboard.emit('data', Buffer.from(chunk));
  assert.equal(keyboard.listenerCount('data'), 0);
  assert.deepEqual(keyboard.modes, [true, false]);
  return { answer: await answer, shown, interruptions };
}

test('a secret is read and not shown', async () => {
  const typed = await type(['wonder', 'lx\u{7F}and密', '\r'], true);
  assert.deepEqual(typed, { answer: 'wonderland密', shown: 'Password: \n', interruptions: 0 });
});

test('what is no secret is shown as it is typed', async () => {
  const { answer, shown } = await type(['bo', 'b\n'], false);
  assert.equal(answer, 'bob');
  assert.match(shown, /Password: bob\n$/u);
});

test('nothing typed, the end of input and Ctrl-C give no answer', async () => {
  assert.deepEqual(await type(['\r'], true), { answer: undefined, shown: 'Password: \n', interruptions: 0 });
  assert.deepEqual(await type(['\u{4}'], true), { answer: undefined, shown: 'Password: \n', interruptions: 0 });
  assert.deepEqual(await type(['ab\u{3}'], true), { answer: undefined, shown: 'Password: \n', interruptions: 1 });
});

test('keys that write nothing are left out', async () => {
  assert.equal((await type(['a\u{0}\tb\r'], true)).answer, 'ab');
});
