/** A 2xx that starts a session timer without saying who refreshes. */

import { SessionExpires } from '../sip/headers/session-expires.ts';
import { insert } from '../sip/syntax/edit.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, responseTo } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const contact = 'Contact: <sip:bob@server.example.com>';

export default defineRule({
  name: 'missing-refresher',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4028 §9',
  examples: {
    good: [responseTo('INVITE', '200 OK', contact, 'Session-Expires: 1800;refresher=uas')],
    bad: [
      marked(
        responseTo('INVITE', '200 OK', contact, 'Session-Expires: «1800»'),
        'refresher is missing: a 2xx says whether uac or uas refreshes the session',
      ),
    ],
  },
  about: { startLine: 'response', fields: [SessionExpires] },
  checkMessage(message, report) {
    const status = statusOf(message);
    if (status === undefined || Math.floor(status / 100) !== 2) return;
    for (const session of valuesOf(message, SessionExpires)) {
      const { params } = session;
      if (paramNamed(params, 'refresher') !== undefined || params.some(({ name }) => isTemplated(name))) continue;
      report(session, { fixes: [guess('insert', [insert(session.end, ';refresher=uas')])] });
    }
  },
});
