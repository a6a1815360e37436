/** Where a message goes and where its answer will come: said before anything leaves. */

import { hostPort } from '../host/host-port.ts';
import { decodeUtf8 } from '../sip/encoding.ts';
import { endOfLine } from '../sip/syntax/lines.ts';
import type { Note } from '../ua/outgoing.ts';
import type { Ready } from '../ua/ready.ts';
import { stepSentence } from './explain-way.ts';
import type { Terminal } from './terminal.ts';

const longestSubject = 120;

export function printWay(ready: Ready, isTold: boolean, isVerbose: boolean, terminal: Terminal): void {
  const { route, local, warnings, changes } = ready;
  const { transport, address, port } = route.destination;
  const { print, style, line } = terminal;
  const sentence = ({ key, args }: Note): string => line(key, args, 'send');
  const [to, from] = [hostPort(address, port), hostPort(local.address, local.port)];
  const way = line('way', { subject: subjectOf(ready.bytes), transport, to, from });
  // A warning says it better where the answer will not come.
  const isLost = warnings.some(({ note }) => note.key === 'answer-lost' || note.key === 'answer-elsewhere');
  const answer = isLost ? undefined : route.steps.find(saysAnswer);
  print([style('bold', way), ...(answer === undefined ? [] : [sentence(answer)])].join(' '));
  const steps = isVerbose ? route.steps.filter((step) => !saysAnswer(step)) : [];
  for (const step of steps) print(style('gray', `  ${stepSentence(step, isTold, terminal)}`));
  for (const change of changes) print(style('gray', `  ${sentence(change)}`));
}

function saysAnswer({ key }: Note): boolean {
  return key.startsWith('answer-');
}

/** The method and the URI as they leave. */
function subjectOf(bytes: Uint8Array): string {
  const start = decodeUtf8(bytes.subarray(0, longestSubject));
  return start.slice(0, endOfLine(start, 0)).replace(/ SIP\/\d+\.\d+$/u, '');
}
