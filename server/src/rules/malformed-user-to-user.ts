/** Data from user to user that is said to be hexadecimal, and is not. */

import { UserToUser } from '../sip/headers/user-to-user.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-user-to-user',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 7433 §4.2',
  examples: {
    good: [
      requestWith('INVITE', 'User-to-User: 56a390f3d2b7310023a2;encoding=hex'),
      requestWith('INVITE', 'User-to-User: "any text";encoding=x-own'),
    ],
    bad: [
      marked(
        requestWith('INVITE', 'User-to-User: «56a390f3d»;encoding=hex'),
        'With encoding=hex these are pairs of hexadecimal digits',
      ),
    ],
  },
  about: { fields: [UserToUser] },
  checkMessage(message, report) {
    for (const { word, params } of valuesOf(message, UserToUser)) {
      if (paramNamed(params, 'encoding')?.value?.content.toLowerCase() !== 'hex' || isTemplated(word)) continue;
      if (!/^(?:[\da-f]{2})*$/iu.test(word.content)) report(word);
    }
  },
});
