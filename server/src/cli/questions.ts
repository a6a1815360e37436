/** What a block asks for before it is sent: values of variables from the options, else from whoever sits at the terminal. */

import { type Prompt, promptsOf } from '../sip/directives/sequence.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { Parsed } from './arguments.ts';
import { Failure } from './failure.ts';
import { askFor, secretVariable } from './secrets.ts';
import type { Terminal } from './terminal.ts';

/** The values that `--var name=value` gives, which need not be asked for. */
export function givenValues({ all }: Parsed): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const text of all.get('var') ?? []) {
    const [, name, value = ''] = /^([^\s={}]+)=(.*)$/su.exec(text) ?? [];
    if (name === undefined) throw new Failure('bad-variable', { value: text });
    values.set(name, value);
  }
  return values;
}

/** The value of a variable; what is secret may come from the environment, since every process can read the arguments. */
export async function promptFor({ name, question, isSecret }: Prompt, terminal: Terminal): Promise<string> {
  const variable = secretVariable(name);
  const known = isSecret ? process.env[variable] : undefined;
  const key = question === '' ? 'ask-value' : 'ask-value-for';
  const value = known ?? (await askFor(terminal, key, { name, question }, isSecret));
  if (value === undefined) throw new Failure(isSecret ? 'secret-missing' : 'value-missing', { name, variable });
  return value;
}

/** The values of the prompts of a message that is only looked at. */
export async function answersFor(
  { block, defaults }: { readonly block: Block; readonly defaults: readonly Block[] },
  given: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<ReadonlyMap<string, string>> {
  const values = new Map(given);
  for (const prompt of promptsOf(block, defaults))
    values.set(prompt.name, values.get(prompt.name) ?? (await promptFor(prompt, terminal)));
  return values;
}

/** True where somebody agrees, or nobody is there to be asked: the command typed is the consent. */
export async function agreeTo(note: string, terminal: Terminal): Promise<boolean> {
  const text = note === '' ? terminal.say('note-question') : note;
  if (!terminal.isInteractive) {
    terminal.complain(terminal.line('note-told', { note: text }));
    return true;
  }
  const answer = await askFor(terminal, 'ask-note', { note: text }, false);
  return /^(?:y|yes|j|是)$/iu.test(answer?.trim() ?? '');
}
