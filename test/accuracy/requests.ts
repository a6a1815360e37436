/** The language server answers every request about damaged messages of others: without an error, and with places that are in the text. */

import { TextDocument } from 'vscode-languageserver-textdocument';
import { damageOf, seeded } from '../sip/support/texts.ts';
import { buildBundles } from '../support/bundles.ts';
import { asking, everything, faultsAt } from '../support/every-request.ts';
import { type LspClient, startClient } from '../support/lsp-client.ts';
import type { Sample } from './corpus.ts';

const files = 200;
const positionsPerFile = 5;

/** A line for each answer that was none, and one more where the server had faults. */
export async function faultsInRequests(
  samples: readonly Sample[],
  say: (line: string) => void,
): Promise<readonly string[]> {
  const bundles = buildBundles('server.js');
  const client = await startClient({
    server: `${bundles.folder}/server.js`,
    capabilities: asking,
    initializationOptions: { settings: everything },
  });
  const faults: string[] = [];
  for (const [number, sample] of spread(samples).entries()) faults.push(...(await faultsAbout(client, sample, number)));
  const status = await client.request<{ readonly faults: number }>('sip/status', {});
  if (status.faults > 0) faults.push(`The server had ${status.faults} faults: ${client.log.join('')}`);
  await client.stop();
  bundles.remove();
  say(`Every request asked at ${files * positionsPerFile} places of ${files} damaged messages`);
  return faults;
}

/** So many of them, from everywhere in the corpus. */
function spread(samples: readonly Sample[]): readonly Sample[] {
  return Array.from({ length: files }, (_nothing, number) => {
    const sample = samples[Math.floor((number * samples.length) / files)];
    if (sample === undefined) throw new Error('The corpus is empty.');
    return sample;
  });
}

/** After each of its edits, a place is asked about. */
async function faultsAbout(client: LspClient, { name, text: whole }: Sample, seed: number): Promise<readonly string[]> {
  const random = seeded(seed);
  const uri = `file:///damaged-${seed}.sip`;
  const document = TextDocument.create(uri, 'sip', 0, whole);
  const faults: string[] = [];
  await client.open(uri, whole);
  for (let version = 1; version <= positionsPerFile; version += 1) {
    const { start, end, text } = damageOf(document.getText(), random);
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    await client.change(uri, version, { range, text });
    TextDocument.update(document, [{ range, text }], version);
    const position = document.positionAt(Math.floor(random() * (document.getText().length + 1)));
    const found = await faultsAt(client, document, { uri, position, random });
    faults.push(...found.map((fault) => `After ${version} edits of ${name} ${fault}`));
  }
  await client.close(uri);
  return faults;
}
