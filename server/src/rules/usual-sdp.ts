/** What is as it should be in nearly all session descriptions: told once, so that the many rules about their lines are run on no others. */

import { attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { lineType } from '../sip/bodies/sdp/lines.ts';
import { isRtp, termNamed } from '../sip/bodies/sdp/terms.ts';
import {
  isSdpField,
  type Sdp,
  type SdpConnection,
  type SdpLine,
  type SdpMedia,
  type SdpOrigin,
  type SdpSection,
} from '../sip/bodies/sdp.ts';
import type { Token } from '../sip/span.ts';
import { isBlank } from '../sip/syntax/lines.ts';
import { isIpv4, isIpv6 } from '../sip/values/host.ts';
import { isMulticast } from './common/uris.ts';

type Level = 'session' | 'media';

/** RFC 8866 §5: the lines that must be there, each letter in its place, what is said once said once, and nothing odd in any of them. */
export function isUsualSdp({ session, media }: Sdp): boolean {
  if (!needed.every((letter) => hasLine(session, letter))) return false;
  if (!hasLine(session, 'c') && !media.every((section) => hasLine(section, 'c'))) return false;
  return areUsual(session.lines, 'session') && media.every(({ lines }) => areUsual(lines, 'media'));
}

const needed: readonly string[] = ['v', 'o', 's', 't'];

function hasLine({ lines }: SdpSection, letter: string): boolean {
  return lines.some((line) => isSdpField(line) && line.letter.text === letter);
}

function areUsual(lines: readonly SdpLine[], level: Level): boolean {
  let [before, last] = [0, ''];
  for (const line of lines) {
    if (!isSdpField(line) || isBlank(line.value.text.charCodeAt(0))) return false;
    const letter = line.letter.text;
    const type = lineType(letter);
    const rank = level === 'session' ? type?.inSession : type?.inMedia;
    if (rank === undefined || rank < before) return false;
    if (letter === last && type?.once !== undefined) return false;
    if (!isUsualLine(line, level)) return false;
    [before, last] = [rank, letter];
  }
  return true;
}

function isUsualLine(line: SdpLine, level: Level): boolean {
  switch (line.kind) {
    case 'origin':
      return isAddressed(line) && isNumber(line.sessionId) && isNumber(line.sessionVersion);
    case 'connection':
      return isAddressed(line);
    case 'timing':
      return isNumber(line.from) && line.until?.text === '0' && line.surplus === undefined;
    case 'bandwidth':
      return isNumber(line.amount) && line.type !== undefined && termNamed('bandwidth', line.type.text) !== undefined;
    case 'media':
      return isUsualMedia(line);
    case 'attribute':
      return attributeNamed(line.name.text)?.at.includes(level) !== false;
    case 'text':
      return line.letter.text === 'v' ? line.value.text === '0' : line.letter.text === 's' && line.value.text !== '';
    default:
      return false;
  }
}

/** The address of a single host, or its name. */
function isAddressed({ netType, addressType, address, surplus }: SdpOrigin | SdpConnection): boolean {
  if (netType?.text !== 'IN' || address === undefined || surplus !== undefined) return false;
  if (/^[a-z][a-z\d.-]*$/iu.test(address.text)) return addressType?.text === 'IP4' || addressType?.text === 'IP6';
  if (addressType?.text === 'IP4') return isIpv4(address.text) && !isMulticast(address.text);
  return addressType?.text === 'IP6' && isIpv6(address.text);
}

function isUsualMedia({ media, port, count, proto, formats }: SdpMedia): boolean {
  if (media === undefined || proto === undefined || count !== undefined || formats.length === 0) return false;
  if (termNamed('media', media.text) === undefined || termNamed('proto', proto.text) === undefined) return false;
  return isNumber(port, 65_535) && (!isRtp(proto.text) || formats.every((format) => isNumber(format, 127)));
}

function isNumber(token: Token | undefined, most = Number.POSITIVE_INFINITY): boolean {
  return token !== undefined && /^\d+$/u.test(token.text) && Number(token.text) <= most;
}
