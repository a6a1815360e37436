/** What happens to a message that was sent, as it is written: for people line by line, for programs one JSON object a line. */

import { forkTagOf } from '../features/next/fork-tag.ts';
import { visible, visibleLine } from '../features/visible.ts';
import { decodeBytes } from '../host/charsets.ts';
import { withoutSecrets } from '../proofs.ts';
import type { Verdict } from '../sip/checks/checks.ts';
import { decodeUtf8 } from '../sip/encoding.ts';
import type { Arguments } from '../sip/problem.ts';
import { endOfLine, nextLine } from '../sip/syntax/lines.ts';
import { argumentsWithout, verdictWithout } from './discretion.ts';
import { jsonOf } from './json.ts';
import { maskedBytes } from './redact.ts';
import type { Style, Terminal } from './terminal.ts';
import { verdictLines, verdictObject } from './verdict.ts';

/** So many characters are shown of what came instead of an answer. */
const mostOfNoAnswer = 2000;

/** As the user agent reports it. */
export interface Happening {
  readonly event: 'sent' | 'response' | 'request' | 'retransmission' | 'unexpected' | 'failed' | 'done';
  /** Milliseconds since the first message left. */
  readonly at: number;
  readonly direction: 'out' | 'in';
  readonly transport: string;
  readonly peer: string;
  readonly local?: string;
  readonly method?: string;
  readonly status?: number;
  readonly reason?: string;
  readonly wire?: Uint8Array;
  readonly note?: { readonly key: string; readonly args: Arguments };
  readonly otherSource?: boolean;
  readonly dialogOpen?: boolean;
}

export interface Writing {
  readonly format: 'text' | 'json';
  /** Whether what leaves is shown in full as well. */
  readonly isVerbose: boolean;
  readonly charset: string;
  /** Which message of the file it is, counted from 1. */
  readonly message: number;
  /** The user agent of the file that sends or hears it; empty where it has no name. */
  readonly agent: string;
  /** What stands in the message and is nobody's business. */
  readonly secrets: readonly string[];
}

export function writeHappening(told: Happening, writing: Writing, terminal: Terminal, judgement?: Verdict): void {
  const happening = happeningWithout(told, writing.secrets);
  const verdict = judgement && verdictWithout(judgement, writing.secrets);
  if (writing.format === 'json') {
    const judged = verdict === undefined ? {} : verdictObject(verdict);
    terminal.print(jsonOf({ ...objectOf(happening, writing, terminal), message: writing.message, ...judged }));
  }
  // What came of it stands there already, unless there is something to say of it.
  else if (happening.event !== 'done' || happening.note !== undefined)
    terminal.print(linesOf(happening, writing, terminal));
  if (writing.format === 'json' || verdict === undefined) return;
  for (const line of verdictLines(verdict, terminal)) terminal.print(line);
}

/** A peer may send back what it was sent, wherever it likes. */
function happeningWithout(happening: Happening, secrets: readonly string[]): Happening {
  const { reason, method, note } = happening;
  return {
    ...happening,
    ...(reason === undefined ? {} : { reason: withoutSecrets(reason, secrets) }),
    ...(method === undefined ? {} : { method: withoutSecrets(method, secrets) }),
    ...(note === undefined ? {} : { note: { ...note, args: argumentsWithout(note.args, secrets) } }),
  };
}

/** The names are those that `sipwright send --format json` promises, and a few more behind them. */
function objectOf(happening: Happening, { secrets, charset, agent }: Writing, terminal: Terminal): object {
  const { event, at, transport, peer, status, reason, wire, direction, local, method, note } = happening;
  return {
    event,
    at: Math.round(at * 1000) / 1000,
    transport,
    peer,
    status,
    reason,
    wire: wire === undefined ? undefined : Buffer.from(maskedBytes(wire, secrets, charset)).toString('base64'),
    direction,
    local,
    method,
    code: note?.key,
    note: note === undefined ? undefined : terminal.line(note.key, note.args, 'send'),
    other_source: happening.otherSource,
    dialog_open: happening.dialogOpen,
    agent: agent === '' ? undefined : agent,
  };
}

function linesOf(happening: Happening, { isVerbose, charset, agent, secrets }: Writing, terminal: Terminal): string {
  const { event, at, wire, note, otherSource, peer } = happening;
  const { say, style, line } = terminal;
  const time = style('gray', `${Math.round(at)} ms`.padStart(9));
  const came = wire === undefined ? '' : (decodeBytes(wire, charset) ?? decodeUtf8(wire));
  const text = withoutSecrets(came, secrets);
  const said = note === undefined ? undefined : line(note.key, note.args, 'send');
  if (event === 'failed' || event === 'done') {
    const end = `${time}   ${style(event === 'failed' ? 'red' : 'gray', said ?? '')}`;
    // What came instead of an answer tells more than that it is none.
    return text === '' ? end : `${end}\n${indented(text.slice(0, mostOfNoAnswer), terminal)}`;
  }
  const remarks = [
    event === 'retransmission' ? say('again') : undefined,
    event === 'unexpected' ? say('unexpected') : undefined,
    otherSource === true ? line('from-elsewhere', { peer }) : undefined,
    said,
  ].filter((remark) => remark !== undefined);
  const arrow = style('gray', happening.direction === 'out' ? '→' : '←');
  const remark = remarks.length === 0 ? '' : style('gray', ` (${remarks.join(' ')})`);
  const who = agent === '' ? '' : `${visibleLine(agent, 16)} `;
  const isWhole = isShownWhole(happening, isVerbose);
  // Of a response in one line nothing else would tell which fork it comes from.
  const tag = happening.status === undefined || isWhole ? undefined : forkTagOf(text);
  const fork = tag === undefined ? '' : style('gray', ` To;tag=${tag}`);
  const head = `${time} ${who}${arrow} ${headline(happening, text, terminal)}${fork}${remark}`;
  // The first line of a request stands there already.
  const rest = happening.status === undefined ? text.slice(nextLine(text, 0)) : text;
  return isWhole && rest !== '' ? `${head}\n${indented(rest, terminal)}` : head;
}

function headline({ status, reason, method }: Happening, text: string, { style }: Terminal): string {
  if (status === undefined) return style('bold', visibleLine(text.slice(0, endOfLine(text, 0)), 120));
  const name = method === undefined ? '' : style('gray', ` ${visibleLine(method, 32)}`);
  return `${style(['bold', colourOf(status)], visibleLine(`${status} ${reason ?? ''}`.trim(), 120))}${name}`;
}

/** Of what leaves, the user has written most; of what comes, a provisional answer says all in its first line. */
function isShownWhole({ event, direction, status = 0, wire }: Happening, isVerbose: boolean): boolean {
  if (wire === undefined || event === 'retransmission') return false;
  return isVerbose || (direction === 'in' && (status === 0 || status >= 200));
}

function indented(text: string, { style }: Terminal): string {
  const bar = style('gray', '│');
  const lines = visible(text).replace(/\n+$/u, '').split('\n');
  return lines.map((line) => `          ${bar} ${line}`.trimEnd()).join('\n');
}

function colourOf(status: number): Extract<Style, string> {
  if (status < 200) return 'blue';
  if (status < 300) return 'green';
  return status < 400 ? 'yellow' : 'red';
}
