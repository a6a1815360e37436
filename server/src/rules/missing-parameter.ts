/** A parameter is missing without which its header field says nothing. */

import type { HeaderDefinition } from '../sip/headers/header.ts';
import { HistoryInfo } from '../sip/headers/history-info.ts';
import { Identity } from '../sip/headers/identity.ts';
import { IdentityInfo } from '../sip/headers/identity-info.ts';
import { Join } from '../sip/headers/join.ts';
import { Replaces } from '../sip/headers/replaces.ts';
import { SessionId } from '../sip/headers/session-id.ts';
import { SubscriptionState } from '../sip/headers/subscription-state.ts';
import { TargetDialog } from '../sip/headers/target-dialog.ts';
import type { Severity } from '../sip/problem.ts';
import type { Span } from '../sip/span.ts';
import { insert } from '../sip/syntax/edit.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { type Params, paramNamed } from '../sip/values/params.ts';
import { fieldsOf, valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { defineRule } from './rule.ts';

interface WithParams extends Span {
  readonly params: Params;
}

interface Need {
  readonly header: HeaderDefinition<WithParams>;
  readonly params: readonly string[];
  readonly spec: string;
  readonly severity?: Severity;
  /** What the parameter usually is, where that can be guessed. */
  readonly likely?: string;
  /** Where the parameter is needed under a condition. */
  readonly applies?: (value: WithParams, message: Message) => boolean;
}

const needs: readonly Need[] = [
  { header: Replaces, params: ['to-tag', 'from-tag'], spec: 'RFC 3891 §6.1' },
  { header: Join, params: ['to-tag', 'from-tag'], spec: 'RFC 3911 §7.1' },
  { header: TargetDialog, params: ['remote-tag', 'local-tag'], spec: 'RFC 4538 §3' },
  { header: HistoryInfo, params: ['index'], spec: 'RFC 7044 §5' },
  { header: Identity, params: ['info'], spec: 'RFC 8224 §4', applies: isOfToday },
  {
    header: SubscriptionState,
    params: ['expires'],
    spec: 'RFC 6665 §4.2.2',
    // Receivers are warned there that RFC 3265 left it out, and much of what sends a NOTIFY unasked still does.
    severity: 'hint',
    likely: '3600',
    applies: isRunning,
  },
  { header: SessionId, params: ['remote'], spec: 'RFC 7989 §5', severity: 'hint', likely: '0'.repeat(32) },
];

export default defineRule({
  name: 'missing-parameter',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §20',
  examples: {
    good: [
      requestWith('INVITE', 'Replaces: 425928@client.example.com;to-tag=7743;from-tag=6472'),
      requestWith('NOTIFY', 'Subscription-State: terminated;reason=noresource'),
    ],
    bad: [
      marked(
        requestWith('INVITE', 'Replaces: «425928@client.example.com;to-tag=7743»'),
        'from-tag is missing: Replaces needs it',
      ),
      marked(requestWith('INVITE', 'History-Info: «<sip:bob@example.com>»'), 'index is missing: History-Info needs it'),
      marked(requestWith('NOTIFY', 'Subscription-State: «active»'), 'expires is missing: Subscription-State needs it'),
    ],
  },
  about: { fields: needs.map(({ header }) => header) },
  checkMessage(message, report) {
    for (const { header, params, spec, severity = 'error', likely, applies } of needs) {
      for (const value of valuesOf(message, header)) {
        if (value.params.some(({ name }) => isTemplated(name)) || applies?.(value, message) === false) continue;
        const missing = params.filter((param) => paramNamed(value.params, param) === undefined);
        if (missing.length === 0) continue;
        const param = missing.join(', ');
        const fixes =
          likely === undefined ? [] : [guess('insert', [insert(value.end, `;${param}=${likely}`)], { param })];
        report(value, { args: { param, name: header.name }, spec, severity, fixes });
      }
    }
  },
});

/** RFC 8224 §4.1: the parts of a PASSporT stand between dots. RFC 4474 had other signatures, and the URI in a field of its own. */
function isOfToday(value: WithParams, message: Message): boolean {
  const end = value.params[0]?.start ?? value.end;
  return fieldsOf(message, IdentityInfo).length === 0 && message.source.slice(value.start, end).includes('.');
}

/** RFC 6665 §4.2.2: of a subscription that has ended there is nothing left. */
function isRunning(value: WithParams, message: Message): boolean {
  const state = message.source.slice(value.start, value.end);
  return /^(?:active|pending)\b/iu.test(state);
}
