/** The protocols whose causes Reason carries. */

import { preemptionCauses } from './preemption-causes.ts';
import { q850Causes } from './q850-causes.ts';
import { defineVocabulary } from './vocabulary.ts';

export const reasonProtocols = defineVocabulary({
  name: 'reason-protocols',
  entries: [
    { name: 'Q.850', spec: 'ITU-T Q.850', within: q850Causes },
    { name: 'SIP', spec: 'RFC 3326 §2' },
    { name: 'Preemption', spec: 'RFC 4411 §5', within: preemptionCauses },
    { name: 'STIR', spec: 'RFC 9410' },
    { name: 'RELEASE_CAUSE', spec: '3GPP TS 24.229 §7.2A.18' },
    { name: 'FAILURE_CAUSE', spec: '3GPP TS 24.229 §7.2A.18' },
    { name: 'EMM', spec: '3GPP TS 24.301 §9.9.3.9' },
    { name: 'ESM', spec: '3GPP TS 24.301 §9.9.4.4' },
    { name: '5GMM', spec: '3GPP TS 24.501 §9.11.3.2' },
    { name: '5GSM', spec: '3GPP TS 24.501 §9.11.4.2' },
    { name: 'S1AP-RNL', spec: '3GPP TS 36.413' },
    { name: 'S1AP-TL', spec: '3GPP TS 36.413 §9.2.1.3' },
    { name: 'S1AP-NAS', spec: '3GPP TS 36.413 §9.2.1.3' },
    { name: 'S1AP-MISC', spec: '3GPP TS 36.413 §9.2.1.3' },
    { name: 'S1AP-PROT', spec: '3GPP TS 36.413 §9.2.1.3' },
    { name: 'NGAP-RNL', spec: '3GPP TS 38.413 §9.3.1.2' },
    { name: 'NGAP-TL', spec: '3GPP TS 38.413 §9.3.1.2' },
    { name: 'NGAP-NAS', spec: '3GPP TS 38.413 §9.3.1.2' },
    { name: 'NGAP-MISC', spec: '3GPP TS 38.413 §9.3.1.2' },
    { name: 'NGAP-PROT', spec: '3GPP TS 38.413 §9.3.1.2' },
    { name: 'DIAMETER', spec: '3GPP TS 29.274 §8.103' },
    { name: 'IKEV2', spec: '3GPP TS 29.274 §8.103' },
  ],
});
