/** One message of a file with what its text does not hold, as commands need it that know no earlier message; and why it cannot be put together. */

import { type Environment, reasonIn } from '../host/environments.ts';
import { factsOf, secretsNamedIn } from '../host/facts.ts';
import { fileReaderFor } from '../host/files.ts';
import { defaultsOf } from '../sip/directives/read.ts';
import type { Facts, FlowFacts } from '../sip/facts.ts';
import type { Problem } from '../sip/problem.ts';
import type { ReferenceFault } from '../sip/references.ts';
import { isForeign } from '../sip/syntax/foreign.ts';
import { lastNotAbove, lineStarts } from '../sip/syntax/lines.ts';
import { parseFile } from '../sip/syntax/parse.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { Parsed } from './arguments.ts';
import { chooseMessage } from './choose.ts';
import { environmentsFor } from './environment.ts';
import { Failure } from './failure.ts';
import { secretsFor } from './secrets.ts';
import { currentFolder, readSource, type Source, uriOf } from './source.ts';
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

/** The message that the arguments of a command choose. */
export async function loneMessage(file: string, parsed: Parsed, terminal: Terminal): Promise<LoneMessage> {
  const { values } = parsed;
  const source = await readSource(file, values.get('encoding'));
  const { blocks } = parseFile(isForeign(source.text) ? '' : source.text);
  const { block, start } = chooseMessage({ blocks }, source.name, values.get('message'));
  const defaults = defaultsOf(blocks.map((placed) => placed.block));
  const files = fileReaderFor(uriOf(source), [currentFolder()]);
  const environment = environmentsFor(parsed, terminal)(files);
  const secrets = await secretsFor(secretsNamedIn(block, defaults), terminal);
  const known = { files, secrets, trusted: true, sequence: () => 1, environment, reference: alone };
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
}

/** One message leaves, so that there is no earlier one. */
function alone(): ReferenceFault {
  return { fault: 'sent-alone' };
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
