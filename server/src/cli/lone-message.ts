/** The messages of a file with what their text does not hold, and why one cannot be put together. */

import { Buffer } from 'node:buffer';
import { dirname, join } from 'node:path';
import { type Environment, reasonIn } from '../host/environments.ts';
import { factsOf, type Surroundings, secretsNamedIn } from '../host/facts.ts';
import type { FileReader } from '../host/file-reader.ts';
import { fileReaderFor } from '../host/files.ts';
import { defaultsOf } from '../sip/directives/read.ts';
import type { Facts, FlowFacts } from '../sip/facts.ts';
import type { Problem } from '../sip/problem.ts';
import { isForeign } from '../sip/syntax/foreign.ts';
import { lastNotAbove, lineStarts } from '../sip/syntax/lines.ts';
import { parseFile } from '../sip/syntax/parse.ts';
import type { Block, PlacedBlock } from '../sip/syntax/tree.ts';
import type { Parsed } from './arguments.ts';
import { chooseMessage } from './choose.ts';
import { environmentsFor } from './environment.ts';
import { Failure } from './failure.ts';
import { secretsFor } from './secrets.ts';
import { currentFolder, readSource, type Source, sourceFrom, uriOf } from './source.ts';
import type { Terminal } from './terminal.ts';

export interface LoneMessage {
  readonly source: Source;
  readonly block: Block;
  /** The blocks of the file without a message. */
  readonly defaults: readonly Block[];
  readonly factsFor: (flow: FlowFacts) => Facts;
  /** What each `{{$secret name}}` stands for. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Why it cannot leave, as one line with its place. */
  readonly unsendable: (problems: readonly Problem[]) => Failure;
}

/** What was before a message. */
export type Before = Pick<Surroundings, 'captured' | 'reference'>;

export interface MessageFile {
  readonly source: Source;
  readonly blocks: readonly PlacedBlock[];
  readonly defaults: readonly Block[];
  readonly files: FileReader;
  readonly environment: Environment;
  /** A file that this one imports; nothing where it cannot be read. */
  readonly imported: (path: string) => MessageFile | undefined;
  /** Secrets are asked for here. */
  readonly messageOf: (placed: PlacedBlock, before: Before) => Promise<LoneMessage>;
}

export async function openMessages(file: string, parsed: Parsed, terminal: Terminal): Promise<MessageFile> {
  return messagesIn(await readSource(file, parsed.values.get('encoding')), parsed, terminal);
}

function messagesIn(source: Source, parsed: Parsed, terminal: Terminal): MessageFile {
  const { blocks } = parseFile(isForeign(source.text) ? '' : source.text);
  const defaults = defaultsOf(blocks.map((placed) => placed.block));
  const files = fileReaderFor(uriOf(source), [currentFolder()]);
  const environment = environmentsFor(parsed, terminal)(files);
  return {
    source,
    blocks,
    defaults,
    files,
    environment,
    imported: kept((path) => {
      const bytes = files.read(path);
      const name = join(dirname(source.name), path);
      return bytes && messagesIn(sourceFrom(name, Buffer.from(bytes), undefined), parsed, terminal);
    }),
    messageOf: async ({ block, start }, before) => {
      const secrets = await secretsFor(secretsNamedIn(block, defaults), terminal);
      const known = { files, secrets, trusted: true, sequence: () => 1, environment, ...before };
      return {
        source,
        block,
        defaults,
        secrets,
        factsFor: (flow) => factsOf({ ...known, flow }),
        unsendable: ([problem]) => {
          const offset = start + (problem?.start ?? block.message?.start ?? 0);
          return unsendableAt(source, offset, problem, environment, terminal);
        },
      };
    },
  };
}

/** Each file is read once. */
function kept(read: (path: string) => MessageFile | undefined): MessageFile['imported'] {
  const known = new Map<string, MessageFile | undefined>();
  return (path) => {
    if (!known.has(path)) known.set(path, read(path));
    return known.get(path);
  };
}

/** Nothing was before it. */
const alone: Before = { captured: () => undefined, reference: () => ({ fault: 'sent-alone' }) };

/** The message that the arguments of a command choose, for one that knows no earlier message. */
export async function loneMessage(file: string, parsed: Parsed, terminal: Terminal): Promise<LoneMessage> {
  const { source, blocks, messageOf } = await openMessages(file, parsed, terminal);
  return messageOf(chooseMessage({ blocks }, source.name, parsed.values.get('message')), alone);
}

function unsendableAt(
  source: Source,
  offset: number,
  problem: Problem | undefined,
  environment: Environment,
  { words }: Terminal,
): Failure {
  const starts = lineStarts(source.text);
  const row = lastNotAbove(starts, offset);
  // What is wrong with the files has been said.
  const hasMore = problem?.what === 'unresolved' && environment.faults.length === 0;
  const { key, args } = (hasMore ? reasonIn(environment, String(problem.args.name)) : undefined) ?? {
    key: problem?.what ?? '',
    args: problem?.args ?? {},
  };
  const reason = words('wire', key, args) ?? problem?.rule ?? '';
  return new Failure('unsendable', {
    file: source.name,
    line: row + 1,
    column: offset - (starts[row] ?? 0) + 1,
    reason,
  });
}
