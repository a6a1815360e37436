/** The session that the local server describes: RFC 3264. It sends and receives no media, and says so. */

const attributesKept = /^a=(?:rtpmap|fmtp|ptime):/i;

/** What tells a description from others, and from those of the same session before it: RFC 8866 §5.2. */
export interface Origin {
  readonly id: number;
  version: number;
}

/** The answer to an offer: every medium in its place, audio and video accepted but inactive, others refused. */
export function answerTo(offer: string, host: string, origin: Origin): string {
  const lines = offer.split(/\r\n|\n|\r/);
  const firstMedium = lines.findIndex((line) => line.startsWith('m='));
  const media = firstMedium === -1 ? [] : mediaOf(lines.slice(firstMedium));
  return [...sessionLines(host, origin), ...media, ''].join('\r\n');
}

/** What a 2xx offers when the INVITE did not. */
export function offer(host: string, origin: Origin): string {
  return [...sessionLines(host, origin), 'm=audio 9 RTP/AVP 0', 'a=rtpmap:0 PCMU/8000', 'a=inactive', ''].join('\r\n');
}

function sessionLines(host: string, { id, version }: Origin): string[] {
  const type = host.includes(':') ? 'IP6' : 'IP4';
  return ['v=0', `o=- ${id} ${version} IN ${type} ${host}`, 's=-', `c=IN ${type} ${host}`, 't=0 0'];
}

function mediaOf(lines: readonly string[]): string[] {
  const answer: string[] = [];
  let isAccepted = false;
  for (const line of lines) {
    if (line.startsWith('m=')) {
      if (isAccepted) answer.push('a=inactive');
      const [kind = '', , ...rest] = line.split(' ');
      isAccepted = /^m=(?:audio|video)$/.test(kind) && rest.length > 1;
      // RFC 3264 §6: port zero refuses a medium; port 9 discards what comes.
      answer.push([kind, isAccepted ? '9' : '0', ...rest].join(' '));
    } else if (isAccepted && attributesKept.test(line)) {
      answer.push(line);
    }
  }
  if (isAccepted) answer.push('a=inactive');
  return answer;
}
