/** What the rest of a file needs to know of a block, so that a key in one block does not mean to look into all others. */

import { directiveNamed, directivesOf, holdsDefaults } from '../sip/directives/read.ts';
import { agentOf, readAwaited } from '../sip/directives/scene.ts';
import { readExpression } from '../sip/expression.ts';
import { CallId } from '../sip/headers/call-id.ts';
import { CSeq } from '../sip/headers/cseq.ts';
import { From } from '../sip/headers/from.ts';
import { Join } from '../sip/headers/join.ts';
import { Replaces } from '../sip/headers/replaces.ts';
import { TargetDialog } from '../sip/headers/target-dialog.ts';
import { To } from '../sip/headers/to.ts';
import { type Span, type Token, tokenOf } from '../sip/span.ts';
import type { Block, Directive, Field, Message } from '../sip/syntax/tree.ts';
import { fieldsOf, firstFieldOf, valuesOf } from '../sip/values-of.ts';
import { promisedNames, scopeOf } from '../sip/variables.ts';

/** The name of a block, where it is asked for. */
export interface Reference extends Span {
  readonly name: string;
}

/** Which request a message is or answers, and who says to have begun it. */
export interface Origin {
  /** Call-ID and CSeq, which all copies of a request and its responses have in common. */
  readonly key: string;
  readonly callId: string;
  /** What CSeq says; NaN and nothing where it says something else. */
  readonly number: number;
  readonly method: string;
  readonly fromTag: Token;
  readonly toTag: string | undefined;
}

export interface Summary {
  readonly block: Block;
  /** True for a block without a message, whose variables and directives count for the whole file. */
  readonly isDefaults: boolean;
  /** What `# @name` says. */
  readonly name?: Token | undefined;
  /** The title of the `###` line, by which the block can be referred to as well. */
  readonly title: string;
  readonly variables: ReadonlyMap<string, Token>;
  /** Names that have a value by the time they are needed, by prompts and captures. */
  readonly promised: ReadonlySet<string>;
  readonly references: readonly Reference[];
  /** The files that it includes or sends, where no template stands in their names. */
  readonly paths: readonly Token[];
  /** The words behind `# @lint off`; one without words switches all rules off. */
  readonly silenced: readonly Token[];
  readonly silencesAll: boolean;
  /** Nothing where a part of it is missing or stands for something else. */
  readonly origin?: Origin | undefined;
  /** The Call-IDs of other calls that it names, to take their place or to join them. */
  readonly namedCalls: readonly string[];
  /** True when blocks of other files can be referred to as well. */
  readonly imports: boolean;
  /** The user agent that it belongs to; empty where it names none. */
  readonly agent: string;
  /** What `# @recv` says, where that can be read. */
  readonly awaited?: Token | undefined;
  /** True where its agent can be heard by it: at the port of `# @local`, or on what its own request keeps open. */
  readonly hears: boolean;
}

const noVariables: ReadonlyMap<string, Token> = new Map();
const noNames: ReadonlySet<string> = new Set();
const none: readonly never[] = [];

const namingHeaders = [Replaces, Join, TargetDialog];

export function summarise(block: Block): Summary {
  const directives = block.preamble.length === 0 ? none : directivesOf(block);
  const hasVariables = block.preamble.some((line) => line.kind === 'variable');
  const silencing = directives.length === 0 ? none : valuesOfKey(directives, 'lint').flatMap(wordsOf).filter(isOff);
  return {
    block,
    isDefaults: holdsDefaults(block),
    name: valuesOfKey(directives, 'name').findLast(({ text }) => text !== ''),
    title: block.separator?.title.text ?? '',
    variables: hasVariables ? scopeOf(block).own : noVariables,
    promised: directives.length === 0 ? noNames : promisedNames(block),
    references: referencesOf(block, directives),
    paths: pathsOf(block, directives),
    silenced: silencing.length === 0 ? none : silencing.flatMap(({ words }) => words),
    silencesAll: silencing.some(({ words }) => words.length === 0),
    imports: valuesOfKey(directives, 'import').length > 0,
    origin: block.message === undefined ? undefined : originOf(block.message),
    namedCalls: block.message === undefined ? none : namedCallsOf(block.message),
    agent: directives.length === 0 ? '' : agentOf(block),
    awaited: valuesOfKey(directives, 'recv').find(({ text }) => readAwaited(text) !== undefined),
    hears: valuesOfKey(directives, 'local').some(namesPort) || leavesByItself(block, directives),
  };
}

/** A template may stand for a port. */
function namesPort({ text }: Token): boolean {
  return text.includes('{{') || /:0*[1-9]\d*\s*$/u.test(text);
}

/** What is no response goes somewhere, whatever it is. */
function leavesByItself({ message }: Block, directives: readonly Directive[]): boolean {
  if (message !== undefined) return message.startLine.kind !== 'response';
  return valuesOfKey(directives, 'send-file').length > 0;
}

/** RFC 3891 §3, RFC 3911 §4, RFC 4538 §3. */
function namedCallsOf(message: Message): readonly string[] {
  if (namingHeaders.every((header) => fieldsOf(message, header).length === 0)) return none;
  return namingHeaders.flatMap((header) => valuesOf(message, header).map(({ callId }) => callId.text));
}

/** As written: a fault elsewhere in one of the fields does not hinder the comparison. */
function originOf(message: Message): Origin | undefined {
  const callId = firstFieldOf(message, CallId)?.value.text;
  const cseq = firstFieldOf(message, CSeq)?.value.text;
  const fromTag = tagIn(message, firstFieldOf(message, From));
  if (callId === undefined || cseq === undefined || fromTag === undefined) return undefined;
  if (callId.includes('{{') || cseq.includes('{{')) return undefined;
  const [, number = 'NaN', method = ''] = /^(\d+)\s+(\S+)$/u.exec(cseq) ?? [];
  const toTag = tagIn(message, firstFieldOf(message, To))?.text;
  return { key: `${callId} ${cseq}`, callId, number: Number(number), method, fromTag, toTag };
}

/** The tag behind the address. */
function tagIn({ source }: Message, field: Field | undefined): Token | undefined {
  if (field === undefined) return undefined;
  const { start, text } = field.value;
  const from = text.lastIndexOf('>') + 1;
  const found = /;[ \t]*tag[ \t]*=[ \t]*([^\s;,]+)/iu.exec(from === 0 ? text : text.slice(from));
  const tag = found?.[1];
  if (found === null || tag === undefined) return undefined;
  const end = start + from + found.index + found[0].length;
  return tokenOf(source, end - tag.length, end);
}

function valuesOfKey(directives: readonly Directive[], key: string): readonly Token[] {
  if (directives.length === 0) return none;
  return directives.filter((each) => directiveNamed(each.key.text)?.key === key).map(({ value }) => value);
}

function referencesOf(block: Block, directives: readonly Directive[]): readonly Reference[] {
  if (block.templates.length === 0 && directives.length === 0) return none;
  const references: Reference[] = [];
  for (const key of ['ref', 'force-ref']) {
    for (const { start, end, text } of valuesOfKey(directives, key)) {
      if (text !== '' && !text.includes('{{')) references.push({ start, end, name: text });
    }
  }
  for (const { start, end, expression } of block.templates) {
    const read = readExpression(expression.text);
    if (read.kind === 'reference') references.push({ start, end, name: read.block });
  }
  return references;
}

function pathsOf(block: Block, directives: readonly Directive[]): readonly Token[] {
  const included = (block.message?.body?.includes ?? none).map(({ path }) => path);
  const paths = [...valuesOfKey(directives, 'send-file'), ...included];
  return paths.length === 0 ? none : paths.filter(({ text }) => text !== '' && !text.includes('{{'));
}

/** `off` and the words behind it. */
interface Silencing {
  readonly verb: string;
  readonly words: readonly Token[];
}

function wordsOf(value: Token): Silencing[] {
  const words: Token[] = [];
  for (const { 0: text, index } of value.text.matchAll(/[^\s,]+/gu)) {
    const start = value.start + index;
    words.push({ start, end: start + text.length, text } as Token);
  }
  const [verb, ...rest] = words;
  return verb === undefined ? [] : [{ verb: verb.text.toLowerCase(), words: rest.filter(isRuleName) }];
}

function isOff({ verb }: Silencing): boolean {
  return verb === 'off';
}

/** `off all` says the same as `off`. */
function isRuleName({ text }: Token): boolean {
  return text.toLowerCase() !== 'all';
}
