/** What parameters of a format say whose values are put together of several: the events of RFC 4733, the profile of H.264. */

import type { MediaSection } from '../../sip/bodies/sdp.ts';
import { spanOf, type Token } from '../../sip/span.ts';
import { code } from '../markdown.ts';
import { mappingOf } from '../sdp-mappings.ts';
import { type IsOn, type Reading, type Remark, readingOf } from './reading.ts';

export function formatReading(
  section: MediaSection | undefined,
  { start, text }: Token,
  on: IsOn,
): Reading | undefined {
  const [number = ''] = text.split(' ', 1);
  const encoding = mappingOf(section, Number(number))?.encoding.toLowerCase();
  const from = start + number.length + 1;
  if (encoding === 'telephone-event') {
    const events = { ...spanOf(from, start + text.length), text: text.slice(number.length + 1) };
    return on(events) ? readingOf('events', events, [eventsRemark(events.text)], 'RFC 4733 §2.4.1') : undefined;
  }
  if (encoding !== 'h264') return undefined;
  const found = /profile-level-id=(?<id>[\da-f]{6})\b/iu.exec(text);
  const id = found?.groups?.id ?? '';
  const at = start + (found?.index ?? 0) + 'profile-level-id='.length;
  const token = { ...spanOf(at, at + id.length), text: id };
  return id === '' || !on(token)
    ? undefined
    : readingOf('profile-level-id', token, [profileRemark(id)], 'RFC 6184 §8.1');
}

/** RFC 4733 §3.2 numbers the keys. */
const keys = '0123456789*#ABCD';

function eventsRemark(text: string): Remark | undefined {
  const ranges = text.split(',').map((range) => /^\s*(?<from>\d{1,3})(?:-(?<until>\d{1,3}))?\s*$/u.exec(range)?.groups);
  const has = (event: number): boolean =>
    ranges.some((range) => event >= Number(range?.from) && event <= Number(range?.until ?? range?.from));
  if (ranges.includes(undefined)) return undefined;
  const named = [...keys].filter((_key, event) => has(event)).join(' ');
  return { key: has(16) ? 'events-flash' : 'events', args: { keys: code(named) } };
}

/** RFC 6184 §8.1, Table 5: the bits behind the profile narrow it. */
function profileRemark(id: string): Remark | undefined {
  const [profile, constraints, level] = [0, 2, 4].map((at) => Number.parseInt(id.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const name = profileName(profile, constraints);
  const isOneB = level === 11 && (constraints & 0x10) !== 0 && profile !== 100;
  return name === undefined
    ? undefined
    : { key: 'profile', args: { name, level: isOneB ? '1b' : (level / 10).toFixed(1) } };
}

function profileName(profile: number, constraints: number): string | undefined {
  if (profile === 66) return (constraints & 0x40) === 0 ? 'Baseline' : 'Constrained Baseline';
  if (profile === 77) return (constraints & 0x80) === 0 ? 'Main' : 'Constrained Baseline';
  if (profile === 88) return 'Extended';
  return profile === 100 ? 'High' : undefined;
}
