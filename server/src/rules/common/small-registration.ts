/** A registration for the examples of rules that compare messages. */

import { changed } from './examples.ts';
import { busy, invite } from './small-call.ts';

/** The device registers one address. */
export const registering: readonly string[] = changed(invite, {
  start: 'REGISTER sip:example.com SIP/2.0',
  To: 'To: <sip:alice@example.com>',
  CSeq: 'CSeq: 1 REGISTER',
});

/** The registrar has stored it. */
export const registered: readonly string[] = changed(busy, {
  start: 'SIP/2.0 200 OK',
  To: 'To: <sip:alice@example.com>;tag=314159',
  CSeq: 'CSeq: 1 REGISTER',
  Contact: 'Contact: <sip:alice@client.example.com>;expires=3600',
});

/** It asks for credentials first. */
export const challenged: readonly string[] = changed(busy, {
  start: 'SIP/2.0 401 Unauthorized',
  To: 'To: <sip:alice@example.com>;tag=314159',
  CSeq: 'CSeq: 1 REGISTER',
  'WWW-Authenticate': 'WWW-Authenticate: Digest realm="example.com", nonce="84a4cc6f3082121f", qop="auth"',
});

/** The device repeats its request with them. */
export const authenticated: readonly string[] = changed(registering, {
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74c02',
  CSeq: 'CSeq: 2 REGISTER',
  Authorization:
    'Authorization: Digest username="alice", realm="example.com", nonce="84a4cc6f3082121f", uri="sip:example.com", response="42ce3cef44b22f50c6a6071bc8b7a5f2", qop=auth, cnonce="0a4f113b", nc=00000001',
});
