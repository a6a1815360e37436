/** A parameter of a digest with quotation marks that it must not have, or without those that it needs. */

import { AuthenticationInfo } from '../sip/headers/authentication-info.ts';
import type { AuthParam } from '../sip/values/auth.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { valuesOf } from '../sip/values-of.ts';
import { digestFields, digestsOf } from './common/digests.ts';
import { marked, responseTo } from './common/examples.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { defineRule, type Report } from './rule.ts';

interface Quoting {
  readonly quoted: ReadonlySet<string>;
  readonly bare: ReadonlySet<string>;
}

/** RFC 7616 §3.4 and RFC 3261 §25.1. */
const inCredentials: Quoting = {
  quoted: new Set(['username', 'realm', 'nonce', 'uri', 'response', 'cnonce', 'opaque']),
  bare: new Set(['algorithm', 'qop', 'nc']),
};

/** RFC 7616 §3.3: here qop is a list. */
const inChallenge: Quoting = {
  quoted: new Set(['realm', 'domain', 'nonce', 'opaque', 'qop']),
  bare: new Set(['stale', 'algorithm']),
};

/** RFC 3261 §25.1 ainfo. */
const inInfo: Quoting = { quoted: new Set(['nextnonce', 'rspauth', 'cnonce']), bare: new Set(['qop', 'nc']) };

const known = 'username="alice", realm="a", nonce="b", uri="sip:bob@example.com"';
const response = '0123456789abcdef0123456789abcdef';

export default defineRule({
  name: 'misquoted-parameter',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 7616 §3.4',
  examples: {
    good: [
      `Authorization: Digest ${known}, response="${response}", qop=auth, nc=00000001, cnonce="c"`,
      responseTo(
        'REGISTER',
        '401 Unauthorized',
        'WWW-Authenticate: Digest realm="a", nonce="b", qop="auth", stale=FALSE',
      ),
    ],
    bad: [
      marked(
        responseTo('REGISTER', '200 OK', 'Authentication-Info: nextnonce=«abc»'),
        'nextnonce stands in quotation marks',
      ),
      marked(`Authorization: Digest ${known}, response=«${response}»`, 'response stands in quotation marks'),
      marked(
        `Authorization: Digest ${known}, response="${response}", qop=«"auth"», nc=00000001, cnonce="c"`,
        'qop stands without quotation marks here',
      ),
      marked(
        responseTo('REGISTER', '401 Unauthorized', 'WWW-Authenticate: Digest realm="a", nonce="b", qop=«auth»'),
        'qop stands in quotation marks',
      ),
    ],
  },
  about: { fields: [...digestFields, AuthenticationInfo] },
  checkMessage(message, report) {
    for (const { params, isChallenge } of digestsOf(message)) {
      for (const param of params) checkParam(param, isChallenge ? inChallenge : inCredentials, report);
    }
    for (const { params } of valuesOf(message, AuthenticationInfo)) {
      for (const param of params) checkParam(param, inInfo, report);
    }
  },
});

function checkParam({ name, value }: AuthParam, { quoted, bare }: Quoting, report: Report): void {
  if (isTemplated(value)) return;
  const lower = name.text.toLowerCase();
  const args = { name: name.text };
  if (value.kind !== 'quoted-string' && quoted.has(lower)) {
    report(value, { args, fixes: [safeFix('quote', replaceBy(value, `"${value.text}"`))] });
  } else if (value.kind === 'quoted-string' && bare.has(lower)) {
    // Many systems write it so, and nearly all read it.
    report(value, {
      what: 'needless',
      severity: 'hint',
      args,
      fixes: [safeFix('unquote', replaceBy(value, value.content))],
    });
  }
}
