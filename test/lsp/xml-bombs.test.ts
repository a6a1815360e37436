/** XML that does its worst: it is told or left alone before it has taken a processor for 50 ms, and nothing that it names is opened, in a file or over the network. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { xml } from '../../server/src/sip/bodies/xml.ts';
import { spanOf } from '../../server/src/sip/span.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { type TcpPeer, tcpPeer } from '../support/loopback.ts';
import { type Cost, costing, stopwatch } from '../support/stopwatch.ts';
import { testedServer } from '../support/tested-server.ts';

const server = testedServer();
const folder = mkdtempSync(join(tmpdir(), 'xml-bombs-'));
const pipe = join(folder, 'pipe');
let web: TcpPeer;

before(async () => {
  execFileSync('mkfifo', [pipe]);
  web = await tcpPeer();
});

inTheEnd(async () => {
  await web.close();
  rmSync(folder, { recursive: true });
});

/** Ten entities, each of ten of the one before: three letters that would become thirty thousand million. */
const laughs = `<!DOCTYPE a [<!ENTITY l0 "lol">${Array.from({ length: 10 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join('')}]><a>&l10;</a>`;

const deep = 100_000;

/** What a bomb may cost, in milliseconds of a processor. */
const limit = 50;

/** Bombs, and what is said of each: the fault of the text, or the limit that it goes beyond. */
function bombs(): readonly (readonly [name: string, text: string, told: string])[] {
  const places = [`http://127.0.0.1:${web.port}/secret`, `file://${pipe}`];
  return [
    ['ten thousand million laughs', laughs, 'dtd'],
    ...places.flatMap((place) => [
      ['an external entity', `<!DOCTYPE a [<!ENTITY b SYSTEM "${place}">]><a>&b;</a>`, 'dtd'] as const,
      ['an external parameter entity', `<!DOCTYPE a [<!ENTITY % b SYSTEM "${place}"> %b;]><a/>`, 'dtd'] as const,
      ['an external DTD', `<!DOCTYPE a SYSTEM "${place}"><a/>`, 'dtd'] as const,
      ['a public DTD', `<!DOCTYPE a PUBLIC "-//x//y" "${place}"><a/>`, 'dtd'] as const,
    ]),
    ['100,000 elements in one another', `${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}`, 'too-deep'],
    ['100,000 namespaces in one another', '<a xmlns:b="c">'.repeat(deep / 2), 'too-deep'],
  ];
}

test('T12: each XML bomb is told within 50 ms of a processor', (t) => {
  for (const [name, text, told] of bombs()) {
    // The first rounds pay for compiled code, and any for what is collected of the others.
    let took: Cost = { processor: Number.POSITIVE_INFINITY, clock: 0 };
    for (let round = 1; round <= 3 || (took.processor >= limit && round <= 20); round += 1) {
      const cost = stopwatch();
      const tree = xml.read(text, spanOf(0, text.length));
      const costs = cost();
      if (costs.processor < took.processor) took = costs;
      assert.equal(tree.fault?.key ?? tree.limit, told, name);
    }
    const figure = `${name}, ${text.length} characters: ${told} after ${costing(took)}`;
    t.diagnostic(figure);
    assert.ok(took.processor < limit, figure);
  }
});

test('T12: no file and no server that an XML bomb names is opened by the language server', async (t) => {
  const { client } = server;
  let version = 0;
  for (const [name, text, told] of bombs()) {
    version += 1;
    const uri = `file://${folder}/bomb-${version}.sip`;
    await client.open(uri, message(text), version);
    const codes = (await client.pushed(uri, version)).map(({ code }) => code);
    assert.equal(codes.includes('refused-dtd'), told === 'dtd', `${name}: ${codes.join(', ')}`);
    const place = { line: 8, character: 5 };
    await client.at('hover', uri, place);
    await client.about('documentLink', uri);
    await client.about('documentSymbol', uri);
    await client.close(uri);
  }
  // Nobody waits at the pipe for what is written to it, else it could be opened for that.
  assert.throws(() => openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK), { code: 'ENXIO' });
  assert.equal(web.connections.all.length, 0);
  t.diagnostic(`${version} messages: 0 files opened, ${web.connections.all.length} connections`);
});

function message(body: string): string {
  return `### bomb
MESSAGE sip:bob@127.0.0.1 SIP/2.0
Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKbomb
From: <sip:alice@127.0.0.1>;tag=1
To: <sip:bob@127.0.0.1>
Call-ID: bomb
CSeq: 1 MESSAGE
Content-Type: application/xml

${body}
`;
}
