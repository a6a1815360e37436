/** An INVITE that is to take the place of a dialog and to join one at once. */

import { Join } from '../sip/headers/join.ts';
import { Replaces } from '../sip/headers/replaces.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, removeLine } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const dialog = '425928@client.example.com;to-tag=7743;from-tag=6472';

export default defineRule({
  name: 'replaces-with-join',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3911 §4',
  examples: {
    good: [requestWith('INVITE', `Join: ${dialog}`)],
    bad: [
      marked(
        requestWith('INVITE', `Replaces: ${dialog}`, `«Join»: ${dialog}`),
        'Join and Replaces contradict each other: a call either joins a dialog or takes its place',
      ),
    ],
  },
  about: { fields: [Join] },
  checkMessage(message, report) {
    const [join] = fieldsOf(message, Join);
    const [replaces] = fieldsOf(message, Replaces);
    if (join === undefined || replaces === undefined) return;
    const fixes = [guess('remove-join', removeLine(join)), guess('remove-replaces', removeLine(replaces))];
    report(join.name, { fixes });
  },
});
