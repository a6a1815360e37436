/** Credentials count a use of a nonce that an earlier request has counted already. */

import { Authorization } from '../sip/headers/authorization.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import { ProxyAuthorization } from '../sip/headers/proxy-authorization.ts';
import type { Credentials } from '../sip/values/credentials.ts';
import { type ParamValue, paramNamed } from '../sip/values/params.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { groupedBy } from './common/grouped.ts';
import { hasField } from './common/head.ts';
import { relatedTo } from './common/related.ts';
import { flow, invite } from './common/small-call.ts';
import { soundValuesOf } from './common/sound-values.ts';
import { defineRule } from './rule.ts';

const using = (number: number, count: string): readonly string[] =>
  changed(invite, {
    start: 'REGISTER sip:example.com SIP/2.0',
    Via: `Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74d0${number}`,
    To: 'To: <sip:alice@example.com>',
    CSeq: `CSeq: ${number} REGISTER`,
    Authorization: `Authorization: Digest username="alice", realm="example.com", nonce="84a4cc6f", uri="sip:example.com", response="42ce3cef44b22f50c6a6071bc8b7a5f2", qop=auth, cnonce="0a4f113b", nc=${count}`,
  });

interface Use {
  readonly key: string | undefined;
  readonly part: Part;
}

const headers = [Authorization, ProxyAuthorization].map((header) => ({
  header,
  uses: (parts: readonly Part[]): ReadonlyMap<string | undefined, readonly Use[]> =>
    groupedBy(
      parts.flatMap((part) => usesIn(part, header).map((key) => ({ key, part }))),
      ({ key }) => key,
    ),
}));

export default defineRule({
  name: 'repeated-nonce-count',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 7616 §3.4',
  examples: {
    good: [flow(using(2, '00000001'), using(3, '00000002')), flow(using(2, '00000001'), using(2, '00000001'))],
    bad: [
      flow(
        using(2, '00000001'),
        using(3, `00000001\n${' '.repeat(179)}^^^^^^^^ The REGISTER with CSeq 2 has used this count with this nonce`),
      ),
    ],
  },
  checkCall(part, report, { shared }) {
    const { kind, message, method, number } = part;
    if (kind !== 'request' || method === 'ACK' || method === 'CANCEL') return;
    if (!hasField(message, 'authorization') && !hasField(message, 'proxy-authorization')) return;
    for (const { header, uses } of headers) {
      for (const credentials of soundValuesOf(message, header) ?? []) {
        const count = valueIn(credentials, 'nc');
        const key = keyOf(credentials);
        if (count === undefined || key === undefined) continue;
        const before = shared(uses)
          .get(key)
          ?.find(({ part: other }) => other.place < part.place && isOtherRequest(other, part))?.part;
        if (before === undefined || number <= before.number) continue;
        report(count, { args: { method: before.method, number: before.number }, related: relatedTo(before) });
      }
    }
  },
});

/** RFC 3261 §22.1: an ACK has the credentials of its INVITE; a copy has those of the first. */
function isOtherRequest({ kind, method, number, fromTag }: Part, part: Part): boolean {
  return (
    kind === 'request' && fromTag === part.fromTag && number !== part.number && method !== 'ACK' && method !== 'CANCEL'
  );
}

function usesIn({ message }: Part, header: HeaderDefinition<Credentials>): readonly (string | undefined)[] {
  return (soundValuesOf(message, header) ?? []).map(keyOf);
}

function keyOf(credentials: Credentials): string | undefined {
  const [nonce, count] = ['nonce', 'nc'].map((each) => valueIn(credentials, each)?.content);
  if (nonce === undefined || nonce === '' || count === undefined) return undefined;
  return `${nonce} ${Number.parseInt(count, 16)}`;
}

function valueIn({ params }: Credentials, name: string): ParamValue | undefined {
  return paramNamed(params, name)?.value;
}
