/** The access networks by which devices are attached. */

import { defineVocabulary } from './vocabulary.ts';

export const accessNetworkTypes = defineVocabulary({
  name: 'access-network-types',
  misspelled: 'never',
  unknown: 'hint',
  entries: [
    { name: '3GPP-NR-TDD', spec: '3GPP TS 24.229 §7.2A.4' },
    { name: '3GPP-NR-FDD', spec: '3GPP TS 24.229 §7.2A.4' },
    { name: '3GPP-E-UTRAN-FDD', spec: 'RFC 7315 §5.4' },
    { name: '3GPP-E-UTRAN-TDD', spec: 'RFC 7315 §5.4' },
    { name: '3GPP-UTRAN-FDD', spec: 'RFC 7315 §5.4' },
    { name: '3GPP-UTRAN-TDD', spec: 'RFC 7315 §5.4' },
    { name: '3GPP-GERAN', spec: 'RFC 7315 §5.4' },
    { name: '3GPP2-1X', spec: 'RFC 7315 §5.4' },
    { name: '3GPP2-1X-HRPD', spec: 'RFC 7315 §5.4' },
    { name: '3GPP2-1X-Femto', spec: 'RFC 7315 §5.4' },
    { name: '3GPP2-UMB', spec: 'RFC 7315 §5.4' },
    { name: 'IEEE-802.11', spec: 'RFC 7315 §5.4' },
    { name: 'IEEE-802.11a', spec: 'RFC 7315 §5.4' },
    { name: 'IEEE-802.11b', spec: 'RFC 7315 §5.4' },
    { name: 'IEEE-802.11g', spec: 'RFC 7315 §5.4' },
    { name: 'IEEE-802.11n', spec: 'RFC 7315 §5.4' },
    { name: 'IEEE-802.3', spec: 'RFC 7315 §5.4' },
    { name: 'ADSL', spec: 'RFC 7315 §5.4' },
    { name: 'ADSL2', spec: 'RFC 7315 §5.4' },
    { name: 'ADSL2+', spec: 'RFC 7315 §5.4' },
    { name: 'VDSL', spec: 'RFC 7315 §5.4' },
    { name: 'SDSL', spec: 'RFC 7315 §5.4' },
    { name: 'DOCSIS', spec: 'RFC 7315 §5.4' },
    { name: 'GSTN', spec: 'RFC 7315 §5.4' },
    { name: 'GPON', spec: 'RFC 7315 §5.4' },
    { name: 'XGPON1', spec: 'RFC 7315 §5.4' },
    { name: 'DVB-RCS2', spec: 'RFC 7315 §5.4' },
  ],
});
