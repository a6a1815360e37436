/** What is as it should be in nearly all messages: told once, so that the many rules about what is not are run on no others. */

import { Allow } from '../sip/headers/allow.ts';
import { Contact } from '../sip/headers/contact.ts';
import { CSeq } from '../sip/headers/cseq.ts';
import { From } from '../sip/headers/from.ts';
import { type HeaderDefinition, tabled } from '../sip/headers/header.ts';
import { MaxForwards } from '../sip/headers/max-forwards.ts';
import { ProxyRequire } from '../sip/headers/proxy-require.ts';
import { Require } from '../sip/headers/require.ts';
import { Supported } from '../sip/headers/supported.ts';
import { To } from '../sip/headers/to.ts';
import { Via } from '../sip/headers/via.ts';
import { methodNamed } from '../sip/methods.ts';
import { type OptionTagHeader, optionTag } from '../sip/option-tags.ts';
import type { Message } from '../sip/syntax/tree.ts';
import type { Contact as ContactValue } from '../sip/values/contact.ts';
import type { CSeq as CSeqValue } from '../sip/values/cseq.ts';
import type { Host } from '../sip/values/host.ts';
import type { NumberValue } from '../sip/values/integer.ts';
import { type Params, paramNamed } from '../sip/values/params.ts';
import type { SipUri } from '../sip/values/uri.ts';
import type { SentBy, Via as ViaValue } from '../sip/values/via.ts';
import { isMulticast } from './common/uris.ts';
import type { Trait } from './traits.ts';

/** What is looked for in the values of a header field. */
export interface Usual {
  readonly isUsual: (value: unknown, message: Message) => boolean;
  /** What a message has where a value is not so. */
  readonly unusual: Trait;
  /** What it has where there is more than one. */
  readonly several?: Trait | undefined;
}

const usuals = tabled<Usual>([
  usually(Via, isUsualVia, 'unusual-via', 'several-vias'),
  usually(From, isTagged, 'untagged-from'),
  usually(To, isTagged, 'untagged-to'),
  usually(CSeq, isUsualCSeq, 'unusual-cseq'),
  usually(Contact, isUsualContact, 'unusual-contact', 'several-contacts'),
  usually(MaxForwards, ({ number }) => number > 0 && number <= 70, 'unusual-max-forwards'),
  usually(Allow, ({ text }) => methodNamed(text) !== undefined, 'unusual-token'),
  usually(Supported, ({ text }) => isUsualTag(text, 'Supported'), 'unusual-token'),
  usually(Require, ({ text }) => isUsualTag(text, 'Require'), 'unusual-token'),
  usually(ProxyRequire, ({ text }) => isUsualTag(text, 'Proxy-Require'), 'unusual-token'),
]);

/** What is usual in the values of a header field; nothing where no rule asks. */
export function usualIn(definition: HeaderDefinition): Usual | undefined {
  return usuals[definition.number];
}

/** Without headers, with a usual host that is somebody's, and without the slashes of a web address. */
export function isUsualUri({ user, host, port, headers }: SipUri): boolean {
  return (
    headers.length === 0 && isUsualHost(host, port) && host.text !== '0.0.0.0' && user?.text.startsWith('//') !== true
  );
}

function usually<V>(
  header: HeaderDefinition<V>,
  isUsual: (value: V, message: Message) => boolean,
  unusual: Trait,
  several?: Trait,
): [HeaderDefinition, Usual] {
  return [header, { isUsual: isUsual as Usual['isUsual'], unusual, several }];
}

/** RFC 3261 §8.1.1.7: version 2.0, and a branch with the cookie and more. */
function isUsualVia({ protocolVersion, sentBy, params }: ViaValue): boolean {
  if (!isUsualSentBy(sentBy)) return false;
  const branch = paramNamed(params, 'branch')?.value?.text;
  if (branch === undefined || !branch.startsWith('z9hG4bK') || branch.length === 'z9hG4bK'.length) return false;
  return protocolVersion.text === '2.0';
}

/** No address of IPv6, which has its own pitfalls, and one that a response can be sent to. */
function isUsualSentBy({ host, port }: SentBy): boolean {
  return isUsualHost(host, port) && host.text !== '255.255.255.255' && !isMulticast(host.text);
}

function isUsualHost({ kind }: Host, port: NumberValue | undefined): boolean {
  return kind !== 'ipv6' && port?.number !== 0;
}

function isTagged({ params }: { readonly params: Params }): boolean {
  return paramNamed(params, 'tag') !== undefined;
}

/** RFC 3261 §8.1.1.5: below 2^31, and the method of the request. */
function isUsualCSeq({ number: { number }, method }: CSeqValue, { startLine }: Message): boolean {
  if (!(number < 2 ** 31)) return false;
  return startLine.kind === 'request' ? method.text === startLine.method.text : methodNamed(method.text) !== undefined;
}

/** A SIP URI that may be used for years at most. */
function isUsualContact(contact: ContactValue): boolean {
  if (contact.kind !== 'address') return false;
  const { text } = contact.address.uri.scheme;
  const seconds = paramNamed(contact.params, 'expires')?.value?.text ?? '';
  return (text === 'sip' || text === 'sips') && seconds.length < 10;
}

/** A tag that is registered for this place; RFC 3262 §4 has `100rel` required of an INVITE alone. */
function isUsualTag(text: string, place: OptionTagHeader): boolean {
  return optionTag(text)?.in.includes(place) === true && !(place === 'Require' && text === '100rel');
}
