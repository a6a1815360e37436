/** The event packages to which one can subscribe. */

import { defineVocabulary } from './vocabulary.ts';

export const eventPackages = defineVocabulary({
  name: 'event-packages',
  caseSensitive: true,
  misspelled: 'information',
  entries: [
    { name: 'presence', spec: 'RFC 3856' },
    { name: 'dialog', spec: 'RFC 4235' },
    { name: 'message-summary', spec: 'RFC 3842' },
    { name: 'refer', spec: 'RFC 3515 §2.4.4' },
    { name: 'reg', spec: 'RFC 3680' },
    { name: 'conference', spec: 'RFC 4575' },
    { name: 'ua-profile', spec: 'RFC 6080' },
    { name: 'call-completion', spec: 'RFC 6910' },
    { name: 'certificate', spec: 'RFC 6072' },
    { name: 'consent-pending-additions', spec: 'RFC 5362' },
    { name: 'credential', spec: 'RFC 6072' },
    { name: 'http-monitor', spec: 'RFC 5989' },
    { name: 'kpml', spec: 'RFC 4730' },
    { name: 'load-control', spec: 'RFC 7200' },
    { name: 'poc-settings', spec: 'RFC 4354' },
    { name: 'session-spec-policy', spec: 'RFC 6795' },
    { name: 'Siemens-RTP-Stats', spec: 'IANA' },
    { name: 'spirits-INDPs', spec: 'RFC 3910' },
    { name: 'spirits-user-prof', spec: 'RFC 3910' },
    { name: 'vq-rtcpxr', spec: 'RFC 6035' },
    { name: 'xcap-diff', spec: 'RFC 5875' },
    { name: 'as-feature-event', spec: 'BroadWorks', unregistered: true },
    { name: 'call-info', spec: 'BroadWorks', unregistered: true },
    { name: 'check-sync', spec: 'SIP telephones', unregistered: true },
    { name: 'comm-div-info', spec: '3GPP TS 24.604', unregistered: true },
    { name: 'hold', spec: 'BroadWorks', unregistered: true },
    { name: 'line-seize', spec: 'BroadWorks', unregistered: true },
    { name: 'talk', spec: 'BroadWorks', unregistered: true },
  ],
});
