/** What the traffic channel holds, and what it never does. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { concealed } from '../../client/src/send/concealed.ts';
import { hexDump } from '../../client/src/send/hex-dump.ts';
import { transcriptOf } from '../../client/src/send/transcript.ts';
import { traceOf } from '../../client/src/trace.ts';
import { Redactor } from '../../server/src/proofs.ts';
import type { ExchangeEvent } from '../../server/src/protocol.ts';

suite('a redactor', () => {
  const without = (text: string, ...secrets: string[]) => {
    const redactor = new Redactor();
    for (const secret of secrets) redactor.conceal(secret);
    return redactor.clean(text);
  };

  test('of a digest the proof goes and the rest stays', () => {
    const field =
      'Authorization: Digest username="alice", realm="x", nonce="n",\n response="0123456789abcdef", qop=auth\nTo: <sip:a>';
    const safe = without(field);
    assert.ok(!safe.includes('0123456789abcdef'));
    assert.match(safe, /username="alice".*\n response="⟨…⟩", qop=auth\nTo: <sip:a>/u);
    assert.match(without('proxy-authorization : Digest RESPONSE = abc'), /RESPONSE = ⟨…⟩$/u);
    assert.match(without('Authentication-Info: rspauth="secret", nc=1'), /rspauth="⟨…⟩", nc=1$/u);
  });

  test('of any other scheme nothing stays', () => {
    assert.equal(without('Authorization: Basic YWxpY2U6c2VjcmV0'), 'Authorization: Basic ⟨…⟩');
    assert.equal(without('Proxy-Authorization: Bearer a.b.c\n d.e'), 'Proxy-Authorization: Bearer ⟨…⟩');
  });

  test('a challenge proves nothing and stays', () => {
    const field = 'WWW-Authenticate: Digest realm="x", nonce="n"';
    assert.equal(without(field), field);
  });

  test('keys of media go', () => {
    const line = 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR|2^20';
    assert.equal(without(line), 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:⟨…⟩|2^20');
  });

  test('what happened shows no secret in any of its parts, and keeps proofs, which are what is looked at', () => {
    const redactor = new Redactor();
    redactor.conceal('swordfish');
    const said = 'SIP/2.0 200 swordfish\nAuthentication-Info: rspauth="abc"\n\nswordfish';
    const wire = Buffer.from(said.replaceAll('\n', '\r\n')).toString('base64');
    const place = { exchange: 'e', uri: 'file:///a.sip', startLine: 0, endLine: 1, at: 1, transport: 'udp', peer: 'p' };
    const whole = { text: said, whole: said, wire, reason: 'swordfish', note: 'Not swordfish.' };
    const safe = concealed({ ...place, event: 'response', title: 'MESSAGE sip:swordfish', ...whole }, redactor);
    const seen = JSON.stringify(safe) + Buffer.from(safe.wire ?? '', 'base64').toString();
    assert.ok(!seen.includes('swordfish'));
    assert.equal(safe.text, 'SIP/2.0 200 ⟨…⟩\nAuthentication-Info: rspauth="abc"\n\n⟨…⟩');
    assert.equal(Buffer.from(safe.wire ?? '', 'base64').toString(), safe.text?.replaceAll('\n', '\r\n'));
  });

  test('a known secret goes wherever it stands, a very short one would take everything along', () => {
    assert.equal(without('X: swordfish, swordfish', 'swordfish'), 'X: ⟨…⟩, ⟨…⟩');
    assert.equal(without('To: <sip:a>', 'a'), 'To: <sip:a>');
  });
});

suite('traceOf', () => {
  const event: ExchangeEvent = {
    exchange: 'exchange-1',
    event: 'response',
    uri: 'file:///a.sip',
    startLine: 0,
    endLine: 9,
    title: 'OPTIONS sip:a',
    at: 12.3,
    transport: 'udp',
    peer: '127.0.0.1:5060',
    local: '127.0.0.1:40000',
    text: 'SIP/2.0 200',
    whole: 'SIP/2.0 200 OK',
    note: 'From elsewhere.',
  };
  const time = new Date(Date.UTC(2026, 0, 1, 10, 20, 30, 456));

  test('a message has its time, its way and its whole text', () => {
    assert.equal(
      traceOf(event, time, 'received'),
      '10:20:30.456  received  udp 127.0.0.1:40000 127.0.0.1:5060  +12 ms  OPTIONS sip:a\nFrom elsewhere.\nSIP/2.0 200 OK\n',
    );
  });

  test('the end of an exchange is no traffic', () => {
    assert.equal(traceOf({ ...event, event: 'done' }, time, 'received'), undefined);
  });
});

test('a transcript is a file of messages', () => {
  const told: ExchangeEvent = {
    exchange: 'exchange-1',
    event: 'sent',
    uri: 'file:///a.sip',
    startLine: 0,
    endLine: 9,
    title: 'OPTIONS sip:a',
    at: 0,
    transport: 'udp',
    peer: '127.0.0.1:5060',
    local: '127.0.0.1:40000',
    text: 'MESSAGE sip:a SIP/2.0\n\n### no separator\n',
  };
  const { text: _, local: __, ...nowhere } = told;
  const events: ExchangeEvent[] = [told, { ...nowhere, event: 'failed', at: 1200, note: 'Nobody listens.' }];
  assert.equal(
    transcriptOf(events, (event) => event),
    '### sent · +0.0 ms · udp 127.0.0.1:40000 127.0.0.1:5060\nMESSAGE sip:a SIP/2.0\n\n\\### no separator\n\n' +
      '### failed · +1.2 s · udp 127.0.0.1:5060\n# Nobody listens.\n',
  );
});

test('bytes are shown with their controls', () => {
  assert.equal(
    hexDump(Buffer.from('SIP/2.0 200 OK\r\nä')),
    '00000000  53 49 50 2f 32 2e 30 20 32 30 30 20 4f 4b 0d 0a  SIP/2.0 200 OK␍␊\n' +
      '00000010  c3 a4                                            ··',
  );
  assert.equal(hexDump(new Uint8Array()), '');
});
