/** A local telephone number without phone-context, which could be anybody's. */

import { From } from '../sip/headers/from.ts';
import { insert } from '../sip/syntax/edit.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { urisOf } from './common/uris.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'local-number-without-context',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3966 §5.1.5',
  examples: {
    good: ['To: <tel:+1-201-555-0123>', 'To: <tel:7042;phone-context=example.com>'],
    bad: [marked('To: <tel:«7042»>', '7042 is a local number: without phone-context nobody can tell whose')],
  },
  about: { schemes: ['tel'] },
  checkMessage(message, report) {
    for (const { uri } of urisOf(message)) {
      if (uri.kind !== 'tel-uri' || uri.number.text.startsWith('+') || isTemplated(uri.number)) continue;
      if (paramNamed(uri.params, 'phone-context') !== undefined || uri.params.some(({ name }) => isTemplated(name)))
        continue;
      const context = domainOf(message);
      const end = uri.params.at(-1)?.end ?? uri.number.end;
      // Of a bare URI everything behind the semicolon belongs to the header field.
      const isWhole = message.source.charAt(uri.end) === '>' || uri.start < message.startLine.end;
      const edits = [insert(end, `;phone-context=${context}`)];
      const fixes = isWhole && context !== undefined ? [guess('insert', edits, { context })] : [];
      report(uri.number, { args: { number: uri.number.text }, fixes });
    }
  },
});

/** The caller's own domain is the likeliest context. */
function domainOf(message: Message): string | undefined {
  const [from] = valuesOf(message, From);
  const uri = from?.address.uri;
  return uri?.kind === 'sip-uri' && uri.host.kind === 'hostname' ? uri.host.text : undefined;
}
