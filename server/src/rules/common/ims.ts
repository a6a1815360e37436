/** What the rules of IMS share: a device's registration as examples have it, and what tells one from what a network makes of it. */

import { Contact } from '../../sip/headers/contact.ts';
import { Expires } from '../../sip/headers/expires.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { paramNamed } from '../../sip/values/params.ts';
import { valuesOf } from '../../sip/values-of.ts';
import { isEnded } from './completeness.ts';
import { requestWith } from './examples.ts';
import { fieldNamed } from './head.ts';
import { methodOf } from './start-lines.ts';

const usual: readonly string[] = [
  'From: <sip:alice@ims.example.com>;tag=9fxced76sl',
  'To: <sip:alice@ims.example.com>',
  'Supported: path',
  'Contact: <sip:192.0.2.7:5060>;+sip.instance="<urn:gsma:imei:90420156-025763-0>"',
  'Authorization: Digest username="alice@ims.example.com", realm="ims.example.com", nonce="", uri="sip:ims.example.com", response=""',
];

/** The first REGISTER of a device, in which these lines stand instead of or besides others. */
export function deviceRegister(...lines: readonly string[]): string {
  const names = new Set(lines.map((line) => line.replaceAll('«', '').split(':')[0]));
  const kept = usual.filter((line) => !names.has(line.split(':')[0]));
  const present = lines.filter((line) => !line.endsWith(':'));
  return requestWith('REGISTER', 'REGISTER sip:ims.example.com SIP/2.0', ...kept, ...present);
}

/** True for a REGISTER as a device sends it to make bindings: no proxy has put its Path in, and nothing ends. */
export function isDeviceRegister(message: Message): boolean {
  if (methodOf(message) !== 'REGISTER' || !isEnded(message)) return false;
  if (fieldNamed(message, 'path') !== undefined || fieldNamed(message, 'contact') === undefined) return false;
  const ends = (text: string | undefined) => text !== undefined && /^0+$/u.test(text);
  if (valuesOf(message, Expires).some(({ number }) => number === 0)) return false;
  return !valuesOf(message, Contact).some((contact) => {
    return contact.kind === 'wildcard' || ends(paramNamed(contact.params, 'expires')?.value?.text);
  });
}
