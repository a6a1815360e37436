/** The language server as a phone, played from one file: registered at Kamailio, called by programs of others, it rings, answers by blocks that are offered, holds, resumes, is held, transfers and hangs up. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { transports } from '../../server/src/sip/transports.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { type PlayedFile, playFile } from '../support/played-file.ts';
import { type Editor, startEditor } from '../support/sending-editor.ts';
import { certificateFiles } from './asking.ts';
import { type Baresip, baresip } from './baresip.ts';
import { type Kamailio, kamailio } from './kamailio.ts';
import { sipp } from './sipp.ts';
import { nameOf, uriNameOf, type Way, ways } from './ways.ts';

const bundles = bundlesForFile('server.js', 'worker.js');
let certificates: Certificates;

before(() => {
  certificates = makeCertificates();
});

interface Registered extends Editor, PlayedFile {
  readonly peer: Kamailio;
}

/** An editor with a file that has registered alice by a way. */
async function registered(t: TestContext, way: Way): Promise<Registered> {
  const { transport, address } = way;
  const peer = await kamailio({ certificate: certificateFiles(certificates) });
  t.after(() => peer.stop());
  const editor = await startEditor(bundles.folder, { password: 'secret' });
  const caFile = join(certificates.folder, 'authority.pem');
  const settings = { sip: { tls: { caFile } } };
  await editor.client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  const host = address === '::1' ? '[::1]' : address;
  const port = transports[transport].secure ? peer.tlsPort : peer.port;
  const own = '{{$localIp}}:{{$localPort}}';
  const text = `### register
# @target sip:${host}:${port};transport=${transport}
# @auth alice
REGISTER sip:sip.test SIP/2.0
Via: SIP/2.0/${transport.toUpperCase()} ${own};branch={{$branch}};rport
Max-Forwards: 70
From: <sip:alice@sip.test>;tag={{$tag}}
To: <sip:alice@sip.test>
Call-ID: {{$callId}}
CSeq: 1 REGISTER
Contact: <sip:alice@${own};transport=${uriNameOf(way)}>
Expires: 60
Content-Length: 0

`;
  const file = await playFile(editor, text, 3);
  const answer = await editor.send(3);
  assert.ok('exchange' in answer, JSON.stringify(answer));
  assert.equal((await editor.until('done')).status, 200);
  return { ...editor, ...file, peer };
}

describe('SIPp', () => {
  describe('it calls us: we ring, answer, hold, resume and hang up', { concurrency: 2 }, () => {
    for (const way of ways) {
      test(nameOf(way), async (t) => {
        const { peer, until, take, stop } = await registered(t, way);
        const caller = await sipp(t, 'caller', { callee: { user: 'alice', port: peer.port } });
        await until('request');
        await take('Answer the INVITE: 180 Ringing');
        await take('Answer the INVITE: 200 OK');
        // Its ACK.
        await until('request', 2);
        const held = await take('Next: INVITE that holds the call');
        await until('done', 2);
        const resumed = await take('Next: INVITE that resumes the call', { at: held });
        await until('done', 3);
        await take('Next: BYE', { at: resumed });
        await until('done', 4);
        assert.match((await caller.result()).log, /caller on hold[\s\S]*caller resumed[\s\S]*caller hung up on/u);
        await stop();
      });
    }
  });
});

describe('baresip', () => {
  describe('it calls us: we ring, answer, hold and resume, then it holds and resumes, and hangs up', {
    concurrency: 2,
  }, () => {
    for (const way of ways) {
      test(nameOf(way), async (t) => {
        const { peer, until, take, stop } = await registered(t, way);
        const phone = await baresip(t, { registrar: peer.port });
        await phone.command('dial', 'sip:alice@sip.test');
        await until('request');
        await take('Answer the INVITE: 180 Ringing');
        await phone.until('CALL_RINGING');
        await take('Answer the INVITE: 200 OK');
        await phone.until('CALL_ESTABLISHED');
        await until('request', 2);
        const held = await take('Next: INVITE that holds the call');
        assert.equal((await phone.until('CALL_REMOTE_SDP')).param, 'offer');
        await until('done', 2);
        assert.equal(await audioOf(phone), 'recvonly');
        const at = await take('Next: INVITE that resumes the call', { at: held });
        assert.equal((await phone.until('CALL_REMOTE_SDP')).param, 'offer');
        await until('done', 3);
        assert.equal(await audioOf(phone), 'sendrecv');
        await phone.command('hold');
        await until('request', 3);
        await take('Answer the INVITE: 200 OK', { at });
        assert.equal((await phone.until('CALL_REMOTE_SDP')).param, 'answer');
        await until('request', 4);
        assert.equal(await audioOf(phone), 'sendonly');
        await phone.command('resume');
        await until('request', 5);
        await take('Answer the INVITE: 200 OK', { at });
        await until('request', 6);
        assert.equal(await audioOf(phone), 'sendrecv');
        await phone.command('hangup');
        assert.match((await until('request', 7)).text ?? '', /^BYE /u);
        await phone.until('CALL_CLOSED');
        await stop();
      });
    }
  });

  test('it calls us, and is transferred to SIPp: it calls there, and tells us by NOTIFY', async (t) => {
    const { peer, until, take, events, stop } = await registered(t, ways[0] ?? assert.fail());
    const [phone, target] = [await baresip(t, { registrar: peer.port }), await sipp(t, 'answer')];
    await phone.command('dial', 'sip:alice@sip.test');
    await until('request');
    await take('Answer the INVITE: 200 OK');
    await phone.until('CALL_ESTABLISHED');
    await until('request', 2);
    const edit = (block: string) => block.replace('sip:carol@example.com', `sip:uas-${target.port}@sip.test`);
    await take('Next: REFER that transfers the call', { edit });
    assert.equal((await until('done', 2)).status, 202);
    assert.equal((await phone.until('CALL_ESTABLISHED')).peeruri, `sip:uas-${target.port}@sip.test`);
    await until('request', 4);
    const told = events.flatMap(({ event, text = '' }) => (event === 'request' ? [text] : []));
    assert.deepEqual(
      told.map((text) => /^SIP\/2\.0 \d+/mu.exec(text)?.[0]).filter((line) => line !== undefined),
      ['SIP/2.0 100', 'SIP/2.0 200'],
    );
    await take('Next: BYE');
    assert.equal((await phone.until('CALL_CLOSED')).peeruri, 'sip:alice@sip.test');
    await phone.command('hangup');
    await target.result();
    await stop();
  });
});

/** Which way the audio of its call goes, as the phone has it. */
async function audioOf(phone: Baresip): Promise<string | undefined> {
  return /audio dir=(\w+)/u.exec(await phone.command('audio_debug'))?.[1];
}
