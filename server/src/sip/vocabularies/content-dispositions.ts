/** What the receiver is to do with a body. */

import { defineVocabulary } from './vocabulary.ts';

export const contentDispositions = defineVocabulary({
  name: 'content-dispositions',
  entries: [
    { name: 'session', spec: 'RFC 3261 §20.11' },
    { name: 'render', spec: 'RFC 3261 §20.11' },
    { name: 'early-session', spec: 'RFC 3959 §4' },
    { name: 'recipient-list', spec: 'RFC 5363 §4' },
    { name: 'recipient-list-history', spec: 'RFC 5364 §7' },
    { name: 'by-reference', spec: 'RFC 5621 §9.4' },
    { name: 'signal', spec: 'RFC 3204 §3' },
    { name: 'icon', spec: 'RFC 3261 §20.11' },
    { name: 'alert', spec: 'RFC 3261 §20.11' },
    { name: 'aib', spec: 'RFC 3893 §2' },
    { name: 'notification', spec: 'RFC 5438 §12' },
    { name: 'Info-Package', spec: 'RFC 6086 §7' },
    { name: 'recording-session', spec: 'RFC 7866 §9' },
    { name: '3gpp-alternative-service', spec: '3GPP TS 24.229', unregistered: true },
    { name: '3gpp-service-info', spec: '3GPP TS 24.229', unregistered: true },
    { name: 'attachment', spec: 'RFC 2183 §2.2' },
    { name: 'inline', spec: 'RFC 2183 §2.1' },
    { name: 'form-data', spec: 'RFC 7578 §4.2' },
  ],
});
