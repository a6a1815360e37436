/** A header in a URI whose value the header field that is made of it cannot have. */

import { headerNamed } from '../sip/headers/index.ts';
import { spanOf } from '../sip/span.ts';
import { parseFragment } from '../sip/syntax/parse.ts';
import { paramsIn } from '../sip/values/params.ts';
import { readingsOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { hasForms, reportValues } from './common/param-values.ts';
import { unknownWordsOf } from './common/unknown-words.ts';
import { sipUrisOf } from './common/uris.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-uri-header',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §19.1.5',
  examples: {
    good: [
      requestWith('REFER', 'Refer-To: <sip:carol@example.com?Subject=a%2Cb&Priority=urgent&X-Own=%22>'),
      requestWith('REFER', 'Refer-To: <sip:carol@example.com?Max-Forwards={{hops}}>'),
      requestWith('INVITE', 'History-Info: <sip:bob@example.com?Reason=SIP%3Bcause%3D302&Privacy=history>;index=1'),
    ],
    bad: [
      marked(
        requestWith('REFER', 'Refer-To: <sip:carol@example.com?«Max-Forwards=many»>'),
        'This is no value that Max-Forwards can have: many',
      ),
      marked(
        requestWith('REFER', 'Refer-To: <sip:carol@example.com?«Require=replaces%2C»>'),
        'This is no value that Require can have: replaces,',
      ),
      marked(
        requestWith('INVITE', 'History-Info: <sip:bob@example.com?«Reason=SIP%3Bcause%3D3x2»>;index=1'),
        'This is no value that Reason can have: SIP;cause=3x2',
      ),
      marked(
        requestWith('INVITE', 'History-Info: <sip:bob@example.com?«Privacy=histroy»>;index=1'),
        'histroy is no value of Privacy; did you mean history?',
      ),
    ],
  },
  about: { signs: ['?'] },
  checkMessage(message, report) {
    for (const { uri } of sipUrisOf(message)) {
      for (const { name, value } of uri.headers) {
        const definition = headerNamed(name.text);
        const plain = definition === undefined ? undefined : decoded(value.text);
        if (definition === undefined || plain === undefined) continue;
        const span = spanOf(name.start, value.end);
        const fault = faultOf(definition.name, plain);
        if (fault === 'form') report(span, { args: { name: definition.name, value: plain } });
        else if (fault !== undefined) report(span, { what: 'word', args: { name: definition.name, ...fault } });
      }
    }
  },
});

/** Nothing where it cannot be told what stands there; a bad escape has been reported. */
function decoded(text: string): string | undefined {
  if (text.includes('{{')) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

type Fault = 'form' | { readonly word: string; readonly meant: string };

/** What would be said of the header field, if it stood in a message. */
function faultOf(name: string, value: string): Fault | undefined {
  if (/[\r\n]/u.test(value)) return 'form';
  // The line end keeps it from looking half typed.
  const message = parseFragment(`${name}: ${value}\n\n`, 0);
  let isWrong = false;
  for (const { definition, values, failures } of readingsOf(message)) {
    if (failures.length > 0) return 'form';
    if (!hasForms(definition)) continue;
    for (const each of values) reportValues(message, definition, paramsIn(each.value), () => (isWrong = true));
  }
  if (isWrong) return 'form';
  for (const { text, meant, vocabulary } of unknownWordsOf(message))
    if (meant !== undefined && vocabulary.misspelled !== 'never') return { word: text, meant };
  return undefined;
}
