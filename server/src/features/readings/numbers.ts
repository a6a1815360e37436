/** What numbers and dates in header fields say: how long seconds last, when a date is, how big a body is, who is preferred. */

import { bodyEndOf } from '../../rules/common/bodies.ts';
import { fieldsNamed } from '../../rules/common/head.ts';
import { spanOf, type Token } from '../../sip/span.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { visibleMoment } from '../sdp-times.ts';
import { inUnits } from '../value-hints.ts';
import { looseElements, type ParamPlace } from '../value-place.ts';
import type { Words } from '../words.ts';
import { type Reading, type ReadingPlace, type Remark, readingOf } from './reading.ts';

/** What is said of the number that a value begins with, by the header field. */
type ReadsNumber = (number: number, words: Words, place: ReadingPlace) => readonly (Remark | undefined)[];

/** RFC 3261 §10.2.2, RFC 6665 §4.1.2.3, RFC 3903 §4.5: nothing lasts no time. */
const ends: Remark = { key: 'expires-none' };

const numbered: Readonly<Record<string, { readonly spec: string; readonly reads: ReadsNumber }>> = {
  Expires: { spec: 'RFC 3261 §20.19', reads: (number, words) => [number === 0 ? ends : lasts(number, words)] },
  'Min-Expires': { spec: 'RFC 3261 §20.23', reads: (number, words) => [lasts(number, words)] },
  'Min-SE': { spec: 'RFC 4028 §5', reads: (number, words) => [lasts(number, words)] },
  'Flow-Timer': { spec: 'RFC 5626 §4.4', reads: (number, words) => [lasts(number, words)] },
  'Retry-After': { spec: 'RFC 3261 §20.33', reads: (number, words) => [lasts(number, words)] },
  'Session-Expires': {
    spec: 'RFC 4028 §10',
    reads: (number, words) => [lasts(number, words), halfOf(number, words)],
  },
  'Max-Forwards': {
    spec: 'RFC 3261 §16.3',
    reads: (number) => [number === 0 ? { key: 'hops-none' } : { key: 'hops', args: { number } }],
  },
  'Content-Length': { spec: 'RFC 3261 §20.14', reads: (_number, _words, place) => [bodySize(place)] },
};

/** What the number says that the value of a field begins with. */
export function numberReading(header: string, value: Token, words: Words, place: ReadingPlace): Reading | undefined {
  const known = numbered[header];
  const digits = /^\d{1,10}(?=[\s;(]|$)/u.exec(value.text)?.[0];
  if (known === undefined || digits === undefined) return undefined;
  const token = { ...spanOf(value.start, value.start + digits.length), text: digits };
  return readingOf('number', token, known.reads(Number(digits), words, place), known.spec);
}

function lasts(seconds: number, words: Words): Remark | undefined {
  const time = inUnits(seconds, words) ?? words('features', 'unit-s', { count: seconds });
  return time === undefined ? undefined : { key: 'lasts', args: { time } };
}

function halfOf(seconds: number, words: Words): Remark | undefined {
  const half = Math.floor(seconds / 2);
  const time = inUnits(half, words) ?? words('features', 'unit-s', { count: half });
  return time === undefined ? undefined : { key: 'refreshed', args: { time } };
}

/** The size of what is sent, whatever the field says. */
function bodySize({ block, context }: ReadingPlace): Remark | undefined {
  const end = context === undefined ? undefined : bodyEndOf(block, context());
  if (end === undefined) return block.message?.body === undefined ? { key: 'body-none' } : undefined;
  if (end.chosen.size === 0) return { key: 'body-none' };
  return { key: 'body-size', args: { size: end.chosen.size } };
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const sipDate =
  /^\w{3}, ?(?<day>\d\d?) (?<month>\w{3}) (?<year>\d{4}) (?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d) GMT$/u;

/** RFC 3261 §20.17: a date, always in GMT; as it is written everywhere. */
export function dateReading(value: Token): Reading | undefined {
  const { day, month = '', year, hour, minute, second } = sipDate.exec(value.text)?.groups ?? {};
  const index = months.indexOf(month);
  if (index === -1) return undefined;
  const moment = Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second));
  if (Number.isNaN(moment)) return undefined;
  return readingOf('date', value, [{ key: 'moment', args: { moment: visibleMoment(moment) } }], 'RFC 3261 §20.17');
}

/** The fields in which several values are put in order by `q`, RFC 3261 §20.1 and §20.10. */
const ranked: ReadonlySet<string> = new Set(['Contact', 'Accept', 'Accept-Encoding', 'Accept-Language']);

/** What a parameter says that is a number: how long a contact is kept, and which one is preferred. */
export function paramReading(header: string, place: ParamPlace, message: Message, words: Words): Reading | undefined {
  const { param } = place;
  const { value } = param;
  if (value === undefined) return undefined;
  const name = param.name.text.toLowerCase();
  if (name === 'q' && ranked.has(header)) return rankReading(header, value, message);
  if (!/^\d{1,10}$/u.test(value.text)) return undefined;
  const seconds = Number(value.text);
  if (header === 'Contact' && name === 'expires')
    return readingOf(
      'number',
      value,
      [seconds === 0 ? { key: 'contact-removed' } : lasts(seconds, words)],
      'RFC 3261 §10.2.2',
    );
  const isTime =
    (header === 'Subscription-State' && (name === 'expires' || name === 'retry-after')) ||
    (header === 'Retry-After' && name === 'duration');
  return isTime ? readingOf('number', value, [lasts(seconds, words)]) : undefined;
}

/** Where no `q` stands, RFC 3261 §20.10 leaves the order open; most servers take such a contact first. */
function rankReading(header: string, value: Token, message: Message): Reading | undefined {
  const own = Number(value.text);
  if (!(own >= 0 && own <= 1)) return undefined;
  const elements = fieldsNamed(message, header.toLowerCase()).flatMap((field) =>
    looseElements(message.source, field.value.start, field.value.end),
  );
  const all = elements.map(({ params }) => qOf(params.find(({ name }) => name.text.toLowerCase() === 'q')?.value));
  const rank = 1 + all.filter((q) => q > own).length;
  const same = all.filter((q) => q === own).length - 1;
  return readingOf(
    'rank',
    value,
    [
      all.length === 1 ? { key: 'rank-alone' } : { key: 'rank', args: { rank, count: all.length } },
      same > 0 ? { key: 'rank-shared', args: { same } } : undefined,
    ],
    'RFC 3261 §20.10',
  );
}

function qOf(value: Token | undefined): number {
  const q = Number(value?.text ?? Number.NaN);
  return Number.isNaN(q) ? 1 : q;
}
