/** Something in a message that counts only where an option tag is listed, which is not. */

import { Contact } from '../sip/headers/contact.ts';
import { ContentType } from '../sip/headers/content-type.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import { ProxyRequire } from '../sip/headers/proxy-require.ts';
import { ReferSub } from '../sip/headers/refer-sub.ts';
import { Require } from '../sip/headers/require.ts';
import { RSeq } from '../sip/headers/rseq.ts';
import { SecurityClient } from '../sip/headers/security-client.ts';
import { SecurityVerify } from '../sip/headers/security-verify.ts';
import { SessionExpires } from '../sip/headers/session-expires.ts';
import { Supported } from '../sip/headers/supported.ts';
import type { Severity } from '../sip/problem.ts';
import type { Span, Token } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { paramNamed } from '../sip/values/params.ts';
import { fieldsOf, valuesOf } from '../sip/values-of.ts';
import { isEnded } from './common/completeness.ts';
import { marked, requestWith, responseTo } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { addTag, mayList } from './common/option-tags.ts';
import { isRequest, methodOf, statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

interface Need {
  readonly tag: string;
  /** Where it must be listed, the usual field first. One of them is enough, unless all are meant. */
  readonly in: readonly [HeaderDefinition<Token>, ...HeaderDefinition<Token>[]];
  readonly inAll?: true;
  readonly spec: string;
  readonly severity?: Severity;
  /** What in the message needs the tag. */
  readonly cause: (message: Message) => Span | undefined;
}

const needs: readonly Need[] = [
  { tag: '100rel', in: [Require], spec: 'RFC 3262 §3', cause: reliableNumber },
  { tag: 'timer', in: [Require], spec: 'RFC 4028 §9', cause: refreshingClient },
  { tag: 'outbound', in: [Supported, Require], spec: 'RFC 5626 §4.2.1', cause: registrationId },
  { tag: 'path', in: [Supported, Require], spec: 'RFC 5626 §4.2.1', severity: 'hint', cause: registrationId },
  { tag: 'sec-agree', in: [Require, ProxyRequire], inAll: true, spec: 'RFC 3329 §2.3.1', cause: agreement },
  { tag: 'eventlist', in: [Require], spec: 'RFC 4662 §4.1', cause: notificationOfList },
  { tag: 'norefersub', in: [Supported, Require], spec: 'RFC 4488 §4', severity: 'hint', cause: noSubscription },
];

const flow =
  'Contact: <sip:alice@client.example.com>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-000A95A0E128>";«reg-id=1»';
const mechanism = 'Security-Client: tls';

export default defineRule({
  name: 'missing-option-tag',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §20.32',
  examples: {
    good: [
      responseTo('INVITE', '183 Session Progress', 'Require: 100rel', 'RSeq: 813520'),
      requestWith('OPTIONS', mechanism, 'Require: sec-agree', 'Proxy-Require: sec-agree'),
    ],
    bad: [
      marked(
        responseTo('INVITE', '183 Session Progress', '«RSeq»: 813520'),
        'Without 100rel in Require this has no effect',
      ),
      marked(
        responseTo(
          'INVITE',
          '200 OK',
          'Contact: <sip:bob@server.example.com>',
          'Session-Expires: 1800;«refresher=uac»',
        ),
        'Without timer in Require this has no effect',
      ),
      marked(requestWith('REGISTER', flow, 'Supported: path'), 'Without outbound in Supported this has no effect'),
      marked(
        requestWith('OPTIONS', '«Security-Client»: tls', 'Require: sec-agree'),
        'Without sec-agree in Proxy-Require this has no effect',
      ),
      marked(
        requestWith('NOTIFY', 'Content-Type: «application/rlmi+xml»', 'Content-Length: {{$contentLength}}'),
        'Without eventlist in Require this has no effect',
      ),
      marked(requestWith('REFER', 'Refer-Sub: «false»'), 'Without norefersub in Supported this has no effect'),
    ],
  },
  about: [
    { fields: [RSeq, SessionExpires, SecurityClient, SecurityVerify] },
    { methods: ['REGISTER'], fields: [Contact] },
    { methods: ['REFER'], fields: [ReferSub] },
    { methods: ['NOTIFY'], fields: [ContentType], signs: ['rlmi+xml'] },
  ],
  checkMessage(message, report) {
    if (!isEnded(message)) return;
    for (const need of needs) {
      const span = need.cause(message);
      const lacking = span === undefined ? [] : lackingFields(message, need);
      if (span === undefined || lacking.length === 0) continue;
      const { tag, spec, severity = 'warning' } = need;
      const args = { tag, name: lacking.map(({ name }) => name).join(', ') };
      const edits = lacking.flatMap((header) => addTag(message, header, tag));
      report(span, { args, spec, severity, fixes: [guess('add', edits, args)] });
    }
  },
});

function lackingFields(message: Message, need: Need): readonly HeaderDefinition<Token>[] {
  const lacking = need.in.filter((header) => !mayList(message, header, need.tag));
  if (need.inAll === true) return lacking;
  return lacking.length < need.in.length ? [] : [need.in[0]];
}

/** RFC 3262 §3: whoever numbers a provisional response wants it acknowledged. */
function reliableNumber(message: Message): Span | undefined {
  const status = statusOf(message);
  return status !== undefined && status > 100 && status < 200 ? fieldsOf(message, RSeq)[0]?.name : undefined;
}

/** RFC 4028 §9: the client has to process the response to know that it is its turn. */
function refreshingClient(message: Message): Span | undefined {
  const status = statusOf(message);
  if (status === undefined || Math.floor(status / 100) !== 2) return undefined;
  const [session] = valuesOf(message, SessionExpires);
  const param = session === undefined ? undefined : paramNamed(session.params, 'refresher');
  return param?.value?.text.toLowerCase() === 'uac' ? param : undefined;
}

function registrationId(message: Message): Span | undefined {
  if (methodOf(message) !== 'REGISTER') return undefined;
  for (const contact of valuesOf(message, Contact)) {
    const param = contact.kind === 'address' ? paramNamed(contact.params, 'reg-id') : undefined;
    if (param !== undefined) return param;
  }
  return undefined;
}

/** RFC 3329 §2.6: ACK, CANCEL and PRACK take no part in the agreement. */
function agreement(message: Message): Span | undefined {
  const method = methodOf(message);
  if (!isRequest(message) || method === 'ACK' || method === 'CANCEL' || method === 'PRACK') return undefined;
  return (fieldsOf(message, SecurityClient)[0] ?? fieldsOf(message, SecurityVerify)[0])?.name;
}

/** A list of resources is of no use to who does not know lists. */
function notificationOfList(message: Message): Span | undefined {
  if (methodOf(message) !== 'NOTIFY') return undefined;
  const [field] = fieldsOf(message, ContentType);
  return field !== undefined && /application\/rlmi\+xml/iu.test(field.value.text) ? field.value : undefined;
}

function noSubscription(message: Message): Span | undefined {
  if (methodOf(message) !== 'REFER') return undefined;
  return valuesOf(message, ReferSub).find(({ token }) => token.text.toLowerCase() === 'false')?.token;
}
