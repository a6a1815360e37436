/** A date that no calendar has: another day of the week, or a day that the month lacks. */

import { DateHeader } from '../sip/headers/date.ts';
import { type DateValue, secondsOf } from '../sip/values/date.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

export default defineRule({
  name: 'impossible-date',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §20.17',
  examples: {
    good: ['Date: Sat, 13 Nov 2010 23:29:00 GMT', 'Date: Mon, 29 Feb 2016 00:00:00 GMT'],
    bad: [
      marked('Date: «Mon», 13 Nov 2010 23:29:00 GMT', '13 Nov 2010 was a Sat'),
      marked('Date: Tue, «31 Feb» 2010 23:29:00 GMT', 'There is no 31 Feb 2010'),
    ],
  },
  about: { fields: [DateHeader] },
  checkMessage(message, report) {
    for (const date of valuesOf(message, DateHeader)) {
      const { weekday, day, month, year } = date;
      const real = dayOf(date);
      if (real === undefined) continue;
      const args = { date: `${day.text} ${month.text} ${year.text}`, weekday: real.weekday };
      if (real.day !== Number(day.text)) report({ start: day.start, end: month.end }, { what: 'no-day', args });
      else if (real.weekday !== weekday.text) {
        report(weekday, { args, fixes: [guess('replace', replaceBy(weekday, real.weekday), args)] });
      }
    }
  },
});

/** The day to which the calendar brings it; nothing where a template stands. */
function dayOf(value: DateValue): { readonly day: number; readonly weekday: string } | undefined {
  const seconds = secondsOf(value);
  if (Number.isNaN(seconds) || value.weekday.text.includes('{{')) return undefined;
  const date = new Date(seconds * 1000);
  const weekday = weekdays[date.getUTCDay()];
  return weekday === undefined ? undefined : { day: date.getUTCDate(), weekday };
}
