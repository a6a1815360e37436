/** The session that a further offer describes: what we offered before, held or resumed. RFC 3264 §8. */

import { sdpIn } from '../../sip/bodies/index.ts';
import { ContentType } from '../../sip/headers/content-type.ts';
import { ownOffer } from '../refactor/answer-sdp.ts';
import { elementsOf, type MessageBlock } from '../refactor/new-block.ts';

const direction = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/u;

/** RFC 3264 §8.4: what was sent and received is only sent, what was only received is inactive; and back again. */
const held: Readonly<Record<string, string>> = {
  sendrecv: 'sendonly',
  sendonly: 'sendonly',
  recvonly: 'inactive',
  inactive: 'inactive',
};
const resumed: Readonly<Record<string, string>> = {
  sendrecv: 'sendrecv',
  sendonly: 'sendrecv',
  recvonly: 'recvonly',
  inactive: 'recvonly',
};

/** True where all media that are offered wait. */
export function isHeld({ message }: MessageBlock): boolean {
  const directions = directionsIn(linesOf(message));
  return directions.length > 0 && directions.every((each) => each === 'sendonly' || each === 'inactive');
}

/** The offer that holds what a message offered or answered, takes it up again, or describes it once more. */
export function changedSession({ message }: MessageBlock, change: 'hold' | 'resume' | 'keep'): readonly string[] {
  const lines = linesOf(message);
  // RFC 3264 §8: what is the same has the same version.
  if (change === 'keep' && lines.length > 0) return lines;
  const before = lines.length === 0 ? [...ownOffer] : lines;
  const first = before.findIndex((line) => line.startsWith('m='));
  const above = first === -1 ? before : before.slice(0, first);
  const common = directionIn(above) ?? 'sendrecv';
  const sections = sectionsOf(first === -1 ? [] : before.slice(first));
  const directions = change === 'hold' ? held : resumed;
  return [
    ...above.filter((line) => !direction.test(line)).map(nextVersion),
    ...sections.flatMap((section) => {
      // A stream of port 0 is refused, and stays so.
      if (/^m=\S+ 0[ /]/u.test(section[0] ?? '')) return section;
      const now = directions[directionIn(section) ?? common] ?? 'sendrecv';
      return [...section.filter((line) => !direction.test(line)), `a=${now}`];
    }),
  ];
}

/** What answers a further offer as the session that we have described before: its origin, its address and its ports. RFC 3264 §8. */
export function continuedSession(answer: readonly string[], before: readonly string[]): readonly string[] {
  const kept = (sign: string): string | undefined => before.find((line) => line.startsWith(sign));
  const streams = before.filter((line) => line.startsWith('m='));
  let stream = 0;
  return answer.map((line) => {
    if (line.startsWith('o=')) return nextVersion(kept('o=') ?? line);
    if (line.startsWith('c=')) return kept('c=') ?? line;
    if (!line.startsWith('m=')) return line;
    const port = portOf(streams[stream] ?? '');
    stream += 1;
    // A stream of port 0 is refused, by this answer or by an earlier one.
    return port === undefined || port === '0' || portOf(line) === '0'
      ? line
      : line.replace(/^(m=\S+ )\S+/u, `$1${port}`);
  });
}

function portOf(line: string): string | undefined {
  return /^m=\S+ (\S+)/u.exec(line)?.[1];
}

/** RFC 3264 §8: the origin is the same but for the version, which grows by one. */
function nextVersion(line: string): string {
  const [, before = '', version = '', after = ''] = /^(o=\S+ \S+ )(\d+)( .*)$/u.exec(line) ?? [];
  return version === '' ? line : `${before}${BigInt(version) + 1n}${after}`;
}

function directionsIn(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => direction.exec(line)?.[1] ?? []);
}

function directionIn(lines: readonly string[]): string | undefined {
  return directionsIn(lines)[0];
}

function sectionsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const sections: string[][] = [];
  for (const line of lines) {
    if (line.startsWith('m=')) sections.push([]);
    sections.at(-1)?.push(line);
  }
  return sections;
}

/** The lines of a description that stands alone: one among other parts is not taken apart. */
export function linesOf(message: MessageBlock['message']): readonly string[] {
  const [type = ''] = elementsOf(message, ContentType);
  if (!/^application\/sdp\b/iu.test(type) || sdpIn(message) === undefined) return [];
  return (message.body?.text ?? '').split(/\r?\n/u).filter((line) => line !== '');
}
