/** Whether whoever sends a message must be asked first. */

import { visibleLine } from '../features/visible.ts';
import { secretsNamedIn } from '../host/facts.ts';
import { type ConfirmAnswer, type ConfirmParams, confirmMethod } from '../protocol.ts';
import type { Ready } from '../ua/ready.ts';
import type { MessagePlace } from './message-place.ts';
import { noteSentence } from './note-sentence.ts';
import type { Session } from './session.ts';

/** A message that is ready to leave, and what it is about. */
export interface Leaving {
  readonly place: MessagePlace;
  readonly ready: Ready;
  /** The files that it includes. */
  readonly files: readonly string[];
  /** What stands in it and is nobody's business. */
  readonly secrets: readonly string[];
}

/** Asks where that is due, and remembers for the session which targets were agreed to. */
export class Consent {
  readonly #session: Session;
  readonly #agreed = new Set<string>();

  constructor(session: Session) {
    this.#session = session;
  }

  async mayLeave({ place, ready, files }: Leaving): Promise<boolean> {
    const { route, directives, warnings } = ready;
    const { transport, address, port } = route.destination;
    const { reach } = route;
    const secrets = [...secretsNamedIn(place.block, place.defaults)];
    const places = [route.destination, ...route.alternatives].map((each) => Object.values(each).join(' '));
    // Who agrees to a place has not agreed to tell it a secret.
    const target = secrets.length === 0 ? places.join(', ') : `${places.join(', ')} ${JSON.stringify(secrets)}`;
    const startLine = place.block.message?.startLine;
    const [method, uri] = startLine?.kind === 'request' ? [startLine.method.text, startLine.uri.text] : ['', ''];
    const rings = reach === 'public' && ringsSomebody(uri);
    const mustAsk = rings || warnings.some((warning) => warning.mustAsk);
    const { trusted, words } = this.#session;
    if (!needsQuestion({ trusted, reach, isKnown: this.#agreed.has(target), mustAsk })) return true;
    const telephone = rings ? [words('server', 'confirm-telephone') ?? ''] : [];
    // Who agrees to the first place agrees to those that are tried after it.
    const next = route.steps.filter(({ key }) => key === 'next-addresses');
    const credentials = directives.credentials.length > 0;
    const common = {
      uri: place.document.uri,
      method: visibleLine(method),
      transport,
      address,
      port,
      reach,
      credentials,
      target,
    };
    const sentences = [...warnings.map(({ note }) => note), ...next].map((note) => noteSentence(words, note));
    const params: ConfirmParams = {
      ...common,
      files: files.map((file) => visibleLine(file)),
      secrets: secrets.map((secret) => visibleLine(secret)),
      warnings: [...telephone, ...sentences],
      mustAsk,
    };
    const agreed = await confirm(this.#session, params);
    if (agreed && trusted) this.#agreed.add(target);
    return agreed;
  }
}

/** What decides whether to ask. */
export interface Sending {
  readonly trusted: boolean;
  readonly reach: ConfirmParams['reach'];
  /** True when this target was agreed to before. */
  readonly isKnown: boolean;
  /** True when a click is needed wherever the message goes. */
  readonly mustAsk: boolean;
}

/** In a folder that is not trusted every send asks; elsewhere the first one to a public target, and one that is odd in itself. */
export function needsQuestion({ trusted, reach, isKnown, mustAsk }: Sending): boolean {
  return !trusted || mustAsk || (reach === 'public' && !isKnown);
}

/** Asks, in the way that the editor has; an editor that cannot ask is taken for a no. */
export function confirm(session: Session, params: ConfirmParams): Promise<boolean> {
  return session.guard.wait('confirm', false, async () => {
    if (!session.client.showsExchanges) return askByMessage(session, params);
    const answer: ConfirmAnswer | null = await session.connection.sendRequest(confirmMethod, params);
    return answer?.send === true;
  });
}

async function askByMessage({ connection, words }: Session, params: ConfirmParams): Promise<boolean> {
  const { method, address, port, transport, credentials, files, secrets, warnings } = params;
  const sentences = [
    words('server', 'confirm-question', { method, address, port, transport: transport.toUpperCase() }),
    credentials ? words('server', 'confirm-credentials') : undefined,
    files.length > 0 ? words('server', 'confirm-files', { files: files.join(', ') }) : undefined,
    secrets.length > 0 ? words('server', 'confirm-secrets', { secrets: secrets.join(', ') }) : undefined,
    ...warnings,
  ];
  const send = { title: words('server', 'confirm-send') ?? 'Send' };
  const cancel = { title: words('server', 'confirm-cancel') ?? 'Cancel' };
  const text = sentences.filter((sentence) => sentence !== undefined).join(' ');
  return (await connection.window.showWarningMessage(visibleLine(text, 1000), send, cancel))?.title === send.title;
}

/** Numbers that call for help somewhere, without the signs that people write between digits. */
const emergencies = new Set(
  '000 100 101 102 103 108 110 111 112 113 115 117 118 119 120 122 123 133 144 155 158 190 191 192 193 911 933 995 997 998 999'.split(
    ' ',
  ),
);

/** True when a Request-URI may ring a telephone or an emergency service (RFC 5031). */
export function ringsSomebody(requestUri: string): boolean {
  const uri = requestUri.toLowerCase();
  if (/^(?:tel:|urn:service:sos)/u.test(uri)) return true;
  const user = /^sips?:(?<user>[^@]*)@/u.exec(uri)?.groups?.user ?? '';
  const number = unescaped(user.replace(/[;:].*$/u, '')).replaceAll(/[-.()+]/gu, '');
  return emergencies.has(number);
}

/** RFC 3261 §19.1.4: an escaped character is the character. */
function unescaped(text: string): string {
  return text.replaceAll(/%(?<hex>[0-7][0-9a-f])/giu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
