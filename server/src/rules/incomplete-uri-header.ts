/** A header in a URI that is to name a dialog, and lacks one of the tags. */

import { spanOf } from '../sip/span.ts';
import { marked, requestWith } from './common/examples.ts';
import { sipUrisOf } from './common/uris.ts';
import { defineRule } from './rule.ts';

/** By the name of the header in lower case: the tags that it needs. */
const needs: Readonly<Record<string, { readonly tags: readonly string[]; readonly spec: string }>> = {
  replaces: { tags: ['to-tag', 'from-tag'], spec: 'RFC 3891 §6.1' },
  join: { tags: ['to-tag', 'from-tag'], spec: 'RFC 3911 §7.1' },
};

export default defineRule({
  name: 'incomplete-uri-header',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3891 §6.1',
  examples: {
    good: [
      requestWith('REFER', 'Refer-To: <sip:carol@example.com?Replaces=1%40example.com%3Bto-tag%3D7%3Bfrom-tag%3D6>'),
      requestWith('REFER', 'Refer-To: <sip:carol@example.com?Replaces={{dialog}}>'),
    ],
    bad: [
      marked(
        requestWith('REFER', 'Refer-To: <sip:carol@example.com?«Replaces=1%40example.com%3Bto-tag%3D7»>'),
        'Replaces in this URI lacks from-tag',
      ),
    ],
  },
  about: { signs: ['?'] },
  checkMessage(message, report) {
    for (const { uri } of sipUrisOf(message)) {
      for (const { name, value } of uri.headers) {
        const need = needs[name.text.toLowerCase()];
        if (need === undefined || value.text.includes('{{')) continue;
        const plain = value.text.replaceAll(/%3b/giu, ';').replaceAll(/%3d/giu, '=');
        const missing = need.tags.filter((tag) => !new RegExp(`;\\s*${tag}\\s*=`, 'iu').test(plain));
        if (missing.length === 0) continue;
        const args = { name: name.text, tags: missing.join(', ') };
        report(spanOf(name.start, value.end), { args, spec: need.spec });
      }
    }
  },
});
