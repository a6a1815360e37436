/** The environments of open documents: read where the folder is trusted, again when their files change, and what is wrong with them said once. */

import { type Location, MessageType, type Position, ShowMessageNotification } from 'vscode-languageserver';
import { visibleLine } from '../features/visible.ts';
import {
  type Environment,
  environmentFiles,
  environmentIn,
  environmentNames,
  noEnvironment,
  placeInEnvironment,
  withheldEnvironment,
} from '../host/environments.ts';
import type { Environments } from '../protocol.ts';
import { lastNotAbove, lineStarts } from '../sip/syntax/lines.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';

/** Lets the session find the environment of a document. */
export function followEnvironments(session: Session): void {
  const said = new Set<string>();
  session.environmentOf = (document) => {
    const environment = read(session, document);
    say(session, environment, said);
    return environment;
  };
  // What was mended and is broken again is worth saying again.
  session.watched.push({ names: environmentFiles, changed: () => said.clear() });
}

/** Those of which one can be chosen for a document; none where the folder is not trusted. */
export function environmentsFor(session: Session, uri: string): Environments {
  const files = session.trusted ? session.filesFor(uri) : undefined;
  return { names: files === undefined ? [] : environmentNames(files) };
}

/** Where the environment of a document gives a variable its value; nothing of a folder that is not trusted. */
export function outsideDefinition(session: Session, { uri }: OpenDocument, variable: string): Location | null {
  const files = session.trusted ? session.filesFor(uri) : undefined;
  const place =
    files === undefined ? undefined : placeInEnvironment(files, session.settingsOf(uri).environment, variable);
  if (place === undefined) return null;
  const starts = lineStarts(place.text);
  const positionOf = (offset: number): Position => {
    const line = lastNotAbove(starts, offset);
    return { line, character: offset - (starts[line] ?? 0) };
  };
  return { uri: place.uri, range: { start: positionOf(place.start), end: positionOf(place.end) } };
}

function read(session: Session, { uri }: OpenDocument): Environment {
  const files = session.filesFor(uri);
  // There may be some that nobody has handed over yet: a variable may have its value in one.
  if (files === undefined) return { ...noEnvironment, isWithheld: true };
  return session.trusted ? environmentIn(files, session.settingsOf(uri).environment) : withheldEnvironment(files);
}

function say({ connection, words }: Session, { faults }: Environment, said: Set<string>): void {
  for (const { key, args } of faults) {
    const sentence = visibleLine(words('wire', key, args) ?? key, 1000);
    if (said.has(sentence)) continue;
    said.add(sentence);
    connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: sentence });
  }
}
