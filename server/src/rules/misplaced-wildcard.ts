/** `*` as Contact where it means nothing: beside other contacts, outside of REGISTER, or with another Expires than 0. */

import { Contact } from '../sip/headers/contact.ts';
import { Expires } from '../sip/headers/expires.ts';
import { replaceValue } from '../sip/syntax/edit.ts';
import type { NumberValue } from '../sip/values/integer.ts';
import { fieldsOf, valuesOf } from '../sip/values-of.ts';
import { isEnded } from './common/completeness.ts';
import { changed, smallRequest } from './common/examples.ts';
import { addField, safeFix } from './common/fixes.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const register = { start: 'REGISTER sip:example.com SIP/2.0', CSeq: 'CSeq: 1 REGISTER' };

export default defineRule({
  name: 'misplaced-wildcard',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §10.2.2',
  examples: {
    good: [changed(smallRequest, { ...register, Contact: 'Contact: *', Expires: 'Expires: 0' }).join('\n')],
    bad: [
      'Contact: *\n         ^ Only a REGISTER may have * as its Contact',
      changed(smallRequest, {
        ...register,
        Contact:
          'Contact: <sip:alice@example.com>, *\n                                  ^ No other contact may stand beside *',
        Expires: 'Expires: 0',
      }).join('\n'),
      changed(smallRequest, {
        ...register,
        Contact: 'Contact: *\n         ^ With * as its Contact, a REGISTER needs Expires: 0',
        Expires: 'Expires: 3600',
      }).join('\n'),
      changed(smallRequest, {
        ...register,
        Contact: 'Contact: *\n         ^ With * as its Contact, a REGISTER needs Expires: 0',
      }).join('\n'),
    ],
  },
  about: { traits: ['unusual-contact'] },
  checkMessage(message, report) {
    const contacts = valuesOf(message, Contact);
    const wildcard = contacts.find(({ kind }) => kind === 'wildcard');
    if (wildcard === undefined) return;
    const method = methodOf(message);
    if (contacts.length > 1) report(wildcard, { what: 'beside-others' });
    else if (method !== 'REGISTER') {
      if (message.startLine.kind === 'response' || method !== undefined) report(wildcard);
    } else {
      const [field] = fieldsOf(message, Expires);
      const [expires] = valuesOf(message, Expires);
      if (field === undefined ? !isEnded(message) : !isAboveZero(expires)) return;
      const edits = field === undefined ? addField(message, 'Expires', '0') : [replaceValue(field, '0')];
      report(wildcard, { what: 'not-zero', fixes: [safeFix('set-expires', edits)] });
    }
  },
});

/** False for what cannot be read as well: of that another rule speaks. */
function isAboveZero(seconds: NumberValue | undefined): boolean {
  return seconds !== undefined && seconds.number > 0;
}
