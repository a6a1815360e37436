/** What each method and status code owes is missed by name where it is left out, and nothing is said where it stands. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { requestWith, responseTo } from '../../server/src/rules/common/examples.ts';
import { report } from './support/example.ts';

const contact = 'Contact: <sip:bob@server.example.net>';
const challenge = 'Digest realm="example.com", nonce="84a4cc6f3082121f32b42a2187831a9e", qop="auth"';

/** Who owes which field, a whole message that has it, and the rule that misses it. */
const duties: readonly (readonly [owing: string, field: string, text: string, rule: string])[] = [
  ['INVITE', 'Contact', requestWith('INVITE'), 'missing-contact'],
  ['SUBSCRIBE', 'Contact', requestWith('SUBSCRIBE'), 'missing-contact'],
  ['REFER', 'Contact', requestWith('REFER'), 'missing-contact'],
  ['NOTIFY', 'Contact', requestWith('NOTIFY'), 'missing-contact'],
  ['UPDATE', 'Contact', requestWith('UPDATE'), 'missing-contact'],
  ['a 2xx to INVITE', 'Contact', responseTo('INVITE', '200 OK', contact), 'missing-contact'],
  ['SUBSCRIBE', 'Event', requestWith('SUBSCRIBE'), 'missing-header'],
  ['NOTIFY', 'Event', requestWith('NOTIFY'), 'missing-header'],
  [
    'PUBLISH',
    'Event',
    requestWith('PUBLISH', 'Event: presence', 'SIP-If-Match: dx200xyz', 'Expires: 1800'),
    'missing-header',
  ],
  ['NOTIFY', 'Subscription-State', requestWith('NOTIFY'), 'missing-header'],
  ['REFER', 'Refer-To', requestWith('REFER'), 'missing-header'],
  ['PRACK', 'RAck', requestWith('PRACK'), 'missing-header'],
  [
    'a reliable 183',
    'RSeq',
    responseTo('INVITE', '183 Session Progress', 'Require: 100rel', 'RSeq: 813520', contact),
    'missing-rseq',
  ],
  [
    'PUBLISH without a body',
    'SIP-If-Match',
    requestWith('PUBLISH', 'Event: presence', 'SIP-If-Match: dx200xyz', 'Expires: 1800'),
    'incomplete-publication',
  ],
  [
    'a 2xx to PUBLISH',
    'SIP-ETag',
    responseTo('PUBLISH', '200 OK', 'SIP-ETag: dx200xyz', 'Expires: 1800'),
    'missing-header',
  ],
  ['405', 'Allow', responseTo('OPTIONS', '405 Method Not Allowed', 'Allow: INVITE, ACK, BYE'), 'missing-header'],
  ['420', 'Unsupported', responseTo('OPTIONS', '420 Bad Extension', 'Unsupported: foo'), 'missing-header'],
  [
    '401',
    'WWW-Authenticate',
    responseTo('REGISTER', '401 Unauthorized', `WWW-Authenticate: ${challenge}`),
    'missing-header',
  ],
  [
    '407',
    'Proxy-Authenticate',
    responseTo('INVITE', '407 Proxy Authentication Required', `Proxy-Authenticate: ${challenge}`),
    'missing-header',
  ],
  ['423', 'Min-Expires', responseTo('REGISTER', '423 Interval Too Brief', 'Min-Expires: 600'), 'missing-header'],
  ['422', 'Min-SE', responseTo('INVITE', '422 Session Interval Too Small', 'Min-SE: 3600'), 'missing-header'],
  ['421', 'Require', responseTo('INVITE', '421 Extension Required', 'Require: 100rel'), 'missing-header'],
  [
    '494',
    'Security-Server',
    responseTo('REGISTER', '494 Security Agreement Required', 'Security-Server: tls;q=0.1'),
    'missing-header',
  ],
];

describe('what is owed', () => {
  for (const [owing, field, text, rule] of duties) {
    test(`${field} by ${owing}`, () => {
      assert.deepEqual(said(text), []);
      const lines = text.split('\n');
      const left = lines.filter((line) => !line.startsWith(`${field}:`));
      assert.equal(left.length, lines.length - 1);
      const [missed, ...others] = report(left.join('\n'));
      assert.deepEqual([missed?.problem.rule, others], [rule, []]);
      assert.match(missed?.line ?? '', new RegExp(`\\b${field}\\b`, 'u'));
    });
  }
});

function said(text: string): readonly string[] {
  return report(text).map(({ line }) => line);
}
