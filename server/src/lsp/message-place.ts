/** The message that a command is about, found by what the editor sends along; foreign input, so everything in it is looked at first. */

import { visibleLine } from '../features/visible.ts';
import { noEnvironment, reasonIn } from '../host/environments.ts';
import { directiveOf } from '../sip/directives/read.ts';
import type { Problem } from '../sip/problem.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { Position } from './block-list.ts';
import type { OpenDocument } from './documents.ts';
import { isObject } from './is-object.ts';
import type { Session } from './session.ts';

/** What a folder that is not trusted learns nothing of. */
const ofTheMachine = /^\$(?:secret|processEnv|dotenv)$/iu;

export interface MessagePlace {
  readonly document: OpenDocument;
  readonly index: number;
  readonly block: Block;
  /** The blocks of the file without a message. */
  readonly defaults: readonly Block[];
  /** The file that the block stands in, where it is another one that the block at the place imports. */
  readonly imported?: ImportedFile;
}

export interface ImportedFile {
  /** As it is written in the document. */
  readonly path: string;
  readonly uri: string;
}

/** Why a command does nothing: a sentence in the user's language, and the place that is to blame. */
export interface Refused {
  readonly refused: string;
  readonly position?: Position;
  /** How far its way was found. */
  readonly steps?: readonly string[];
}

/** The block that `SendArguments` point to. */
export function messageAt(session: Session, argument: unknown): MessagePlace | Refused {
  const { uri, version, position } = isObject(argument) ? argument : {};
  const document = typeof uri === 'string' ? session.documents.get(uri) : undefined;
  if (document === undefined) return refused(session, 'document-closed');
  if (typeof version === 'number' && version !== document.version) return refused(session, 'document-changed');
  if (document.isForeign || !isPosition(position)) return refused(session, 'message-not-found');
  const { blocks } = document;
  const { index } = blocks.placeAt(position);
  return { document, index, block: blocks.treeOf(index), defaults: blocks.defaults };
}

/** The open document that an argument names; nothing where there is none of ours. */
export function documentIn(session: Session, argument: unknown): OpenDocument | undefined {
  const { uri } = isObject(argument) ? argument : {};
  const document = typeof uri === 'string' ? session.documents.get(uri) : undefined;
  return document?.isForeign === true ? undefined : document;
}

/** Where its start line is; of a block that only waits, where it says for what. */
export function offsetOf({ document, index }: MessagePlace): number {
  const block = document.blocks.treeOf(index);
  const start = block.message?.startLine.start ?? directiveOf(block, 'recv')?.start ?? 0;
  return document.blocks.startOf(index) + start;
}

/** Why a message cannot be put together. */
export function refusalOf(session: Session, place: MessagePlace, [problem]: readonly Problem[]): Refused {
  const { words, trusted } = session;
  if (problem === undefined) return refused(session, 'message-not-found');
  const { imported, document, index } = place;
  const position = document.blocks.positionIn(index, imported === undefined ? problem.start : 0);
  if (!trusted && problem.rule === 'missing-include') return { ...refused(session, 'files-need-trust'), position };
  if (!trusted && problem.what === 'not-known' && ofTheMachine.test(String(problem.args.name)))
    return { refused: words('server', 'secrets-need-trust', problem.args) ?? '', position };
  const environment = problem.what === 'unresolved' ? session.environmentOf(place.document) : noEnvironment;
  const reason = reasonIn(environment, String(problem.args.name));
  const { key, args } = reason ?? { key: problem.what, args: problem.args };
  const sentence = words('wire', key, args) ?? problem.rule;
  return { refused: imported === undefined ? sentence : `${visibleLine(imported.path)}: ${sentence}`, position };
}

export function refused({ words }: Session, key: string): Refused {
  return { refused: words('server', key) ?? key };
}

function isPosition(value: unknown): value is Position {
  return isObject(value) && typeof value.line === 'number' && typeof value.character === 'number';
}
