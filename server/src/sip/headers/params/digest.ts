/** The parameters of digest challenges and credentials, which user agents and proxies share. */

import { digestAlgorithms } from '../../vocabularies/digest-algorithms.ts';
import { qopValues } from '../../vocabularies/qop-values.ts';
import { wordParam, wordsBetween } from '../../vocabularies/words.ts';
import type { ParamDefinition } from '../header.ts';

type Params = Readonly<Record<string, ParamDefinition>>;

const algorithm = wordParam('RFC 8760 §2.1', digestAlgorithms);
const qop = wordParam('RFC 8760 §2.6', qopValues);
/** RFC 7616 §3.3: in a challenge `qop` is a list in quotes. */
const offeredQop = wordParam('RFC 8760 §2.6', qopValues, wordsBetween(',', qopValues));
const truth = ['true', 'false'];

export const challengeParams: Params = {
  realm: { spec: 'RFC 7616 §3.3' },
  domain: { spec: 'RFC 7616 §3.3' },
  nonce: { spec: 'RFC 7616 §3.3' },
  opaque: { spec: 'RFC 7616 §3.3' },
  stale: { spec: 'RFC 7616 §3.3', values: truth },
  algorithm,
  qop: offeredQop,
  charset: { spec: 'RFC 7616 §3.3', values: ['UTF-8'] },
  userhash: { spec: 'RFC 7616 §3.3', values: truth },
  authz_server: { spec: 'RFC 8898 §4' },
  error: { spec: 'RFC 8898 §4' },
  scope: { spec: 'RFC 8898 §4' },
};

export const credentialsParams: Params = {
  username: { spec: 'RFC 7616 §3.4' },
  'username*': { spec: 'RFC 7616 §3.4' },
  realm: { spec: 'RFC 7616 §3.4' },
  nonce: { spec: 'RFC 7616 §3.4' },
  uri: { spec: 'RFC 7616 §3.4' },
  response: { spec: 'RFC 7616 §3.4' },
  algorithm,
  cnonce: { spec: 'RFC 7616 §3.4' },
  opaque: { spec: 'RFC 7616 §3.4' },
  qop,
  nc: { spec: 'RFC 7616 §3.4' },
  userhash: { spec: 'RFC 7616 §3.4.4', values: truth },
  auts: { spec: 'RFC 3310 §3.4' },
};
