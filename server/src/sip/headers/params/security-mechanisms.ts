/** The parameters of the security mechanisms that Security-Client, Security-Server and Security-Verify list. */

import { digestAlgorithms } from '../../vocabularies/digest-algorithms.ts';
import { encryptionAlgorithms } from '../../vocabularies/encryption-algorithms.ts';
import { integrityAlgorithms } from '../../vocabularies/integrity-algorithms.ts';
import { qopValues } from '../../vocabularies/qop-values.ts';
import { wordParam } from '../../vocabularies/words.ts';
import type { ParamDefinition } from '../header.ts';

/** RFC 3329 has `port1`, `port2` and `spi`; networks of 3GPP use a pair of ports and of SPIs instead. */
export const securityMechanismParams: Readonly<Record<string, ParamDefinition>> = {
  q: { spec: 'RFC 3329 §2.2' },
  'd-alg': wordParam('RFC 3329 §2.2', digestAlgorithms),
  'd-qop': wordParam('RFC 3329 §2.2', qopValues),
  'd-ver': { spec: 'RFC 3329 §2.2' },
  alg: wordParam('RFC 3329 §A', integrityAlgorithms),
  ealg: wordParam('RFC 3329 §A', encryptionAlgorithms),
  prot: { spec: 'RFC 3329 §A', values: ['ah', 'esp'] },
  mod: { spec: 'RFC 3329 §A', values: ['trans', 'tun', 'UDP-enc-tun'] },
  spi: { spec: 'RFC 3329 §A' },
  port1: { spec: 'RFC 3329 §A' },
  port2: { spec: 'RFC 3329 §A' },
  'spi-c': { spec: '3GPP TS 33.203 §H' },
  'spi-s': { spec: '3GPP TS 33.203 §H' },
  'port-c': { spec: '3GPP TS 33.203 §H' },
  'port-s': { spec: '3GPP TS 33.203 §H' },
  mediasec: { spec: '3GPP TS 24.229 §7.2A.7' },
};
