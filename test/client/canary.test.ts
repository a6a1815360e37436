/** A secret that a peer sends back is found in nothing that the extension shows, copies, keeps or logs of it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import { withoutSecretTraces } from '../../client/src/redacted-log.ts';
import { concealed, handedOn } from '../../client/src/send/concealed.ts';
import { beginExchange, takeEvent } from '../../client/src/send/exchange.ts';
import { hexDump } from '../../client/src/send/hex-dump.ts';
import { keep } from '../../client/src/send/kept.ts';
import { summaryOf } from '../../client/src/send/summary.ts';
import { transcriptOf } from '../../client/src/send/transcript.ts';
import { wireTraffic } from '../../client/src/send/wire-traffic.ts';
import { traceOf } from '../../client/src/trace.ts';
import { Redactor } from '../../server/src/proofs.ts';
import type { ExchangeEvent } from '../../server/src/protocol.ts';
import { assertAbsent } from '../support/canary.ts';

const canary = 'canary-"27182"-\\81828';

function redactorOfIt(): Redactor {
  const redactor = new Redactor();
  redactor.conceal(canary);
  return redactor;
}

test('Copy Answer, Open Bytes, Open Exchange, the wire, the summary, the archive and the traffic channel', () => {
  const redactor = redactorOfIt();
  const text = `SIP/2.0 200 ${canary}\nX-Key: ${canary}\n\n${canary}`;
  const told: ExchangeEvent = {
    exchange: 'exchange-1',
    event: 'response',
    uri: 'file:///a.sip',
    startLine: 0,
    endLine: 9,
    title: `OPTIONS sip:${canary}`,
    at: 12.3,
    transport: 'udp',
    peer: '127.0.0.1:5060',
    status: 200,
    reason: canary,
    text,
    whole: text,
    wire: Buffer.from(text.replaceAll('\n', '\r\n')).toString('base64'),
    note: `It says ${canary}.`,
  };
  const event = concealed(told, redactor);
  const exchange = beginExchange({ ...event, event: 'sent' }, '');
  takeEvent(exchange, event);
  takeEvent(exchange, { ...event, event: 'done' });
  const word = () => 'received';
  const shown = {
    copied: handedOn(event, redactor),
    bytes: hexDump(Buffer.from(event.wire ?? '', 'base64')),
    transcript: redactor.clean(transcriptOf(exchange.traffic, word)),
    wire: wireTraffic(exchange.traffic, word, redactor),
    summary: summaryOf(exchange, { sending: '', ended: '' }),
    kept: keep(exchange, 'OPTIONS sip:a SIP/2.0', redactor),
    trace: redactor.clean(traceOf(event, new Date(0), 'received') ?? ''),
  };
  for (const [name, said] of Object.entries(shown)) {
    assert.match(JSON.stringify(said), /200|5349502f322e30|U0lQ/u, name);
    assertAbsent(canary, typeof said === 'string' ? said : flat(said).join('\n'), name);
  }
});

test('what is copied holds neither the proofs of credentials nor the keys of media', () => {
  const response = '6629fae49393a05397450978507c4ef1';
  const key = 'd0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj';
  const text = `INVITE sip:a SIP/2.0\nAuthorization: Digest username="a",\n response="${response}"\nContact: <sip:b>\n\nv=0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:${key}\n`;
  const event = { event: 'request', text: text.slice(0, 20), whole: text, truncated: true } as ExchangeEvent;
  const copied = handedOn(event, new Redactor());
  assert.match(copied, /username="a"[\s\S]*Contact: <sip:b>\n\nv=0\na=crypto:1/u);
  for (const proof of [response, key]) assertAbsent(proof, copied, 'what is copied');
});

/** All texts in a value. */
function flat(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.values(value).flatMap(flat);
}

test('the log of the language server at its most talkative: what was answered crosses to the server', () => {
  const written: string[] = [];
  const log: Pick<LogOutputChannel, 'trace' | 'info' | 'name'> = {
    name: 'SIP Language Server',
    trace: (message) => written.push(message),
    info: (message) => written.push(message),
  };
  const safe = withoutSecretTraces(log as LogOutputChannel, redactorOfIt());
  safe.trace(
    `Sending response 'sip/credentials - (3)'. Result: ${JSON.stringify({ user: 'alice', password: canary })}`,
  );
  safe.info('started');
  assert.equal(safe.name, 'SIP Language Server');
  assert.deepEqual(written, [
    `Sending response 'sip/credentials - (3)'. Result: {"user":"alice","password":"⟨…⟩"}`,
    'started',
  ]);
});
