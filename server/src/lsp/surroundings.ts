/** What surrounds a message of an open document: its files, its environment, its secrets, and what was sent before. */

import { receivedConversation, receivedName } from '../features/next/reply.ts';
import { type Surroundings, secretsNamedIn } from '../host/facts.ts';
import { noFiles } from '../host/file-reader.ts';
import { resolveReference } from '../sip/references.ts';
import type { Message } from '../sip/syntax/tree.ts';
import type { Conversations } from '../ua/conversations.ts';
import { askCredentials } from './credentials.ts';
import type { MessagePlace } from './message-place.ts';
import type { Session } from './session.ts';

/** What was before it. */
export interface Before {
  readonly conversations: Conversations;
  /** What came for the message, and is called `received` in it. */
  readonly received: () => Message | undefined;
  /** What captures and prompts gave. */
  readonly captured: Surroundings['captured'];
  /** The CSeq number that a new request would take. */
  readonly sequence: () => number;
}

/** Secrets are asked for here, in a folder that is trusted. */
export async function surroundingsOf(
  session: Session,
  { document, block, defaults, imported }: MessagePlace,
  { conversations, received, captured, sequence }: Before,
): Promise<Omit<Surroundings, 'flow'>> {
  const { trusted } = session;
  const secrets = new Map<string, string>();
  // A folder that is not trusted puts none into a message, whoever it would go to.
  for (const secret of trusted ? secretsNamedIn(block, defaults) : []) {
    const answer = await askCredentials(session, { realm: '', host: '', transport: '', secret });
    if (answer !== undefined) secrets.set(secret, answer.password);
  }
  return {
    files: (trusted ? session.filesFor(imported?.uri ?? document.uri) : undefined) ?? noFiles,
    secrets,
    trusted,
    sequence,
    environment: session.environmentOf(document),
    captured,
    reference: (reference) => {
      const came = reference.block === receivedName ? received() : undefined;
      const found = came === undefined ? conversations.find(document.uri, reference.block) : receivedConversation(came);
      return resolveReference(reference, found);
    },
  };
}
