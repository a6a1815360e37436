/** A registration that is granted without the time, by which devices of GB/T 28181 set their clocks. */

import { isEnded } from './common/completeness.ts';
import { methodInQuestion } from './common/demands.ts';
import { startLineMarked } from './common/examples.ts';
import { isMissing } from './common/missing.ts';
import { startLineSpan, statusOf } from './common/start-lines.ts';
import { registrationAnswer } from './common/surveillance.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-registrar-date',
  severity: 'information',
  basis: 'should',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [
      registrationAnswer('Date: 2022-11-27T14:30:00.000'),
      registrationAnswer('Date: Sun, 27 Nov 2022 06:30:00 GMT'),
    ],
    bad: [startLineMarked('Date is missing, by which the device sets its clock', registrationAnswer().split('\n'))],
  },
  about: { startLine: 'response' },
  checkMessage(message, report) {
    if (statusOf(message) !== 200 || methodInQuestion(message) !== 'REGISTER') return;
    if (isEnded(message) && isMissing(message, 'date')) report(startLineSpan(message));
  },
});
