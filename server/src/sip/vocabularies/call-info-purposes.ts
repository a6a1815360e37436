/** What the URI of a Call-Info is good for. */

import { defineVocabulary } from './vocabulary.ts';

export const callInfoPurposes = defineVocabulary({
  name: 'call-info-purposes',
  entries: [
    { name: 'icon', spec: 'RFC 3261 §20.9' },
    { name: 'info', spec: 'RFC 3261 §20.9' },
    { name: 'card', spec: 'RFC 3261 §20.9' },
    { name: 'list-management', spec: 'RFC 5367 §4' },
    { name: 'call-completion', spec: 'RFC 6910 §7.1' },
    { name: 'impp', spec: 'RFC 6993' },
    { name: 'ccmp', spec: 'RFC 7082' },
    { name: 'jwscard', spec: 'RFC 8688' },
    { name: 'rcd-jcard', spec: 'RFC 9796' },
    { name: 'rue-owner', spec: 'RFC 9248' },
    { name: 'EmergencyCallData.ProviderInfo', spec: 'RFC 7852' },
    { name: 'EmergencyCallData.ServiceInfo', spec: 'RFC 7852' },
    { name: 'EmergencyCallData.DeviceInfo', spec: 'RFC 7852' },
    { name: 'EmergencyCallData.SubscriberInfo', spec: 'RFC 7852' },
    { name: 'EmergencyCallData.Comment', spec: 'RFC 7852' },
    { name: 'EmergencyCallData.Control', spec: 'RFC 8147' },
    { name: 'EmergencyCallData.eCall.MSD', spec: 'RFC 8147' },
    { name: 'EmergencyCallData.VEDS', spec: 'RFC 8148' },
    { name: 'EmergencyCallData.cap', spec: 'RFC 8876' },
    { name: 'emergency-CallId', spec: 'NENA i3', unregistered: true },
    { name: 'emergency-IncidentId', spec: 'NENA i3', unregistered: true },
  ],
});
