/** `sipwright send --explain`: each step of finding where a message goes and where its answer comes, with nothing sent. */

import { hostPort } from '../host/host-port.ts';
import type { Note, Refusal } from '../ua/outgoing.ts';
import type { Ready } from '../ua/ready.ts';
import type { Parsed } from './arguments.ts';
import { placeWithout } from './discretion.ts';
import { jsonOf } from './json.ts';
import type { Terminal } from './terminal.ts';

/** Gives the exit status: 0 when there is a way, 2 when there is none. */
export function explainWay(
  ready: Ready | Refusal,
  { values }: Parsed,
  secrets: readonly string[],
  terminal: Terminal,
): number {
  const isRefused = 'refused' in ready;
  if (values.get('format') === 'json') terminal.print(jsonOf(objectOf(ready, secrets, terminal)));
  else for (const line of linesOf(ready, values.has('to'), terminal)) terminal.print(line);
  return isRefused ? 2 : 0;
}

function linesOf(ready: Ready | Refusal, isTold: boolean, terminal: Terminal): readonly string[] {
  const { style, say } = terminal;
  const steps = ('refused' in ready ? ready.steps : ready.route.steps).map(
    (step, index) => `${String(index + 1).padStart(3)}  ${stepSentence(step, isTold, terminal)}`,
  );
  if ('refused' in ready) return [...steps, `${style('red', say('error'))}: ${sentence(terminal, ready.refused)}`];
  const warnings = ready.warnings.map(({ note }) => `${say('warning')}: ${sentence(terminal, note)}`);
  const { transport, address, port } = ready.route.destination;
  const to = hostPort(address, port);
  const from = hostPort(ready.local.address, ready.local.port);
  return [...steps, style('bold', terminal.line('explained', { transport, to, from })), ...warnings];
}

function objectOf(ready: Ready | Refusal, secrets: readonly string[], terminal: Terminal): object {
  const told = (note: Note) => ({ code: note.key, text: sentence(terminal, note), ...note.args });
  if ('refused' in ready) return { refused: told(ready.refused), steps: ready.steps.map(told) };
  const { destination, alternatives, steps, reach } = ready.route;
  const { address, port } = ready.local;
  return {
    destination: placeWithout(destination, secrets),
    alternatives: alternatives.map((each) => placeWithout(each, secrets)),
    reach,
    local: hostPort(address, port),
    steps: steps.map(told),
    warnings: ready.warnings.map(({ note }) => told(note)),
  };
}

function sentence({ line }: Terminal, { key, args }: Note): string {
  return line(key, args, 'send');
}

/** What `--to` says comes in the place of `# @target`. */
export function stepSentence(step: Note, isTold: boolean, terminal: Terminal): string {
  return isTold && step.key === 'by-directive' ? terminal.line('by-option', step.args) : sentence(terminal, step);
}
