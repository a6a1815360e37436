/** A Subject that does not name sender and receiver of a stream. */

import { Subject } from '../sip/headers/subject.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { isHalfTyped } from './common/completeness.ts';
import { marked } from './common/examples.ts';
import { methodOf } from './common/start-lines.ts';
import { camera, platform, streamInvite } from './common/surveillance.ts';
import { defineRule } from './rule.ts';

/** Sender and serial number of its stream, receiver and serial number of its window. */
const form = /^\d{20}:[\w-]{1,20}\s*,\s*\d{20}:[\w-]+$/u;

export default defineRule({
  name: 'malformed-stream-subject',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [streamInvite({}), streamInvite({}, 'Subject: {{subject}}')],
    bad: [
      marked(
        streamInvite({}, `Subject: «${camera}:0200000001»`),
        `Subject names sender and receiver of the stream, each with a serial number: ${camera}:0200000001,${platform}:0`,
      ),
    ],
  },
  about: { methods: ['INVITE'], fields: [Subject] },
  checkMessage(message, report) {
    if (methodOf(message) !== 'INVITE') return;
    const field = fieldsOf(message, Subject)[0];
    if (field === undefined || isTemplated(field.value) || isHalfTyped(message, field)) return;
    if (!form.test(field.value.text)) report(field.value.text === '' ? field.name : field.value, { args: { example } });
  },
});

const example = `${camera}:0200000001,${platform}:0`;
