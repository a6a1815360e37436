/** Signature help over standard input and output: which argument is typed, of which function or directive. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SignatureHelp } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cursor } from '../support/cursor.ts';
import { testedServer } from '../support/tested-server.ts';

const server = testedServer();
let count = 0;

/** The label with `‹…›` around the argument that is typed. */
async function helpIn(marked: string): Promise<string | undefined> {
  const { text, offset } = cursor(marked);
  count += 1;
  const document = TextDocument.create(`file:///signature${count}.sip`, 'sip', 1, text);
  await server.client.open(document.uri, text);
  const help = await server.client.at<SignatureHelp | null>('signatureHelp', document.uri, document.positionAt(offset));
  await server.client.close(document.uri);
  const [signature] = help?.signatures ?? [];
  if (signature === undefined) return undefined;
  const place = signature.parameters?.[help?.activeParameter ?? 0]?.label;
  assert.ok(Array.isArray(place));
  assert.ok(typeof signature.documentation === 'object' && signature.documentation.value !== '');
  const [start, end] = place;
  return `${signature.label.slice(0, start)}‹${signature.label.slice(start, end)}›${signature.label.slice(end)}`;
}

test('the arguments of functions, with blanks or in parentheses, closed or still open', async () => {
  const line = (expression: string) => `OPTIONS sip:a@b SIP/2.0\nSubject: ${expression}\n`;
  assert.equal(await helpIn(line('{{$randomInt |')), '$randomInt [‹<from>› <below>]');
  assert.equal(await helpIn(line('{{$randomInt 10 |}}')), '$randomInt [<from> ‹<below>›]');
  assert.equal(await helpIn(line('{{$random.integer(10, |)}}')), '$random.integer(<from>, ‹<below>›)');
  assert.equal(
    await helpIn(line('{{$datetime "YYYY MM" 1 |}}')),
    '$datetime rfc1123|iso8601|"<format>" [<offset> ‹<unit>›]',
  );
  assert.equal(await helpIn(line('{{$secret al|}}')), '$secret ‹<name>›');
  for (const none of ['{{$tag |}}', '{{$randomI|nt}}', '{{$randomInt 1}} |', '{{odd |}}', '{{$odd |}}', '|'])
    assert.equal(await helpIn(line(none)), undefined, none);
});

test('the values of directives', async () => {
  assert.equal(await helpIn('# @prompt |\nOPTIONS sip:a SIP/2.0\n'), '# @prompt ‹<name>› [<description>]');
  assert.equal(await helpIn('# @prompt pin Wh|o?\n'), '# @prompt <name> [‹<description>›]');
  assert.equal(await helpIn('# @capture tag = |\n'), '# @capture <name> = ‹<subject>›');
  assert.equal(await helpIn('# @retransmit |\n'), '# @retransmit ‹full|once|off›');
  for (const none of ['# @escapes |\n', '# @odd |\n', '# @raw\nOPTIONS sip:{{$secret |}} SIP/2.0\n'])
    assert.equal(await helpIn(none), undefined, none);
});

test('the words of RAck, CSeq and the lines of a session description', async () => {
  const head = 'PRACK sip:a@b SIP/2.0\n';
  assert.equal(await helpIn(`${head}RAck: |\n`), 'RAck: ‹<RSeq>› <CSeq> <method>');
  assert.equal(await helpIn(`${head}RAck: 9 41 |\n`), 'RAck: <RSeq> <CSeq> ‹<method>›');
  assert.equal(await helpIn(`${head}CSeq: 4|2 PRACK\n`), 'CSeq: ‹<number>› <method>');
  assert.equal(await helpIn(`${head}Warning: 399 |\n`), 'Warning: <code> ‹<agent>› "<text>"');
  assert.equal(await helpIn(`${head}Warning: 399 a.org "two wo|rds"\n`), 'Warning: <code> <agent> ‹"<text>"›');
  assert.equal(await helpIn(`${head}Timestamp: 54 |\n`), 'Timestamp: <seconds> [‹<delay>›]');
  const description = `${head}Content-Type: application/sdp\n\nv=0\n`;
  assert.equal(await helpIn(`${description}m=audio |`), 'm=media ‹port› proto formats');
  assert.equal(await helpIn(`${description}m=audio 4000 RTP/AVP 0 8|`), 'm=media port proto ‹formats›');
  assert.equal(
    await helpIn(`${description}o=- 1 1 IN |`),
    'o=username sess-id sess-version nettype ‹addrtype› address',
  );
  assert.equal(await helpIn(`${description}a=rtpmap:96 |`), 'a=rtpmap:payload-type ‹encoding/clock-rate[/channels]›');
  for (const none of [`${description}s=|`, `${description}a=|sendrecv`, `${description}a=mid:|`, `${head}To: |\n`])
    assert.equal(await helpIn(none), undefined, none);
});
