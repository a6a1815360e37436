/** How long an answer takes in a large file that is open, beside a server that always answers the same; and how soon a file that is just being opened has its first answers. */

import type { CodeAction, Position } from 'vscode-languageserver';
import { type LspClient, pulling, startClient } from '../support/lsp-client.ts';
import { type BenchMessage, fileOf } from './messages.ts';
import type { Servers } from './servers.ts';
import { quantile, shuffled } from './statistics.ts';

/** In milliseconds. */
export interface RequestRow {
  readonly name: string;
  readonly ours: number;
  readonly slow: number;
  /** Nothing where the other server has no answer to compare with. */
  readonly nothing: number | undefined;
  /** What the ratio may be. */
  readonly most: number | undefined;
}

/** Milliseconds from the opening of a file to an answer, all of them asked for at once. */
export interface OpenRow {
  readonly bytes: number;
  readonly hover: number;
  readonly outline: number;
  readonly diagnostics: number;
}

interface Bench {
  readonly client: LspClient;
  version: number;
}

interface Request {
  readonly name: string;
  readonly most?: number;
  readonly ask: (bench: Bench) => Promise<unknown>;
  /** Undoes what was typed, and is not counted. */
  readonly after?: (bench: Bench) => Promise<unknown>;
}

const size = 1_000_000;
const openSizes = [1_000_000, 10_000_000];
const uri = 'file:///bench.sip';
const rounds = 150;
/** The first ones only warm up. */
const cold = 30;

export async function measureRequests(messages: readonly BenchMessage[], servers: Servers): Promise<RequestRow[]> {
  const text = fileOf(messages, size);
  const at = fieldIn(text);
  const benches = await Promise.all([servers.ours, servers.nothing].map((server) => opened(server, text)));
  const [ours] = benches;
  try {
    const rows: RequestRow[] = [];
    for (const request of requestsAt(at)) {
      const both = request.most === undefined && ours !== undefined ? [ours] : benches;
      const times = await inTurn(request, both);
      const [own = [], others] = both.map((bench) => times.get(bench) ?? []);
      const nothing = others === undefined ? undefined : quantile(others, 0.5);
      rows.push({
        name: request.name,
        ours: quantile(own, 0.5),
        slow: quantile(own, 0.95),
        nothing,
        most: request.most,
      });
    }
    return rows;
  } finally {
    await Promise.all(benches.map(({ client }) => client.stop()));
  }
}

/** A server of its own for each file, so that nothing is warm. */
export async function measureOpening(messages: readonly BenchMessage[], { ours }: Servers): Promise<OpenRow[]> {
  const rows: OpenRow[] = [];
  for (const each of openSizes) {
    const text = fileOf(messages, each);
    const position = fieldIn(text);
    const client = await startClient({ server: ours, capabilities: pulling });
    const started = performance.now();
    const since = async (answer: Promise<unknown>): Promise<number> => {
      await answer;
      return performance.now() - started;
    };
    await client.open(uri, text);
    const [diagnostics = 0, hover = 0, outline = 0] = await Promise.all([
      since(client.about('diagnostic', uri)),
      since(client.at('hover', uri, position)),
      since(client.about('documentSymbol', uri)),
    ]);
    rows.push({ bytes: Buffer.byteLength(text), hover, outline, diagnostics });
    await client.stop();
  }
  return rows;
}

function requestsAt(at: Position): readonly Request[] {
  const value = { line: at.line, character: at.character + 'CSeq: '.length };
  const range = { start: at, end: at };
  const complete = ({ client }: Bench): Promise<unknown> => client.at('completion', uri, value);
  return [
    { name: 'hover', most: 1.5, ask: ({ client }) => client.at('hover', uri, at) },
    { name: 'completion', most: 2, ask: complete },
    {
      name: 'a key, and completion',
      most: 1.5,
      ask: async (bench) => {
        await type(bench, value, value, '1');
        return complete(bench);
      },
      after: (bench) => type(bench, value, { ...value, character: value.character + 1 }, ''),
    },
    {
      name: 'code actions, for the light bulb',
      ask: ({ client }) =>
        client.about<CodeAction[]>('codeAction', uri, { range, context: { diagnostics: [], triggerKind: 2 } }),
    },
  ];
}

async function inTurn({ ask, after }: Request, benches: readonly Bench[]): Promise<ReadonlyMap<Bench, number[]>> {
  const times = new Map<Bench, number[]>(benches.map((bench) => [bench, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const bench of shuffled(benches)) {
      const started = performance.now();
      await ask(bench);
      if (round >= cold) times.get(bench)?.push(performance.now() - started);
      await after?.(bench);
      // Diagnostics are asked for after every key, and are not what is measured here.
      await bench.client.about('diagnostic', uri);
    }
  return times;
}

function type(bench: Bench, start: Position, end: Position, text: string): Promise<void> {
  bench.version += 1;
  return bench.client.change(uri, bench.version, { range: { start, end }, text });
}

async function opened(server: string, text: string): Promise<Bench> {
  const client = await startClient({ server, capabilities: pulling });
  await client.open(uri, text);
  await client.about('diagnostic', uri);
  return { client, version: 1 };
}

/** The first CSeq below the middle. */
function fieldIn(text: string): Position {
  const line = text.slice(0, text.indexOf('\nCSeq: ', text.length / 2) + 1).split('\n').length - 1;
  return { line, character: 0 };
}
