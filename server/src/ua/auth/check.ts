/** Credentials that stand in a message, worked out anew from a password: whether they are right, why not, and what they should be. Opens no socket. */

import type { Edit } from '../../sip/problem.ts';
import { spanOf } from '../../sip/span.ts';
import { applyEdits } from '../../sip/syntax/edit.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { bytesOf, readable, textOf, wireText } from '../bytes.ts';
import { fieldsOf, unfolded } from '../fields.ts';
import { unquoted } from '../loose.ts';
import type { Note } from '../notes.ts';
import type { Account } from '../outgoing.ts';
import { isRequest, type RequestMessage, readMessage } from '../received.ts';
import { type Asker, challengesIn } from './challenge.ts';
import { credentialsField } from './credentials.ts';
import { algorithms, type DigestInput, digestResponse, isKnownSecret, requestHash } from './digest.ts';

/** The credentials of one field. */
export interface Credentials {
  readonly asker: Asker;
  /** Which of the fields of its header it is. */
  readonly index: number;
  readonly params: ReadonlyMap<string, string>;
  readonly realm: string;
  /** Nothing where the name is hashed, so that only its owner knows it. */
  readonly user: string | undefined;
}

export interface Finding {
  readonly isRight: boolean;
  /** The verdict, what is odd, and how the response comes about; the password and what can be made of it alone are not among it. */
  readonly notes: readonly Note[];
  readonly response: string;
}

/** The digest credentials of a request, in order. */
export function credentialsIn(bytes: Uint8Array): readonly Credentials[] {
  const message = readMessage(textOf(bytes));
  return (['www', 'proxy'] as const).flatMap((asker) =>
    fieldsOf(message, credentialsField[asker]).flatMap((field, index): Credentials[] => {
      const [found] = challengesIn({ ...message, fields: [field] }, credentialsField[asker], asker);
      if (found?.scheme.toLowerCase() !== 'digest') return [];
      const { params } = found;
      const isHashed = params.get('userhash')?.toLowerCase() === 'true';
      const user = isHashed ? undefined : readable(plain(params.get('username')));
      return [{ asker, index, params, realm: readable(plain(params.get('realm'))), user }];
    }),
  );
}

/** Works the response out; nothing where an algorithm or quality is none that we know, or what it needs is missing. */
export function checkCredentials(bytes: Uint8Array, found: Credentials, account: Account): Finding | Note {
  const message = readMessage(textOf(bytes));
  if (!isRequest(message)) return { key: 'auth-no-request', args: {} };
  const input = inputOf(message, found, account);
  if ('key' in input) return input;
  const response = digestResponse(input);
  const written = (found.params.get('response') ?? '').toLowerCase();
  const isRight = response === written;
  const verdict = verdictOf(message, input, written, isRight);
  return { isRight, response, notes: [...verdict, ...oddities(message, found), ...workings(input)] };
}

/** What puts a response into the field of a message, also one that is written with variables. */
export function responseEdit(message: Message, { asker, index }: Credentials, response: string): Edit | undefined {
  const field = fieldsOf(message, credentialsField[asker])[index];
  if (field === undefined) return undefined;
  const { start, end, text } = field.value;
  const known = /(?<=(?:^|[,\s])response\s*=\s*)(?:"[^"]*"?|[^\s,]*)/i.exec(text);
  if (known === null) return { ...spanOf(end, end), text: `, response="${response}"` };
  const at = start + known.index;
  return { ...spanOf(at, at + known[0].length), text: `"${response}"` };
}

/** A field as it stands, with another response. */
export function withResponse(bytes: Uint8Array, found: Credentials, response: string): string {
  const message = readMessage(textOf(bytes));
  const edit = responseEdit(message, found, response);
  const text = edit === undefined ? message.source : applyEdits(message.source, [edit]);
  const field = fieldsOf(readMessage(text), credentialsField[found.asker])[found.index];
  return readable(`${credentialsField[found.asker].name}: ${unfolded(field?.value.text ?? '')}`);
}

function inputOf(message: RequestMessage, { params, realm }: Credentials, account: Account): DigestInput | Note {
  const wanted = (params.get('algorithm') ?? 'MD5').toLowerCase();
  const algorithm = algorithms.find((each) => each.toLowerCase() === wanted);
  const quality = params.get('qop')?.toLowerCase();
  if (algorithm === undefined)
    return { key: 'auth-unknown-algorithm', args: { algorithm: readable(params.get('algorithm') ?? '') } };
  if (quality !== undefined && quality !== 'auth' && quality !== 'auth-int')
    return { key: 'auth-unknown-quality', args: { quality: readable(quality) } };
  const needed = [
    'nonce',
    'uri',
    ...(quality === undefined ? [] : ['nc', 'cnonce']),
    ...(algorithm.endsWith('-sess') ? ['cnonce'] : []),
  ];
  const missing = needed.find((name) => !params.has(name));
  if (missing !== undefined) return { key: 'auth-lacks', args: { name: missing } };
  return {
    algorithm,
    quality,
    user: wireText(account.user),
    realm: wireText(realm),
    password: account.password === undefined ? undefined : wireText(account.password),
    ha1: account.ha1,
    nonce: params.get('nonce') ?? '',
    clientNonce: params.get('cnonce') ?? '',
    nonceCount: Number.parseInt(params.get('nc') ?? '1', 16) || 0,
    method: message.startLine.method.text,
    uri: params.get('uri') ?? '',
    body: bytesOf(message.body?.text ?? ''),
  };
}

/** A wrong response may be right for something else, which then is the mistake. */
function verdictOf(message: RequestMessage, input: DigestInput, written: string, isRight: boolean): readonly Note[] {
  if (isRight) return [{ key: 'auth-right', args: {} }];
  if (written === '') return [{ key: 'auth-lacks', args: { name: 'response' } }];
  const isIt = (other: Partial<DigestInput>) => digestResponse({ ...input, ...other }) === written;
  const wrong: Note = { key: 'auth-wrong', args: {} };
  const algorithm = algorithms.find((each) => isIt({ algorithm: each }));
  if (algorithm !== undefined) return [wrong, { key: 'auth-right-for-algorithm', args: { algorithm } }];
  const requestUri = message.startLine.uri.text;
  if (isIt({ uri: requestUri })) return [wrong, { key: 'auth-right-for-uri', args: { uri: readable(requestUri) } }];
  const quality = (['auth', 'auth-int'] as const).find((each) => isIt({ quality: each }));
  if (quality !== undefined) return [wrong, { key: 'auth-right-for-quality', args: { quality } }];
  if (isIt({ quality: undefined })) return [wrong, { key: 'auth-right-without-quality', args: {} }];
  const method = ['REGISTER', 'INVITE', 'ACK', 'BYE', 'OPTIONS', 'MESSAGE', 'SUBSCRIBE', 'PUBLISH'].find((each) =>
    isIt({ method: each }),
  );
  if (method !== undefined) return [wrong, { key: 'auth-right-for-method', args: { method } }];
  const { password } = input;
  if (password !== undefined && isKnownSecret(input.algorithm, password) && isIt({ ha1: password }))
    return [wrong, { key: 'auth-right-for-ha1', args: {} }];
  const user = [input.user.split('@', 1)[0] ?? '', `${input.user}@${input.realm}`].find((each) => isIt({ user: each }));
  return user === undefined ? [wrong] : [wrong, { key: 'auth-right-for-user', args: { user: readable(user) } }];
}

function oddities(message: RequestMessage, { params }: Credentials): readonly Note[] {
  const uri = params.get('uri') ?? '';
  const requestUri = message.startLine.uri.text;
  const count = params.get('nc');
  return [
    // RFC 7616 §3.4.6.
    ...(uri === requestUri ? [] : [note('auth-uri-differs', { uri: readable(uri), target: readable(requestUri) })]),
    ...(count === undefined || /^[0-9a-f]{8}$/i.test(count)
      ? []
      : [note('auth-count-malformed', { count: readable(count) })]),
  ];
}

/** RFC 7616 §3.4.1 to §3.4.3, with the values that are no secret. */
function workings(input: DigestInput): readonly Note[] {
  const { algorithm, quality, method, uri, user, realm, nonce, clientNonce } = input;
  const hash = algorithm.replace('-sess', '');
  const request = `${method}:${uri}${quality === 'auth-int' ? ':H(body)' : ''}`;
  const formula = quality === undefined ? 'H(HA1:nonce:HA2)' : 'H(HA1:nonce:nc:cnonce:qop:HA2)';
  return [
    note('auth-ha1', { hash, user: readable(user), realm: readable(realm) }),
    ...(algorithm.endsWith('-sess')
      ? [note('auth-ha1-session', { nonce: readable(nonce), cnonce: readable(clientNonce) })]
      : []),
    note('auth-ha2', { input: readable(request), value: requestHash(input) }),
    ...(quality === 'auth-int' ? [note('auth-body', { size: input.body.length })] : []),
    note('auth-response', { formula }),
  ];
}

function note(key: Note['key'], args: Note['args']): Note {
  return { key, args };
}

function plain(quotedText = ''): string {
  return unquoted(`"${quotedText}"`);
}
