/** What the values of a session description say: when it was made, what kind of address media go to, how a candidate ranks. */

import { isRtp } from '../../sip/bodies/sdp/terms.ts';
import {
  isSdpField,
  type MediaSection,
  type Sdp,
  type SdpAttribute,
  type SdpField,
  type SdpMedia,
  wordsOf,
} from '../../sip/bodies/sdp.ts';
import { type BlockOffset, spanOf, type Token, touches } from '../../sip/span.ts';
import { code } from '../markdown.ts';
import { placeInSdp } from '../sdp-at.ts';
import { visibleMoment } from '../sdp-times.ts';
import { candidateReading } from './candidates.ts';
import { formatReading } from './formats.ts';
import { addressRemark, nameRemark } from './hosts.ts';
import { keyReading } from './keys.ts';
import { type IsOn, type Reading, type Remark, readingOf } from './reading.ts';

/** The innermost value of which something can be said. */
export function sessionReading(found: Sdp, offset: BlockOffset): Reading | undefined {
  const { line, section: above } = placeInSdp(found, offset);
  if (line === undefined || !isSdpField(line) || offset > line.value.end) return undefined;
  const section = above ?? found.media.find(({ media }) => media === line);
  const on: IsOn = (part): part is Token => part !== undefined && touches(part, offset);
  return streamReading(line, found, on) ?? inLine(line, section, on);
}

/** RFC 5888 §4: which stream a name in `a=mid` and `a=group` is. */
function streamReading(line: SdpField, { media }: Sdp, on: IsOn): Reading | undefined {
  if (line.kind !== 'attribute' || line.argument === undefined) return undefined;
  const words = line.name.text === 'group' ? wordsOf(line.argument).slice(1) : [line.argument];
  const name = line.name.text === 'group' || line.name.text === 'mid' ? words.find(on) : undefined;
  const index = media.findIndex(({ lines }) => lines.some((each) => isNamed(each, name?.text)));
  if (name === undefined || index === -1) return undefined;
  const args = { number: index + 1, count: media.length, media: code(`m=${media[index]?.media.media?.text ?? ''}`) };
  return readingOf('mid', name, [{ key: 'stream', args }], 'RFC 5888 §4');
}

function isNamed(line: MediaSection['lines'][number], name: string | undefined): boolean {
  return line.kind === 'attribute' && line.name.text === 'mid' && line.argument?.text === name;
}

function inLine(line: SdpField, section: MediaSection | undefined, on: IsOn): Reading | undefined {
  switch (line.kind) {
    case 'origin':
      if (on(line.sessionId))
        return readingOf(
          'session-id',
          line.sessionId,
          [madeAt(line.sessionId.text) ?? { key: 'session-id' }],
          'RFC 8866 §5.2',
        );
      if (on(line.sessionVersion)) return versionReading(line.sessionId, line.sessionVersion);
      return on(line.address)
        ? readingOf(
            'address',
            line.address,
            [{ key: 'origin-address' }, ...addressRemarks(line.address)],
            'RFC 8866 §5.2',
          )
        : undefined;
    case 'connection':
      return on(line.address)
        ? readingOf('address', line.address, addressRemarks(line.address), 'RFC 8866 §5.7')
        : undefined;
    case 'bandwidth':
      return on(line.amount) ? bandwidthReading(line.type?.text ?? '', line.amount) : undefined;
    case 'media':
      return on(line.port) ? portReading(line, line.port, section) : undefined;
    case 'attribute':
      return on(line.argument) ? inAttribute(line, line.argument, section, on) : undefined;
    default:
      return undefined;
  }
}

/** RFC 8866 §5.2 suggests NTP's seconds; many write those since 1970. Numbers that are neither say nothing. */
function madeAt(text: string): Remark | undefined {
  if (!/^\d{10}$/u.test(text)) return undefined;
  const seconds = Number(text);
  const [from, until] = [Date.UTC(1996, 0) / 1000, Date.UTC(2060, 0) / 1000];
  const ntp = seconds - 2_208_988_800;
  if (ntp >= from && ntp < until) return { key: 'made-ntp', args: { moment: visibleMoment(ntp * 1000) } };
  return seconds >= from && seconds < until
    ? { key: 'made-unix', args: { moment: visibleMoment(seconds * 1000) } }
    : undefined;
}

function versionReading(id: Token | undefined, version: Token): Reading | undefined {
  const first = /^\d{1,15}$/u.test(id?.text ?? '') ? Number(id?.text) : Number.NaN;
  const changes = Number(version.text) - first;
  const remark: Remark =
    changes > 0 && changes < 1000 ? { key: 'version-changed', args: { changes } } : { key: 'version' };
  return readingOf(
    'session-version',
    version,
    [remark, changes === 0 ? undefined : madeAt(version.text)],
    'RFC 8866 §5.2',
  );
}

/** RFC 8866 §5.7: behind a multicast address, how far it goes and how many there are; RFC 3264 §8.4: what no address says. */
function addressRemarks({ text }: Token): readonly (Remark | undefined)[] {
  const [host = '', ...behind] = text.split('/');
  if (host === '0.0.0.0') return [{ key: 'connection-none' }];
  const ttl = host.includes(':') ? undefined : behind[0];
  return [
    addressRemark(host) ?? nameRemark(host) ?? { key: 'address-name' },
    ttl === undefined || !/^\d+$/u.test(ttl) ? undefined : { key: 'multicast-ttl', args: { ttl } },
  ];
}

/** RFC 8866 §5.8, RFC 3890 §6.2, RFC 3556 §2: of which unit it is. */
function bandwidthReading(type: string, amount: Token): Reading | undefined {
  const number = Number(amount.text);
  if (!/^\d{1,12}$/u.test(amount.text)) return undefined;
  if (type === 'CT' || type === 'AS')
    return readingOf('bandwidth', amount, [{ key: 'kilobits', args: { number } }], 'RFC 8866 §5.8');
  if (type === 'TIAS')
    return readingOf('bandwidth', amount, [{ key: 'bits', args: { kilobits: number / 1000 } }], 'RFC 3890 §6.2');
  const isRtcp = type === 'RS' || type === 'RR';
  return isRtcp
    ? readingOf(
        'bandwidth',
        amount,
        [{ key: number === 0 ? 'rtcp-none' : 'bits', args: { kilobits: number / 1000 } }],
        'RFC 3556 §2',
      )
    : undefined;
}

/** RFC 3264 §6, RFC 3550 §11, RFC 5761 §5.1.1, RFC 3605 §2.1. */
function portReading({ proto }: SdpMedia, port: Token, section: MediaSection | undefined): Reading | undefined {
  if (!/^\d{1,5}$/u.test(port.text)) return undefined;
  const number = Number(port.text);
  if (number === 0) return readingOf('port', port, [{ key: 'media-refused' }], 'RFC 3264 §6');
  if (number === 9) return readingOf('port', port, [{ key: 'media-later' }], 'RFC 4145 §4');
  if (!isRtp(proto?.text ?? '')) return readingOf('port', port, [{ key: 'media-port' }], 'RFC 8866 §5.14');
  return readingOf('port', port, [rtcpRemark(number, section)], 'RFC 3550 §11');
}

function rtcpRemark(port: number, section: MediaSection | undefined): Remark {
  const attributes = (section?.lines ?? []).filter((line) => line.kind === 'attribute');
  if (attributes.some(({ name }) => name.text === 'rtcp-mux')) return { key: 'rtcp-mux' };
  const rtcp = attributes.find(({ name }) => name.text === 'rtcp')?.argument?.text.split(' ', 1)[0];
  return rtcp === undefined
    ? { key: 'rtcp-next', args: { port: port + 1 } }
    : { key: 'rtcp-at', args: { port: code(rtcp) } };
}

function inAttribute(
  line: SdpAttribute,
  argument: Token,
  section: MediaSection | undefined,
  on: IsOn,
): Reading | undefined {
  const words = wordsOf(argument);
  switch (line.name.text) {
    case 'candidate':
      return candidateReading(words, on);
    case 'crypto':
      return keyReading(words, on);
    case 'rtpmap':
      return on(words[1]) ? clockReading(words[1], on) : undefined;
    case 'fmtp':
      return formatReading(section, argument, on);
    case 'remote-candidates':
    case 'rtcp':
      return words
        .slice(1)
        .map((word) =>
          on(word) && addressRemark(word.text) !== undefined
            ? readingOf('address', word, addressRemarks(word))
            : undefined,
        )
        .find((reading) => reading !== undefined);
    default:
      return undefined;
  }
}

/** RFC 3551 §4.5.2: the clock of G722 is an old error that stays. */
function clockReading({ start, text }: Token, on: IsOn): Reading | undefined {
  const [name = '', rate = '', channels] = text.split('/');
  const from = start + name.length + 1;
  const clock = { ...spanOf(from, from + rate.length), text: rate };
  const count = { ...spanOf(clock.end + 1, clock.end + 1 + (channels?.length ?? 0)), text: channels ?? '' };
  if (channels !== undefined && on(count))
    return readingOf('channels', count, [{ key: 'channels', args: { count: channels } }], 'RFC 8866 §6.6');
  if (!on(clock)) return undefined;
  const isG722 = name.toUpperCase() === 'G722';
  return readingOf(
    'clock',
    clock,
    [{ key: isG722 ? 'clock-g722' : 'clock', args: { rate } }],
    isG722 ? 'RFC 3551 §4.5.2' : 'RFC 8866 §6.6',
  );
}
