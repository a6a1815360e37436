/** An INVITE whose Accept does not let the other side answer with a session description. */

import { Accept } from '../sip/headers/accept.ts';
import { insert, replaceValue } from '../sip/syntax/edit.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import type { MediaType } from '../sip/values/media-type.ts';
import { type FieldReading, readingsBy } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'accept-without-sdp',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §13.2.1',
  examples: {
    good: [
      requestWith('INVITE', 'Accept: application/sdp, message/sipfrag'),
      requestWith('INVITE', 'Accept: */*'),
      'Accept: text/plain',
    ],
    bad: [
      marked(
        requestWith('INVITE', 'Accept: «text/plain»'),
        'Without application/sdp in Accept, no session description can be sent back',
      ),
      marked(
        requestWith('INVITE', '«Accept»:'),
        'Without application/sdp in Accept, no session description can be sent back',
      ),
    ],
  },
  about: { methods: ['INVITE'], fields: [Accept] },
  checkMessage(message, report) {
    if (methodOf(message) !== 'INVITE') return;
    const readings = readingsBy(message, Accept);
    const last = readings.at(-1);
    if (last === undefined || readings.some(admitsSdp)) return;
    const { field } = last;
    const isEmpty = field.value.text === '';
    const edit = isEmpty ? replaceValue(field, 'application/sdp') : insert(field.value.end, ', application/sdp');
    report(isEmpty ? field.name : field.value, { fixes: [guess('add', [edit])] });
  },
});

/** What could not be read may have been meant so. */
function admitsSdp({ values, failures, templated }: FieldReading<MediaType>): boolean {
  return templated || failures.length > 0 || values.some(({ value }) => isSdp(value));
}

/** A part of a multipart body can be a session description. */
function isSdp({ type, subtype }: MediaType): boolean {
  const kind = type.text.toLowerCase();
  if (kind === '*' || kind === 'multipart' || isTemplated(type) || isTemplated(subtype)) return true;
  return kind === 'application' && (subtype.text === '*' || subtype.text.toLowerCase() === 'sdp');
}
