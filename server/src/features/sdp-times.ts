/** The times of a session as people read them. */

/** Seconds from 1900, where NTP counts from, to 1970. */
const untilUnix = 2_208_988_800;

/**
 * A time in `t=` as a date in UTC: RFC 8866 §5.9 counts from 1900.
 * GB/T 28181 counts from 1970; nobody plans sessions in the years before, so what would lie there is read so.
 */
export function sessionTime(text: string): string | undefined {
  if (!/^[1-9]\d{8,11}$/u.test(text)) return undefined;
  const seconds = Number(text);
  const unix = seconds >= untilUnix ? seconds - untilUnix : seconds;
  return visibleMoment(unix * 1000);
}

/** Milliseconds since 1970 as a date and a time of day. */
export function visibleMoment(moment: number): string {
  return new Date(moment)
    .toISOString()
    .replace('T', ' ')
    .replace(/(?:\.\d{3})?Z$/u, ' UTC');
}
