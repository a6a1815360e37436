/** Where a message would go and where its answer would come, as it is told to the editor. */

import { hostPort } from '../host/host-port.ts';
import type { ExplainAnswer } from '../protocol.ts';
import type { Ready } from '../ua/ready.ts';
import { noteSentence } from './note-sentence.ts';
import type { Session } from './session.ts';

export function explainAnswer({ words }: Session, { route, local, warnings }: Ready): ExplainAnswer {
  const { transport, address, port } = route.destination;
  return {
    transport,
    address,
    port,
    local: hostPort(local.address, local.port),
    alternatives: route.alternatives.map((other) => hostPort(other.address, other.port)),
    steps: route.steps.map((step) => noteSentence(words, step)),
    warnings: warnings.map(({ note }) => noteSentence(words, note)),
  };
}
