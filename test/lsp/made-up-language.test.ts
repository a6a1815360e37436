/** In a language that nobody speaks, whatever the server says comes from the texts: no English is left outside of codes and names. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { CodeAction, CompletionItem, Diagnostic, Position, SignatureHelp } from 'vscode-languageserver';
import { inWholeMessage, readExample } from '../../server/src/rules/common/examples.ts';
import { rules } from '../../server/src/rules/index.ts';
import { defaultProfile, homeOf } from '../../server/src/rules/profiles.ts';
import { asking, everything } from '../support/every-request.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { type LspClient, startClient } from '../support/lsp-client.ts';
import { englishIn, isMadeUp, madeUp } from '../support/made-up-language.ts';
import { sample, folder as samples } from '../support/samples.ts';

/** What is no sentence: addresses, kinds, what is typed, and forms of the grammar. */
const codes = ['uri', 'target', 'kind', 'command', 'newText', 'detail'];

/** Of a long list the first are asked about. */
const resolvedItems = 40;

const all = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

const bundles = bundlesForFile('server.js');
let client: LspClient;

before(async () => {
  const folder = join(bundles.folder, 'texts');
  for (const name of readdirSync(folder)) {
    const { sentences } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    writeFileSync(join(folder, name), JSON.stringify({ sentences: madeUp(sentences) }));
  }
  const server = join(bundles.folder, 'server.js');
  client = await startClient({ server, capabilities: asking, initializationOptions: { settings: everything } });
});

inTheEnd(async () => {
  assert.deepEqual(await client.request('sip/status', {}), { faults: 0 });
  assert.equal(await client.stop(), 0);
});

test('of every problem that a rule can find, and of what mends it', async () => {
  for (const rule of rules) {
    for (const bad of rule.examples.bad) {
      const { text } = inWholeMessage(readExample(bad));
      const said = await inDocument(text, problemsSaid);
      if (homeOf(rule) === defaultProfile) assert.ok(said.some(isMadeUp), rule.name);
      // By itself a word is a name that the rule knows, such as that of a direction.
      for (const each of said) assert.deepEqual(englishIn(each, text, 2), [], each);
    }
  }
});

for (const name of readdirSync(samples).filter((each) => each.endsWith('.sip'))) {
  test(`about ${name}`, async () => {
    const text = sample(name);
    const wholly = await inDocument(text, wholeSaid);
    const everywhere = await inDocument(text, async (uri) => {
      const said: string[] = [];
      for (const position of placesIn(text)) said.push(...(await saidAt(uri, position)));
      return said;
    });
    assert.ok(everywhere.filter(isMadeUp).length > 100);
    assertNoEnglish([...wholly, ...everywhere], text);
  });
}

test('and English would be noticed', () => {
  assert.deepEqual(
    englishIn('Ｔｈｅ `code of` [RFC 3261](https://a.b) name-addr Event: presence INVITE sip', 'sip:a'),
    [],
  );
  assert.deepEqual(englishIn('Ｔｈｅ header is missing', 'a header'), ['is', 'missing']);
  assert.deepEqual(englishIn('Ｔｈｅ recvonly ｉｓ missing', '', 2), []);
  assert.deepEqual(englishIn('Ｔｈｅ recvonly is ｍｉｓｓｉｎｇ', '', 2), ['recvonly', 'is']);
});

function assertNoEnglish(said: readonly string[], text: string): void {
  for (const each of new Set(said)) assert.deepEqual(englishIn(each, text), [], each);
}

async function inDocument<T>(text: string, ask: (uri: string) => Promise<T>): Promise<T> {
  const uri = 'file:///made-up.sip';
  await client.open(uri, text);
  const answer = await ask(uri);
  await client.close(uri);
  return answer;
}

async function problemsSaid(uri: string): Promise<string[]> {
  const { items } = await client.about<{ items: Diagnostic[] }>('diagnostic', uri);
  return [...items.flatMap(({ message }) => sentencesIn(message)), ...(await actionsSaid(uri, all))];
}

async function actionsSaid(uri: string, range: object): Promise<string[]> {
  const actions = await client.about<CodeAction[]>('codeAction', uri, { range, context: { diagnostics: [] } });
  return actions.map(({ title }) => title);
}

async function wholeSaid(uri: string): Promise<string[]> {
  const answers = [
    client.about('documentSymbol', uri),
    client.about('codeLens', uri),
    client.about('inlayHint', uri, { range: all }),
    client.about('documentLink', uri),
    problemsSaid(uri),
  ];
  return (await Promise.all(answers)).flatMap(sentencesIn);
}

async function saidAt(uri: string, position: Position): Promise<string[]> {
  const [{ items }, help, ...others] = await Promise.all([
    client.at<{ items: CompletionItem[] }>('completion', uri, position),
    client.at<SignatureHelp | null>('signatureHelp', uri, position),
    client.at('hover', uri, position),
    actionsSaid(uri, { start: position, end: position }),
  ]);
  const offered = await Promise.all(items.slice(0, resolvedItems).filter(isNew).map(completionSaid));
  const signs = help?.signatures.map(({ documentation, parameters }) => [
    documentation,
    parameters?.map((parameter) => parameter.documentation),
  ]);
  return [...others.flatMap(sentencesIn), ...sentencesIn(signs), ...offered.flat()];
}

/** Of details some are sentences, and those begin as sentences do. */
async function completionSaid(item: CompletionItem): Promise<string[]> {
  const { detail = '', documentation } = await client.request<CompletionItem>('completionItem/resolve', item);
  return [...(/^[A-Z]/u.test(detail) ? [detail] : []), ...sentencesIn(documentation)];
}

const known = new Set<string>();

/** The same is offered in many places. */
function isNew({ data, detail }: CompletionItem): boolean {
  const key = JSON.stringify([data, detail]);
  return known.size < known.add(key).size;
}

/** Where a word begins in a line that has not been there before. */
function placesIn(text: string): Position[] {
  const lines = text.split('\n');
  return lines.flatMap((words, line) =>
    lines.indexOf(words) < line
      ? []
      : [...words.matchAll(/(?<=^|[ ;=<:@,])/gu)].map(({ index }) => ({ line, character: index })),
  );
}

function sentencesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (codes.includes(key) ? [] : sentencesIn(each)));
}
