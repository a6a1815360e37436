/** Moments as text, in the forms that `$datetime` and `$localDatetime` take; the clock is somebody else's. */

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const minute = 60_000;

const spans: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: minute,
  h: 60 * minute,
  d: 1440 * minute,
  w: 10_080 * minute,
};

/** A moment moved by a number of units: `ms s m h d w`, and by the calendar `M` and `y`. Nothing when the unit is none of them. */
export function moved(at: number, amount: number, unit: string): number | undefined {
  const span = spans[unit];
  if (span !== undefined) return at + amount * span;
  if (unit !== 'M' && unit !== 'y') return undefined;
  const date = new Date(at);
  if (unit === 'M') date.setUTCMonth(date.getUTCMonth() + amount);
  else date.setUTCFullYear(date.getUTCFullYear() + amount);
  return date.getTime();
}

/** `zone` is in minutes ahead of UTC; nothing means UTC itself, which the named forms then write as such. */
export function formatted(at: number, form: string, zone?: number): string {
  if (form === 'iso8601') {
    return zone === undefined ? new Date(at).toISOString() : written(at, 'YYYY-MM-DDTHH:mm:ss.SSSZ', zone);
  }
  // RFC 3261 §20.17 and RFC 1123: the only zone of SIP's Date is GMT.
  if (form === 'rfc1123') {
    const date = written(at, 'ddd, DD MMM YYYY HH:mm:ss', zone ?? 0);
    return `${date} ${zone === undefined ? 'GMT' : offset(zone, '')}`;
  }
  return written(at, form, zone ?? 0);
}

/** Letters as Day.js and REST Client have them; `[…]` stands for itself. */
function written(at: number, form: string, zone: number): string {
  const date = new Date(at + zone * minute);
  if (Number.isNaN(date.getTime())) return '';
  return form.replaceAll(
    /\[([^\]]{0,100})\]|YYYY|YY|M{1,4}|D{1,2}|d{3,4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|SSS|A|a|ZZ?/gu,
    (letters, literal: string | undefined) => literal ?? partOf(date, letters, zone),
  );
}

function partOf(date: Date, letters: string, zone: number): string {
  const hours = date.getUTCHours();
  const numbers: Readonly<Record<string, number>> = {
    M: date.getUTCMonth() + 1,
    D: date.getUTCDate(),
    H: hours,
    h: hours % 12 || 12,
    m: date.getUTCMinutes(),
    s: date.getUTCSeconds(),
  };
  const names: Readonly<Record<string, string>> = {
    YYYY: String(date.getUTCFullYear()).padStart(4, '0'),
    YY: String(date.getUTCFullYear() % 100).padStart(2, '0'),
    MMM: (months[date.getUTCMonth()] ?? '').slice(0, 3),
    MMMM: months[date.getUTCMonth()] ?? '',
    ddd: (days[date.getUTCDay()] ?? '').slice(0, 3),
    dddd: days[date.getUTCDay()] ?? '',
    SSS: String(date.getUTCMilliseconds()).padStart(3, '0'),
    A: hours < 12 ? 'AM' : 'PM',
    a: hours < 12 ? 'am' : 'pm',
    Z: offset(zone, ':'),
    ZZ: offset(zone, ''),
  };
  return names[letters] ?? String(numbers[letters.charAt(0)] ?? '').padStart(letters.length, '0');
}

function offset(zone: number, sign: string): string {
  const size = Math.abs(zone);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${zone < 0 ? '-' : '+'}${hours}${sign}${String(size % 60).padStart(2, '0')}`;
}
