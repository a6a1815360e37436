/** Credentials that answer the challenge of a server in the field for proxies, or the other way round. */

import { Authorization } from '../sip/headers/authorization.ts';
import { ProxyAuthorization } from '../sip/headers/proxy-authorization.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { misdirected } from './common/challenges.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { flow } from './common/small-call.ts';
import { authenticated, challenged, registering } from './common/small-registration.ts';
import { defineRule } from './rule.ts';

const credentials = authenticated.find((line) => line.startsWith('Authorization: '))?.slice('Authorization: '.length);

export default defineRule({
  name: 'misdirected-credentials',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §22.2',
  examples: {
    good: [flow(registering, challenged, authenticated)],
    bad: [
      flow(
        registering,
        challenged,
        changed(authenticated, {
          Authorization: `Proxy-Authorization: ${credentials}\n${'^'.repeat(19)} The challenge stands in WWW-Authenticate, which Authorization answers`,
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    for (const { response, challenge, credentials: own } of misdirected(part, call)) {
      for (const header of [Authorization, ProxyAuthorization]) {
        const field = fieldsOf(part.message, header).find(({ start, end }) => start <= own.start && own.end <= end);
        if (field === undefined) continue;
        const isOfProxy = header === ProxyAuthorization;
        const [asking, right] = isOfProxy
          ? ['WWW-Authenticate', 'Authorization']
          : ['Proxy-Authenticate', 'Proxy-Authorization'];
        report(field.name, {
          args: { asking, right },
          ...(!isOfProxy && { spec: 'RFC 3261 §22.3' }),
          fixes: [guess('rename', replaceBy(field.name, right), { right })],
          related: relatedTo(response, challenge),
        });
      }
    }
  },
});
