/** A CANCEL that requires something: it must not be refused, so it must not. */

import { ProxyRequire } from '../sip/headers/proxy-require.ts';
import { Require } from '../sip/headers/require.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { removeLine, safeFix } from './common/fixes.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'require-in-cancel',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §9.1',
  examples: {
    good: [requestWith('CANCEL'), requestWith('INVITE', 'Require: 100rel')],
    bad: [
      marked(requestWith('CANCEL', '«Require»: 100rel'), 'A CANCEL must not hold Require'),
      marked(requestWith('CANCEL', '«Proxy-Require»: sec-agree'), 'A CANCEL must not hold Proxy-Require'),
    ],
  },
  about: { methods: ['CANCEL'] },
  checkMessage(message, report) {
    if (methodOf(message) !== 'CANCEL') return;
    for (const definition of [Require, ProxyRequire]) {
      for (const field of fieldsOf(message, definition)) {
        const args = { name: definition.name };
        report(field.name, { args, fixes: [safeFix('remove', removeLine(field), args)], covers: field });
      }
    }
  },
});
