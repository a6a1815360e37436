/** What surrounds a message of an open document: its files, its environment, its secrets, and what was sent before. */

import { type Surroundings, secretsNamedIn } from '../host/facts.ts';
import { noFiles } from '../host/file-reader.ts';
import { resolveReference } from '../sip/references.ts';
import type { Conversations } from '../ua/conversations.ts';
import { askCredentials } from './credentials.ts';
import type { MessagePlace } from './message-place.ts';
import type { Session } from './session.ts';

/** Secrets are asked for here. */
export async function surroundingsOf(
  session: Session,
  { document, block, defaults }: MessagePlace,
  conversations: Conversations,
  sequence: () => number,
): Promise<Omit<Surroundings, 'flow'>> {
  const { trusted } = session;
  const secrets = new Map<string, string>();
  for (const secret of secretsNamedIn(block, defaults)) {
    const answer = await askCredentials(session, { realm: '', host: '', transport: '', secret });
    if (answer !== undefined) secrets.set(secret, answer.password);
  }
  return {
    files: (trusted ? session.filesFor(document.uri) : undefined) ?? noFiles,
    secrets,
    trusted,
    sequence,
    environment: session.environmentOf(document),
    reference: (reference) => resolveReference(reference, conversations.find(document.uri, reference.block)),
  };
}
