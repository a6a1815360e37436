/** Credentials do not repeat what the challenge that they answer says. */

import { insert } from '../sip/syntax/edit.ts';
import type { Credentials } from '../sip/values/credentials.ts';
import { type ParamValue, paramNamed } from '../sip/values/params.ts';
import { type Challenged, challengesFor, nearlyAnswered } from './common/challenges.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { busy, flow, invite } from './common/small-call.ts';
import { defineRule, type Report } from './rule.ts';

const challenge = changed(busy, {
  start: 'SIP/2.0 401 Unauthorized',
  'WWW-Authenticate':
    'WWW-Authenticate: Digest realm="example.net", nonce="84a4cc6f3082121f", opaque="5ccc09c4", algorithm=MD5, qop="auth,auth-int"',
});
const answering = (realm: string, rest: string, nonce = '"84a4cc6f3082121f"'): readonly string[] =>
  changed(invite, {
    Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74c02',
    CSeq: 'CSeq: 2 INVITE',
    Authorization: `Authorization: Digest username="alice", realm=${realm}, nonce=${nonce}, uri="sip:bob@example.net", response="42ce3cef44b22f50c6a6071bc8b7a5f2", nc=00000001, cnonce="0a4f113b", ${rest}`,
  });

export default defineRule({
  name: 'credentials-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 7616 §3.4',
  examples: {
    good: [
      flow(challenge, answering('"example.net"', 'opaque="5ccc09c4", algorithm=md5, qop=auth-int')),
      // Another challenge, which is not in the file.
      flow(challenge, answering('"example.net"', 'opaque="0", qop=auth', '"c60f3082ee1212b4"')),
    ],
    bad: [
      flow(
        challenge,
        answering(
          '"example.com"',
          `opaque="5ccc09c4", algorithm=MD5, qop=auth\n${' '.repeat(46)}^^^^^^^^^^^^^ The challenge has another realm: "example.net"`,
        ),
      ),
      flow(
        challenge,
        answering(
          '"example.net"',
          `opaque="5ccc09c5", algorithm=MD5, qop=auth\n${' '.repeat(198)}^^^^^^^^^^ The challenge has another opaque: "5ccc09c4"`,
        ),
      ),
      flow(
        challenge,
        answering(
          '"example.net"',
          `algorithm=MD5, qop=auth\n${' '.repeat(15)}^^^^^^ The challenge has opaque="5ccc09c4", which has to be returned`,
        ),
      ),
      flow(
        challenge,
        answering(
          '"example.net"',
          `opaque="5ccc09c4", algorithm=MD5-sess, qop=auth\n${' '.repeat(220)}^^^^^^^^ The challenge has another algorithm: MD5`,
        ),
      ),
      flow(
        challenge,
        answering(
          '"example.net"',
          `opaque="5ccc09c4", algorithm=MD5, qop=auth-conf\n${' '.repeat(229)}^^^^^^^^^ The challenge offers only qop auth,auth-int`,
        ),
      ),
      flow(
        challenge,
        answering(
          '"example.net"',
          'opaque="5ccc09c4", algorithm=MD5, qop=auth',
          `"84a4cc6f3028121f"\n${' '.repeat(67)}^^^^^^^^^^^^^^^^^^ The challenge has nearly the same nonce: "84a4cc6f3082121f"\n `,
        ),
      ),
    ],
  },
  checkCall(part, report, call) {
    for (const challenged of challengesFor(part, call)) checkParams(challenged, report);
    for (const { response, challenge: asked, credentials } of nearlyAnswered(part, call)) {
      const own = valueIn(credentials, 'nonce');
      const right = paramNamed(asked.params, 'nonce');
      if (own === undefined || right?.value === undefined) continue;
      report(own, {
        what: 'nonce',
        args: { value: right.value.text },
        fixes: [guess('replace', replaceBy(own, right.value.text), { value: right.value.text })],
        related: relatedTo(response, right),
      });
    }
  },
});

/** RFC 7616 §3.3, §3.4: realm and opaque are returned as they are; algorithm and qop are one of those offered. */
function checkParams({ response, challenge: asked, credentials }: Challenged, report: Report): void {
  const opaque = paramNamed(asked.params, 'opaque');
  if (opaque?.value !== undefined && opaque.value.content !== '' && valueIn(credentials, 'opaque') === undefined) {
    report(credentials.scheme, {
      what: 'no-opaque',
      args: { value: opaque.value.text },
      fixes: [guess('insert', [insert(endOf(credentials), `, opaque=${opaque.value.text}`)])],
      related: relatedTo(response, opaque),
    });
  }
  for (const name of ['realm', 'opaque', 'algorithm', 'qop'] as const) {
    const own = valueIn(credentials, name);
    const offered = paramNamed(asked.params, name)?.value;
    if (own === undefined || offered === undefined || isAmong(name, own, offered)) continue;
    const right = name === 'qop' ? (offered.content.split(',')[0]?.trim() ?? '') : offered.text;
    report(own, {
      what: name === 'qop' ? 'qop' : 'what',
      args: { name, value: name === 'qop' ? offered.content : right },
      fixes: [guess('replace', replaceBy(own, right), { value: right })],
      related: relatedTo(response, paramNamed(asked.params, name)),
    });
  }
}

function endOf({ params, scheme }: Credentials): number {
  return params.at(-1)?.end ?? scheme.end;
}

function valueIn({ params }: Credentials, name: string): ParamValue | undefined {
  return paramNamed(params, name)?.value;
}

function isAmong(name: string, own: ParamValue, offered: ParamValue): boolean {
  if (name === 'realm' || name === 'opaque') return own.content === offered.content;
  return offered.content
    .toLowerCase()
    .split(',')
    .some((each) => each.trim() === own.content.toLowerCase());
}
