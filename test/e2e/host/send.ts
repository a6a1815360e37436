/** Messages are sent by the lens above them, to the local SIP server, and answered. */

import assert from 'node:assert/strict';
import { commands, extensions, type TextDocument, type TextEditor, window, workspace } from 'vscode';
import type { SendAnswer, ServeAnswer } from '../../../server/src/protocol.ts';
import { click, lensesAre, lensesOf } from './lens.ts';
import { actionsAt, asked, open, rangeOf, request, until } from './support.ts';

suite('sending', () => {
  let port: number;

  suiteSetup(async () => {
    await extensions.getExtension('sipwright.sipwright')?.activate();
    const answer = await commands.executeCommand<ServeAnswer>('sip.serve', 0);
    ({ port } = answer);
  });

  suiteTeardown(() => commands.executeCommand('sip.stopServing'));

  test('lenses stand above the start line', async () => {
    const { document } = await open(request());
    const lenses = await lensesOf(document);
    assert.deepEqual(
      lenses.map(({ command, range }) => [command?.title, command?.command, range.start.line]),
      [
        ['Send', 'sip.send', 0],
        ['Send fresh', 'sip.sendFresh', 0],
      ],
    );
  });

  for (const transport of ['udp', 'tcp']) {
    for (const host of ['127.0.0.1', '[::1]']) {
      test(`over ${transport} to ${host}`, async () => {
        const via = `SIP/2.0/${transport.toUpperCase()} ${host}:{{$localPort}};branch={{$branch}};rport`;
        const text = `# @target ${transport}:${host}:${port}\n${request({ Via: via, 'Call-ID': '{{$callId}}' })}`;
        const { document } = await open(text);
        await click(document, 'Send');
        await insertAnswer(document);
        assert.match(document.getText(), /^SIP\/2\.0 200 OK$/m);
      });
    }
  }

  test('an answer is shown as the bytes that came', async () => {
    const { document, viewColumn } = await open(withTarget(port));
    await click(document, 'Send');
    await lensesAre(document, ['Show Answer']);
    await commands.executeCommand('sip.openAnswer');
    const answer = window.activeTextEditor?.document;
    assert.ok(answer !== undefined && answer !== document);
    await window.showTextDocument(document, viewColumn);
    await commands.executeCommand('sip.openBytes');
    const bytes = window.activeTextEditor?.document;
    assert.equal(bytes?.uri.path.split('/').at(-1), '200 OK.hex');
    const lines = bytes?.getText().split('\n') ?? [];
    assert.equal(lines[0], '00000000  53 49 50 2f 32 2e 30 20 32 30 30 20 4f 4b 0d 0a  SIP/2.0 200 OK␍␊');
    const hex = lines.map((line) => line.slice(10, 57).replaceAll(' ', '')).join('');
    assert.equal(Buffer.from(hex, 'hex').toString(), answer.getText().replaceAll(/\r?\n/gu, '\r\n'));
    await window.showTextDocument(document, viewColumn);
    await commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
  });

  test('what did not leave says why, and has no answer to be shown', async () => {
    const { document } = await open(withTarget(port).replace(`udp:127.0.0.1:${port}`, 'udp:224.0.1.75'));
    const answer = await commands.executeCommand<SendAnswer>('sip.send');
    assert.ok('refused' in answer, JSON.stringify(answer));
    const titles = (await lensesOf(document)).map(({ command }) => command?.title);
    assert.deepEqual(titles, ['Send', 'Send fresh']);
  });

  for (const view of ['beside', 'peek'] as const) {
    test(`an answer is shown ${view === 'peek' ? 'in a peek' : 'beside'} where that is wanted`, async () => {
      const setting = workspace.getConfiguration('sip');
      await setting.update('response.view', view, true);
      try {
        const { document } = await open(withTarget(port));
        await click(document, 'Send');
        const answer = await until(window.onDidChangeVisibleTextEditors, answerOnScreen);
        assert.match(answer.document.getText(), /^SIP\/2\.0 200 OK\r?$/m);
        assert.equal(answer.document.languageId, 'sip');
        if (view === 'beside') assert.equal(window.activeTextEditor?.document, document);
        await commands.executeCommand(
          view === 'peek' ? 'closeReferenceSearch' : 'workbench.action.closeEditorsInOtherGroups',
        );
        await until(window.onDidChangeVisibleTextEditors, () => (answerOnScreen() === undefined ? true : undefined));
      } finally {
        await setting.update('response.view', undefined, true);
      }
    });
  }
});

function withTarget(port: number): string {
  const via = 'SIP/2.0/UDP 127.0.0.1:{{$localPort}};branch={{$branch}};rport';
  return `# @target udp:127.0.0.1:${port}\n${request({ Via: via, 'Call-ID': '{{$callId}}' })}`;
}

function answerOnScreen(): TextEditor | undefined {
  return window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'sip-message');
}

/** The answer is offered to be put into the file as soon as it has come. */
async function insertAnswer(document: TextDocument): Promise<void> {
  const range = rangeOf(document, 'OPTIONS');
  const edit = await asked(async () => (await actionsAt(document, range, 'refactor.insert'))[0]?.edit);
  assert.ok(await workspace.applyEdit(edit));
}
