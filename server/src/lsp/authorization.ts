/** The credentials in a message, checked against a password or computed: the password is asked for, used and forgotten. Nothing is sent. */

import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { visibleLine } from '../features/visible.ts';
import { factsOf, nowhere, secretsNamedIn } from '../host/facts.ts';
import { noFiles } from '../host/file-reader.ts';
import type { AuthorizationAnswer, SendArguments, ServerCommand } from '../protocol.ts';
import { fieldsNamed } from '../rules/common/head.ts';
import type { Edit } from '../sip/problem.ts';
import { type Wire, wireOf } from '../sip/wire.ts';
import { type Credentials, checkCredentials, credentialsIn, type Finding, responseEdit } from '../ua/auth/check.ts';
import { textEditOf, workspaceEdit } from './convert.ts';
import { askCredentials } from './credentials.ts';
import type { OpenDocument } from './documents.ts';
import type { Extension } from './extension.ts';
import { type MessagePlace, messageAt, type Refused, refused } from './message-place.ts';
import { noteSentence } from './note-sentence.ts';
import type { Session } from './session.ts';

const offers = [
  ['check-authorization', 'sip.server.checkAuthorization'],
  ['compute-authorization', 'sip.server.computeAuthorization'],
] as const satisfies readonly (readonly [string, ServerCommand])[];

type OwnCommand = (typeof offers)[number][1];

export function authorizing(session: Session): Extension<OwnCommand> {
  return {
    commands: {
      'sip.server.checkAuthorization': (argument) => check(session, argument),
      'sip.server.computeAuthorization': (argument) => compute(session, argument),
    },
    answersIn: () => [],
    actionsIn: (document, { start }, wants) => actionsIn(session, document, start, wants),
    close: async () => undefined,
  };
}

/** On the line of a field of credentials. */
function actionsIn(
  { client, words }: Session,
  document: OpenDocument,
  position: SendArguments['position'],
  wants: (kind: string) => boolean,
): CodeAction[] {
  const kind = CodeActionKind.RefactorRewrite;
  if (!client.showsExchanges || !wants(kind)) return [];
  const { index, offset } = document.blocks.placeAt(position);
  const { message } = document.blocks.treeOf(index);
  const fields =
    message === undefined ? [] : ['authorization', 'proxy-authorization'].flatMap((name) => fieldsNamed(message, name));
  if (!fields.some(({ start, end }) => start <= offset && offset < end)) return [];
  const argument: SendArguments = { uri: document.uri, version: document.version, position };
  return offers.map(([key, command]) => {
    const title = words('features', key) ?? key;
    return { title, kind, command: { title, command, arguments: [argument] } };
  });
}

async function check(session: Session, argument: unknown): Promise<AuthorizationAnswer | Refused> {
  return each(session, argument, () => {});
}

async function compute(session: Session, argument: unknown): Promise<AuthorizationAnswer | Refused> {
  const edits: Edit[] = [];
  const place = messageAt(session, argument);
  if ('refused' in place) return place;
  const { block, document, index } = place;
  const { version } = document;
  const answer = await each(session, argument, (found, finding) => {
    const edit = block.message === undefined ? undefined : responseEdit(block.message, found, finding.response);
    if (edit !== undefined) edits.push(edit);
  });
  if ('refused' in answer) return answer;
  if (document.version !== version) return refused(session, 'document-changed');
  if (edits.length === 0) return answer;
  await session.guard.wait('applyEdit', undefined, async () => {
    const changes = edits.map((edit) => textEditOf({ document, index }, edit));
    await session.connection.workspace.applyEdit(workspaceEdit(session.client.versionsEdits, document, changes));
  });
  return { isRight: true, lines: [session.words('server', 'credentials-computed', { count: edits.length }) ?? ''] };
}

type Each = (found: Credentials, finding: Finding) => void;

/** Works out the credentials of each field, one after the other. */
async function each(session: Session, argument: unknown, done: Each): Promise<AuthorizationAnswer | Refused> {
  const place = messageAt(session, argument);
  if ('refused' in place) return place;
  const wire = await wireIn(session, place);
  const [problem] = wire.problems;
  if (wire.bytes === undefined)
    return { refused: session.words('wire', problem?.what ?? '', problem?.args) ?? problem?.rule ?? '' };
  const all = credentialsIn(wire.bytes);
  if (all.length === 0) return refused(session, 'no-credentials');
  const lines: string[] = [];
  let isRight = true;
  for (const found of all) {
    const { realm, user } = found;
    const answer = await askCredentials(session, {
      realm: visibleLine(realm),
      host: '',
      transport: '',
      once: true,
      ...(user === undefined ? {} : { user: visibleLine(user) }),
    });
    if (answer === undefined) return refused(session, 'no-password');
    const finding = checkCredentials(wire.bytes, found, { user: user ?? answer.user, password: answer.password });
    const notes = 'key' in finding ? [finding] : finding.notes;
    const isFine = !('key' in finding) && finding.isRight;
    isRight &&= isFine;
    if (!('key' in finding)) done(found, finding);
    const [verdict = '', ...workings] = notes.map((note) => noteSentence(session.words, note));
    lines.push(`${isFine ? '✓' : '✗'} ${visibleLine(`${user ?? answer.user}, ${realm}`)}: ${verdict}`, ...workings);
  }
  return { isRight, lines };
}

async function wireIn(session: Session, { document, block, defaults }: MessagePlace): Promise<Wire> {
  const { trusted } = session;
  const secrets = new Map<string, string>();
  for (const secret of secretsNamedIn(block, defaults)) {
    const answer = await askCredentials(session, { realm: '', host: '', transport: '', secret });
    if (answer !== undefined) secrets.set(secret, answer.password);
  }
  const facts = factsOf({
    files: (trusted ? session.filesFor(document.uri) : undefined) ?? noFiles,
    secrets,
    trusted,
    sequence: () => 1,
    environment: session.environmentOf(document),
    captured: () => undefined,
    reference: () => undefined,
    flow: nowhere,
  });
  return wireOf(block, { facts, encoding: document.encoding, defaults });
}
