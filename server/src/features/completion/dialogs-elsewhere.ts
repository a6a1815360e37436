/** The dialogs of the other messages of a file, as Replaces, Join and Target-Dialog name them: RFC 3891 §6.1, RFC 3911 §7.1, RFC 4538 §7. */

import { looseElements } from '../value-place.ts';
import type { CompletionPlace } from './item.ts';
import { messagesAround, valueIn } from './said-elsewhere.ts';

/** More are not looked through. */
const most = 10;

/** What names a dialog, and who is at its ends. */
interface Dialog {
  readonly callId: string;
  readonly from: End;
  readonly to: End;
}

interface End {
  readonly uri: string;
  readonly tag: string;
}

/** `call;to-tag=…;from-tag=…`, once for each end that may be meant; that of the addressee first. */
export function dialogNames(place: CompletionPlace, header: string, addressee: string): readonly string[] {
  const [first, second] = header === 'Target-Dialog' ? ['local-tag', 'remote-tag'] : ['to-tag', 'from-tag'];
  return dialogsAround(place).flatMap(({ callId, from, to }) => {
    const names = [to, from].map((end) => {
      const other = end === to ? from : to;
      return { end, name: `${callId};${first}=${end.tag};${second}=${other.tag}` };
    });
    names.sort((one, other) => Number(other.end.uri === addressee) - Number(one.end.uri === addressee));
    return names.map(({ name }) => name);
  });
}

/** RFC 3891 §4: a transfer to who is at the other end of a dialog, which the new call then replaces. */
export function replacingUris(place: CompletionPlace): readonly string[] {
  return dialogsAround(place).map(({ callId, from, to }) => {
    const name = `${callId};to-tag=${to.tag};from-tag=${from.tag}`;
    return `<${to.uri}?Replaces=${encodeURIComponent(name)}>`;
  });
}

/** The nearest first, each once, whichever way its messages go: as the messages about an INVITE have it, where there are any. */
function dialogsAround(place: CompletionPlace): readonly Dialog[] {
  const messages = messagesAround(place);
  const isOfInvite = (message: (typeof messages)[number]) => /INVITE$/u.test(valueIn(message, 'CSeq') ?? '');
  const ordered = [...messages].sort((one, other) => Number(isOfInvite(other)) - Number(isOfInvite(one)));
  const found = new Map<string, Dialog>();
  for (const message of ordered) {
    const callId = valueIn(message, 'Call-ID') ?? '';
    const [from, to] = [endIn(valueIn(message, 'From')), endIn(valueIn(message, 'To'))];
    if (from === undefined || to === undefined || !/^[^\s{]+$/u.test(callId)) continue;
    const key = `${callId} ${[from.tag, to.tag].sort().join(' ')}`;
    if (!found.has(key)) found.set(key, { callId, from, to });
  }
  return [...found.values()].slice(0, most);
}

/** Nothing without a tag, or where one is made anew with each message. */
function endIn(value: string | undefined): End | undefined {
  const [element] = looseElements(value ?? '', 0, value?.length ?? 0);
  const tag = element?.params.find(({ name }) => name.text.toLowerCase() === 'tag')?.value?.text ?? '';
  const { uri, head } = element ?? {};
  const text = uri === undefined ? (head?.text ?? '') : (value ?? '').slice(uri.start, uri.end);
  return tag === '' || tag.includes('{{') || text.includes('?') ? undefined : { uri: text, tag };
}
