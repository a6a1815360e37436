/** What stands above a message: to send it anew, what comes next, what came last, each switched off by its setting; and what an answer gives to the next message. */

import assert from 'node:assert/strict';
import { extensions, type TextDocument, workspace } from 'vscode';
import { click, lensesAre } from './lens.ts';
import { answerTo, OtherEnd, valueIn } from './other-end.ts';
import { accept, suggested } from './suggestions.ts';
import { open, openAt, request, settingsIn } from './support.ts';

const via = 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKonce;rport';

/** What stands above an INVITE that was accepted, by the setting that switches it off. */
const switches = { send: 'Send', sendFresh: 'Send fresh', next: 'Next: BYE', lastResult: 'Show Answer' };

suite('lenses', () => {
  const other = new OtherEnd();
  let target: string;
  let port: number;

  suiteSetup(async () => {
    await extensions.getExtension('sipwright.sipwright')?.activate();
    port = await other.start();
    target = `# @target udp:127.0.0.1:${port}`;
  });

  suiteTeardown(() => other.stop());

  /** Clicks a lens, and answers the request that comes of it: not what was heard before, which may come twice. */
  async function send(document: TextDocument, title: string, more: readonly string[], heard: string[]): Promise<void> {
    await click(document, title);
    const method = /^(?:OPTIONS|INVITE) /mu.exec(document.getText())?.[0] ?? '';
    for (;;) {
      const { text, from } = await other.next(method);
      if (heard.includes(text)) continue;
      heard.push(text);
      other.say(answerTo(text, '200 OK', more), from);
      return;
    }
  }

  test('Send sends what is written, and Send fresh the same in a transaction of its own', async () => {
    const message = request({ Via: via });
    const { document } = await open(`${target}\n${message}`);
    const heard: string[] = [];
    for (const title of ['Send', 'Send fresh', 'Send fresh']) {
      await send(document, title, [], heard);
      await lensesAre(document, ['Show Answer']);
    }
    for (const name of ['Via', 'Call-ID', 'From'])
      assert.equal(new Set(heard.map((text) => valueIn(text, name))).size, heard.length, name);
    for (const name of ['To', 'Max-Forwards'])
      assert.equal(new Set(heard.map((text) => valueIn(text, name))).size, 1, name);
    assert.equal(valueIn(heard[0] ?? '', 'Via'), via);
    assert.equal(document.getText(), `${target}\n${message}`);
  });

  suite('are switched', () => {
    let document: TextDocument;
    const all = Object.values(switches);

    suiteSetup(async () => {
      const message = request({ Via: via, CSeq: '1 INVITE', Contact: '<sip:alice@127.0.0.1>' });
      ({ document } = await open(`${target}\n${message.replace('OPTIONS', 'INVITE')}`));
      await send(document, 'Send fresh', [`Contact: <sip:bob@127.0.0.1:${port}>`], []);
    });

    suiteTeardown(async () => {
      await click(document, 'End Dialog');
      const { text, from } = await other.next('BYE ');
      other.say(answerTo(text, '200 OK'), from);
    });

    test('each by a setting of its own, and all by one', () => {
      assert.deepEqual(settingsIn('codeLens'), [...Object.keys(switches), 'wire', 'enabled'].toSorted());
    });

    for (const [setting, title] of Object.entries(switches)) {
      test(`${title} by itself`, async () => {
        await lensesAre(document, all);
        await whileSet(setting, false, () =>
          lensesAre(
            document,
            all.filter((each) => each !== title),
            [title],
          ),
        );
        await lensesAre(document, all);
      });
    }

    test('Wire by itself', async () => {
      await lensesAre(document, all, ['Wire']);
      await whileSet('wire', true, () => lensesAre(document, [...all, 'Wire']));
      await lensesAre(document, all, ['Wire']);
    });

    test('all at once', async () => {
      await whileSet('enabled', false, () => lensesAre(document, [], all));
      await lensesAre(document, all);
    });
  });

  test('what was answered is offered to the message after it', async () => {
    const first = `${target}\n# @name first\n${request({ Via: via })}`;
    const { editor, position } = await openAt(
      `${first}\n### second\n${request({ To: '{{first.response.headers.|}}' })}`,
    );
    const { document } = editor;
    await send(document, 'Send fresh', ['X-Answer: forty-two'], []);
    await lensesAre(document, ['Show Answer']);
    assert.equal((await suggested(editor, position, 'X-Answer')).detail, 'forty-two');
    await accept(editor, position, 'X-Answer');
    assert.match(document.getText(), /^To: \{\{first\.response\.headers\.X-Answer\}\}$/mu);
  });
});

async function whileSet(name: string, value: boolean, act: () => Promise<void>): Promise<void> {
  const settings = workspace.getConfiguration('sip.codeLens');
  await settings.update(name, value, true);
  try {
    await act();
  } finally {
    await settings.update(name, undefined, true);
  }
}
