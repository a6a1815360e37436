/** The parameters of digest challenges and credentials, which user agents and proxies share. */

import type { ParamDefinition } from '../header.ts';

type Params = Readonly<Record<string, ParamDefinition>>;

/** IANA's registry of digest algorithms, as far as SIP uses it. */
const algorithm: ParamDefinition = {
  spec: 'RFC 8760 §2.1',
  values: [
    'MD5',
    'MD5-sess',
    'SHA-256',
    'SHA-256-sess',
    'SHA-512-256',
    'SHA-512-256-sess',
    'AKAv1-MD5',
    'AKAv2-MD5',
    'AKAv2-SHA-256',
  ],
};
const qop: ParamDefinition = { spec: 'RFC 8760 §2.6', values: ['auth', 'auth-int'] };
const truth = ['true', 'false'];

export const challengeParams: Params = {
  realm: { spec: 'RFC 7616 §3.3' },
  domain: { spec: 'RFC 7616 §3.3' },
  nonce: { spec: 'RFC 7616 §3.3' },
  opaque: { spec: 'RFC 7616 §3.3' },
  stale: { spec: 'RFC 7616 §3.3', values: truth },
  algorithm,
  qop,
  charset: { spec: 'RFC 7616 §3.3', values: ['UTF-8'] },
  userhash: { spec: 'RFC 7616 §3.3', values: truth },
  authz_server: { spec: 'RFC 8898 §4' },
  error: { spec: 'RFC 8898 §4' },
  scope: { spec: 'RFC 8898 §4' },
};

export const credentialsParams: Params = {
  username: { spec: 'RFC 7616 §3.4' },
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
