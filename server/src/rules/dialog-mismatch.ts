/** Replaces, Join or Target-Dialog names a dialog by tags that its call, which stands in the file, does not have. */

import { Join } from '../sip/headers/join.ts';
import { Replaces } from '../sip/headers/replaces.ts';
import { TargetDialog } from '../sip/headers/target-dialog.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { relatedTo } from './common/related.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { defineRule } from './rule.ts';

/** What names the tags in each of them. */
const naming = [
  { header: Replaces, names: ['to-tag', 'from-tag'] },
  { header: Join, names: ['to-tag', 'from-tag'] },
  { header: TargetDialog, names: ['local-tag', 'remote-tag'] },
] as const;

const replacing = (value: string): readonly string[] =>
  changed(invite, {
    From: 'From: <sip:carol@example.com>;tag=8321234356',
    'Call-ID': 'Call-ID: 12adf2f34456gs5@other.example.com',
    Via: 'Via: SIP/2.0/UDP other.example.com;branch=z9hG4bK74c01',
    Contact: 'Contact: <sip:carol@other.example.com>',
    Replaces: `Replaces: ${value}`,
  });

const named = '3848276298220188511@client.example.com';

export default defineRule({
  name: 'dialog-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3891 §3',
  examples: {
    good: [
      flow(invite, answer, replacing(`${named};to-tag=314159;from-tag=9fxced76sl`)),
      // To whom it is sent decides whose tag is which.
      flow(invite, answer, replacing(`${named};to-tag=9fxced76sl;from-tag=314159`)),
      flow(invite, answer, replacing('425928@elsewhere.example.com;to-tag=1;from-tag=2')),
    ],
    bad: [
      flow(
        invite,
        answer,
        replacing(
          `${named};to-tag=314159;from-tag=1928301774\n          ${'^'.repeat(72)} The dialog with this Call-ID has the tags 9fxced76sl and 314159`,
        ),
      ),
    ],
  },
  about: { fields: naming.map(({ header }) => header) },
  checkFile({ block: { message } }, report, file) {
    if (message === undefined) return;
    for (const { header, names } of naming) {
      for (const value of valuesOf(message, header)) {
        const tags = names.map((name) => paramNamed(value.params, name)?.value?.content);
        const dialogs = dialogsIn(file.partsOf(value.callId.text));
        const [dialog] = dialogs;
        if (dialog === undefined || tags.some((tag) => tag === undefined || tag.includes('{{'))) continue;
        if (dialogs.some(({ fromTag, toTag }) => tags.includes(fromTag) && tags.includes(toTag))) continue;
        const args = { one: dialog.fromTag, other: dialog.toTag ?? '' };
        report(value, { args, spec: header.spec, related: relatedTo(dialog) });
      }
    }
  },
});

/** The answers by which dialogs have begun. */
function dialogsIn(parts: readonly Part[]): readonly Part[] {
  return parts.filter(({ kind, status = 0, toTag, method }) => {
    return kind === 'response' && status > 100 && status < 300 && toTag !== undefined && method !== 'CANCEL';
  });
}
