/** What real traffic does without harm is at most a hint, and what is right is not spoken of at all. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { requestWith, responseTo } from '../../server/src/rules/common/examples.ts';
import { rules } from '../../server/src/rules/index.ts';
import { profileNames } from '../../server/src/rules/profiles.ts';
import type { ProfileName } from '../../server/src/rules/rule.ts';
import { report } from './support/example.ts';

/** What one kind of network asks for, it may ask of any message. */
const ofOneNetwork = new Set(rules.filter(({ profile }) => profile !== undefined).map(({ name }) => name));

/** The strictest is meant to speak of what does no harm. */
const usualProfiles = profileNames.filter((name) => name !== 'must');

describe('silent', () => {
  const messages: Readonly<Record<string, string>> = {
    'a domain of digits, as in video surveillance': requestWith(
      'OPTIONS',
      'OPTIONS sip:34020000001320000001@3402000000 SIP/2.0',
      'From: <sip:34020000002000000001@3402000000>;tag=1',
      'To: <sip:34020000001320000001@3402000000>',
    ),
    'the first REGISTER of a phone in an IMS network': requestWith(
      'REGISTER',
      'REGISTER sip:ims.mnc001.mcc001.3gppnetwork.org SIP/2.0',
      'Authorization: Digest username="001010123456789@ims.mnc001.mcc001.3gppnetwork.org", realm="ims.mnc001.mcc001.3gppnetwork.org", nonce="", uri="sip:ims.mnc001.mcc001.3gppnetwork.org", response=""',
    ),
    'an unusual reason phrase': responseTo('OPTIONS', '200 Everything is fine = 100 %'),
    'an empty reason phrase': responseTo('OPTIONS', '200 '),
    'a CSeq of zero': requestWith('OPTIONS', 'CSeq: 0 OPTIONS'),
    'a Call-ID with quotes and brackets': requestWith('OPTIONS', 'Call-ID: "a<b>c\\[d]@(e)'),
    'commas within a challenge': responseTo(
      'REGISTER',
      '401 Unauthorized',
      'WWW-Authenticate: Digest realm="a, b", nonce="c", qop="auth,auth-int"',
    ),
    'more methods in Allow than are registered': requestWith('INVITE', 'Allow: INVITE, ACK, BYE, X-PING'),
    'a route with lr=on': requestWith('INVITE', 'Route: <sip:proxy.example.com;lr=on>'),
    'Supported in a provisional response': responseTo(
      'INVITE',
      '180 Ringing',
      'Supported: timer',
      'Allow: INVITE, ACK',
    ),
    'Record-Route in a refusal': responseTo('INVITE', '404 Not Found', 'Record-Route: <sip:proxy.example.com;lr>'),
    'a body in BYE, which RFC 3261 allows': `${requestWith('BYE', 'Content-Type: text/plain', 'Content-Length: 6')}Hello.`,
    'a Reason in a response, which RFC 6432 added': responseTo('INVITE', '486 Busy Here', 'Reason: Q.850;cause=17'),
    'an INFO without Info-Package, as before RFC 6086': `${requestWith('INFO', 'Content-Type: application/dtmf-relay', 'Content-Length: 9')}Signal= 1`,
    'a Subject in SUBSCRIBE, which a table left out that later RFCs dropped': requestWith('SUBSCRIBE', 'Subject: News'),
    'a History-Info in BYE, likewise': requestWith('BYE', 'History-Info: <sip:bob@example.com>;index=1'),
    'an INVITE of 2 kB over UDP, of which sending speaks': requestWith('INVITE', `Subject: ${'long '.repeat(400)}`),
    'anonymous callers with user=phone': requestWith(
      'INVITE',
      'From: "Anonymous" <sip:anonymous@anonymous.invalid;user=phone>;tag=1',
    ),
  };
  for (const [name, text] of Object.entries(messages)) {
    test(name, () => {
      for (const profile of usualProfiles) assert.deepEqual(said(text, profile), [], profile);
    });
  }
});

describe('at most a hint', () => {
  const messages: Readonly<Record<string, readonly [text: string, rule: string]>> = {
    'an ACK without Max-Forwards': [without(requestWith('ACK'), 'Max-Forwards'), 'missing-max-forwards'],
    'a CANCEL without Max-Forwards': [without(requestWith('CANCEL'), 'Max-Forwards'), 'missing-max-forwards'],
    'a From without brackets': [requestWith('OPTIONS', 'From: sip:a@b;tag=x'), 'unbracketed-uri'],
    'a port in From': [requestWith('OPTIONS', 'From: <sip:alice@example.com:5060>;tag=x'), 'misplaced-uri-part'],
    'transport=tls': [requestWith('INVITE', 'Contact: <sip:a@b.example.com;transport=tls>'), 'deprecated-transport'],
    'a Contact in BYE': [requestWith('BYE', 'Contact: <sip:alice@client.example.com>'), 'misplaced-header'],
    'a challenge without qop': [
      responseTo('REGISTER', '401 Unauthorized', 'WWW-Authenticate: Digest realm="a", nonce="b"'),
      'challenge-without-qop',
    ],
    'quotes around algorithm': [
      responseTo(
        'REGISTER',
        '401 Unauthorized',
        'WWW-Authenticate: Digest realm="a", nonce="b", qop="auth", algorithm="MD5"',
      ),
      'misquoted-parameter',
    ],
    'a product with a comma in its name': [
      requestWith('OPTIONS', 'User-Agent: Desk-Phone/5.0 Linux 38, Toolkit 5'),
      'malformed-header',
    ],
    'a ring tone that is no URI': [requestWith('INVITE', 'Alert-Info: Auto Answer'), 'malformed-header'],
    'a ring tone within the telephone': [
      requestWith('INVITE', 'Alert-Info: <cid:internal@example.com>;x-alert=internal'),
      'unknown-content-id',
    ],
    'a NOTIFY unasked, which says no time': [
      requestWith('NOTIFY', 'Event: message-summary', 'Subscription-State: active'),
      'missing-parameter',
    ],
    'a number that has grown beyond 2^31 in its dialog': [
      requestWith('BYE', 'CSeq: 2147483648 BYE'),
      'cseq-out-of-range',
    ],
    'a REGISTER to the number of a server, as in video surveillance': [
      requestWith('REGISTER', 'REGISTER sip:34020000002000000001@3402000000 SIP/2.0'),
      'user-in-registrar',
    ],
  };
  for (const [name, [text, rule]] of Object.entries(messages)) {
    test(name, () => {
      for (const profile of usualProfiles) {
        for (const each of said(text, profile)) assert.equal(each, `hint ${rule}`, profile);
      }
      assert.deepEqual(said(text), [`hint ${rule}`]);
    });
  }
});

test('an underscore in a host is one warning, however often the host stands there', () => {
  const text = requestWith(
    'INVITE',
    'INVITE sip:bob@my_pbx.example.com SIP/2.0',
    'To: <sip:bob@my_pbx.example.com>',
    'From: <sip:alice@my_pbx.example.com>;tag=1',
    'Contact: <sip:alice@my_pbx.example.com>',
  );
  assert.deepEqual(said(text), ['warning underscore-in-host']);
});

function said(text: string, profile?: ProfileName): readonly string[] {
  return report(text, profile)
    .filter(({ problem }) => !ofOneNetwork.has(problem.rule))
    .map(({ problem }) => `${problem.severity} ${problem.rule}`);
}

function without(text: string, name: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith(`${name}:`))
    .join('\n');
}
