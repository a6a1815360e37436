/** The packages that say what the body of an INFO means. */

import { defineVocabulary } from './vocabulary.ts';

export const infoPackages = defineVocabulary({
  name: 'info-packages',
  caseSensitive: true,
  misspelled: 'warning',
  letters: 1,
  entries: [
    { name: 'infoDtmf', spec: '3GPP TS 24.229' },
    { name: 'trickle-ice', spec: 'RFC 8840 §10' },
    { name: 'EmergencyCallData.eCall.MSD', spec: 'RFC 8147 §14.9' },
    { name: 'EmergencyCallData.VEDS', spec: 'RFC 8148 §14.7' },
    { name: 'g.3gpp.access-transfer-events', spec: '3GPP TS 24.237' },
    { name: 'g.3gpp.mid-call', spec: '3GPP TS 24.237' },
    { name: 'g.3gpp.state-and-event', spec: '3GPP TS 24.237' },
    { name: 'g.3gpp.ussd', spec: '3GPP TS 24.390' },
    { name: 'g.3gpp.current-location-discovery', spec: '3GPP TS 24.229' },
    { name: 'g.3gpp.mcptt-floor-request', spec: '3GPP TS 24.379' },
    { name: 'g.3gpp.mcptt-info', spec: '3GPP TS 24.379' },
    { name: 'g.3gpp.mcdata-com-release', spec: '3GPP TS 24.282' },
    { name: 'g.3gpp.mcvideo-info', spec: '3GPP TS 24.281' },
  ],
});
