/** Dates in the one form that SIP has: `Sat, 13 Nov 2010 23:29:00 GMT` (RFC 3261 §20.17, §25.1 rfc1123-date). */

import { type Span, spanOf, type Token } from '../span.ts';
import { type Cursor, characters, digits, isTemplated } from './cursor.ts';

export interface DateValue extends Span {
  readonly weekday: Token;
  readonly day: Token;
  readonly month: Token;
  readonly year: Token;
  /** `23:29:00` */
  readonly time: Token;
}

const letters = characters('a-zA-Z');
const timeCharacters = characters('0-9:');
const weekdays: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months: readonly string[] = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** wkday "," SP 2DIGIT SP month SP 4DIGIT SP 2DIGIT ":" 2DIGIT ":" 2DIGIT SP "GMT", with its case (RFC 3261 §20.17). Whether there is such a day is for rules. */
export function date(cursor: Cursor): DateValue {
  const start = cursor.position;
  failAtLocalTime(cursor);
  const weekday = part(cursor, letters, isWeekday);
  sign(cursor, ',');
  space(cursor);
  const day = part(cursor, digits, isDay);
  space(cursor);
  const month = part(cursor, letters, isMonth);
  space(cursor);
  const year = part(cursor, digits, isYear);
  space(cursor);
  const time = part(cursor, timeCharacters, isTime);
  space(cursor);
  part(cursor, letters, isGmt);
  const span = cursor.since(start);
  return { start: span.start, end: span.end, weekday, day, month, year, time };
}

/** The moment in seconds since 1970; NaN where a `{{template}}` stands in it. */
export function secondsOf({ day, month, year, time }: DateValue): number {
  const [hours, minutes, seconds] = time.text.split(':').map(Number);
  const midnight = Date.UTC(Number(year.text), months.indexOf(month.text), Number(day.text)) / 1000;
  return midnight + 3600 * (hours ?? 0) + 60 * (minutes ?? 0) + (seconds ?? 0);
}

function part(cursor: Cursor, set: Uint8Array, isRight: (text: string) => boolean): Token {
  const token = cursor.run(set);
  if (!isRight(token.text) && !isTemplated(token)) failAtDate(cursor, token);
  return token;
}

function sign(cursor: Cursor, character: string): void {
  if (!cursor.take(character)) failAtDate(cursor);
}

/** Within a date there is one blank, but a fold may stand for it: RFC 3261 §7.3.1. */
function space(cursor: Cursor): void {
  const before = cursor.position;
  cursor.blanks();
  if (cursor.position === before) failAtDate(cursor);
}

/** What registrars of GB/T 28181 write, to the millisecond, and in their own time. */
function failAtLocalTime(cursor: Cursor): void {
  const { text, position, end } = cursor;
  const written = text.slice(position, Math.min(end, position + 40));
  const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?=\s*$)/u.exec(written);
  if (local !== null) cursor.fail('local-date', spanOf(position, position + local[0].length));
}

function failAtDate(cursor: Cursor, token?: Token): never {
  const isEmpty = token === undefined || token.start === token.end;
  return cursor.fail('bad-date', isEmpty ? undefined : spanOf(token.start, token.end));
}

function isWeekday(text: string): boolean {
  return weekdays.includes(text);
}

function isDay(text: string): boolean {
  return text.length === 2 && text >= '01' && text <= '31';
}

function isMonth(text: string): boolean {
  return months.includes(text);
}

function isYear(text: string): boolean {
  return text.length === 4;
}

/** Sixty seconds are a leap second. */
function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)$/u.test(text);
}

function isGmt(text: string): boolean {
  return text === 'GMT';
}
