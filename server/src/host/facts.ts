/** What the text of a message does not hold, given for a send: chance, time, files, secrets and what surrounds the server. */

import { defaultsFor } from '../sip/directives/read.ts';
import { secretIn } from '../sip/directives/sending.ts';
import { promptsOf } from '../sip/directives/sequence.ts';
import type { Facts, FlowFacts } from '../sip/facts.ts';
import { readTemplates } from '../sip/syntax/templates.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { decodeBytes, encodeText } from './charsets.ts';
import { type Environment, valueIn } from './environments.ts';
import type { FileReader } from './file-reader.ts';

export interface Surroundings {
  readonly files: FileReader;
  /** What each `{{$secret name}}` of the message stands for. */
  readonly secrets: ReadonlyMap<string, string>;
  /** A folder that is not trusted learns nothing of the machine. */
  readonly trusted: boolean;
  readonly sequence: () => number;
  readonly environment: Environment;
  /** What a capture or a prompt gave. */
  readonly captured: Facts['captured'];
  /** A part of what was sent and received before. */
  readonly reference: Facts['reference'];
  readonly flow: FlowFacts;
}

/** Stands for the way of a message that is only looked at. Credentials depend on nothing of it but a Request-URI that is made of it. */
export const nowhere: FlowFacts = {
  transport: 'UDP',
  localAddress: '127.0.0.1',
  localPort: 5060,
  targetHost: '127.0.0.1',
  targetPort: 5060,
};

export function factsOf({
  files,
  secrets,
  trusted,
  sequence,
  environment,
  captured,
  reference,
  flow,
}: Surroundings): Facts {
  return {
    captured,
    variable: (name) => valueIn(environment, name),
    reference,
    secret: (name) => secrets.get(name),
    processVariable: (name) => (trusted ? process.env[name] : undefined),
    dotenv: (name) => readDotenv(files).get(name),
    include: files.read,
    encode: encodeText,
    decode: decodeBytes,
    random,
    now: Date.now,
    zoneOffset: (at) => -new Date(at).getTimezoneOffset(),
    sequence,
    flow,
  };
}

/** The names of the secrets that a block's message asks for, by itself or by a variable. Those of `# @auth` are asked for when a server wants them. */
export function secretsNamedIn(block: Block, defaults: readonly Block[]): ReadonlySet<string> {
  const around = [block, ...defaultsFor(block, defaults)];
  const values = around.flatMap(({ preamble }) => preamble.filter((line) => line.kind === 'variable'));
  const inMessage = block.templates.filter(({ start }) => start >= (block.message?.start ?? block.text.length));
  const templates = [...inMessage, ...values.flatMap(({ value }) => readTemplates(value.text, 0, false))];
  return new Set(
    templates.map(({ expression }) => secretIn(`{{${expression.text}}}`)).filter((name) => name !== undefined),
  );
}

/** From a source that cannot be guessed, since branches, tags and Call-IDs are made of it (RFC 3261 §19.3). */
function random(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

/** The `.env` beside the document: `NAME=value`, with quotes or without. */
function readDotenv({ read }: FileReader): ReadonlyMap<string, string> {
  const text = new TextDecoder().decode(read('.env'));
  const lines = text.split(/\r\n|\r|\n/u).map((line) => /^(?:export )?([\w.-]+) *= *(.*)$/u.exec(line.trim()));
  return new Map(lines.flatMap((line) => (line === null ? [] : [[line[1] ?? '', unquoted(line[2] ?? '')]])));
}

function unquoted(value: string): string {
  return /^(["']).*\1$/u.test(value) ? value.slice(1, -1) : value;
}

/** What stands in a message and is nobody's business: the values of its secrets, and of what it asks for in secret. */
export function secretsIn(
  block: Block,
  defaults: readonly Block[],
  known: { readonly secrets: ReadonlyMap<string, string>; readonly values: ReadonlyMap<string, string> },
): readonly string[] {
  const asked = promptsOf(block, defaults).filter(({ isSecret }) => isSecret);
  return [...known.secrets.values(), ...asked.map(({ name }) => known.values.get(name) ?? '')];
}
