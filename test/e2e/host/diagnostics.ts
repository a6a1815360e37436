/** What is wrong is said where it is wrong, and mended by a click. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, Uri, window, workspace } from 'vscode';
import { apply, open, problem, rangeOf, request, ruleOf, silence, until } from './support.ts';

suite('diagnostics', () => {
  test('wrong-content-length: the likeliest size is one click away', async () => {
    const text = request(
      { CSeq: '1 MESSAGE', 'Content-Type': 'text/plain', 'Content-Length': '99' },
      'Come here.',
    ).replaceAll('OPTIONS sip', 'MESSAGE sip');
    const { document } = await open(text);
    const found = await problem(document, 'wrong-content-length');
    assert.equal(document.getText(found.range), '99');
    await apply(document, found.range, 'Set Content-Length to 10');
    assert.equal(document.getText(), text.replace('99', '10'));
    await silence(document);
  });

  test('malformed-via: a doubled semicolon is taken out', async () => {
    const text = request({ Via: 'SIP/2.0/UDP client.example.com;;branch=z9hG4bK776asdhds' });
    const { document } = await open(text);
    const found = await problem(document, 'malformed-via');
    assert.ok(rangeOf(document, ';;').contains(found.range), JSON.stringify(found.range));
    await apply(document, found.range, 'Remove the semicolon');
    assert.equal(document.getText(), text.replace(';;', ';'));
    await silence(document);
  });

  test('missing-cseq: one is put in, for the method of the request', async () => {
    const text = request({ CSeq: undefined });
    const { document } = await open(text);
    const found = await problem(document, 'missing-cseq');
    assert.equal(found.range.start.line, 0);
    await apply(document, found.range, 'Insert CSeq: 1 OPTIONS');
    assert.match(document.getText(), /^CSeq: 1 OPTIONS$/m);
    await silence(document);
  });

  test('each cites its section and leads to its documentation', async () => {
    const { document } = await open(request({ CSeq: undefined }));
    const { code, source, message } = await problem(document, 'missing-cseq');
    assert.equal(source, 'sip');
    assert.ok(typeof code === 'object');
    assert.match(code.target.toString(true), /rules\.md#missing-cseq$/);
    assert.match(message, /RFC 3261 §8\.1\.1\.5/);
  });

  test('nothing is said of a message that is right', async () => {
    const { document } = await open(`${request({ CSeq: undefined })}\n###\n${request()}`);
    await problem(document, 'missing-cseq');
    assert.deepEqual(languages.getDiagnostics(document.uri).map(ruleOf), ['missing-cseq']);
  });

  test('bytes are counted in the encoding that the editor has', async () => {
    const path = join(process.env.SIPWRIGHT_FOLDER ?? '', 'gb18030.sip');
    const head = request({ CSeq: '1 MESSAGE', 'Content-Type': 'text/plain', 'Content-Length': '99' }).replace(
      'OPTIONS',
      'MESSAGE',
    );
    // GB 18030 has two bytes for each of these characters, UTF-8 three.
    writeFileSync(path, Buffer.concat([Buffer.from(head), Buffer.from('c4e3bac3cac0bde7', 'hex')]));
    const document = await workspace.openTextDocument(Uri.file(path), { encoding: 'gb18030' });
    await window.showTextDocument(document);
    assert.ok(document.getText().endsWith('你好世界'));
    const found = await until(languages.onDidChangeDiagnostics, () =>
      languages.getDiagnostics(document.uri).find(({ message }) => message.includes('the body is 8 bytes')),
    );
    await apply(document, found.range, 'Set Content-Length to 8');
    await silence(document);
  });
});
