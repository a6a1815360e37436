/** The language server as a phone, played from one file: registered at Kamailio, called by programs of others, it rings, answers by blocks that are offered, holds and hangs up. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { transports } from '../../server/src/sip/transports.ts';
import { type Bundles, buildBundles } from '../support/bundles.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { type PlayedFile, playFile } from '../support/played-file.ts';
import { type Editor, startEditor } from '../support/sending-editor.ts';
import { certificateFiles } from './asking.ts';
import { baresip } from './baresip.ts';
import { type Kamailio, kamailio } from './kamailio.ts';
import { sipp } from './sipp.ts';
import { nameOf, uriNameOf, type Way, ways } from './ways.ts';

let bundles: Bundles;
let certificates: Certificates;

before(() => {
  bundles = buildBundles('server.js', 'worker.js');
  certificates = makeCertificates();
});

inTheEnd(() => bundles.remove());

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
  describe('it calls us: we ring, answer, hold and hang up', { concurrency: 2 }, () => {
    for (const way of ways) {
      test(nameOf(way), async (t) => {
        const { peer, until, take, stop } = await registered(t, way);
        const caller = await sipp(t, 'caller', { callee: { user: 'alice', port: peer.port } });
        await until('request');
        await take('Answer the INVITE: 180 Ringing');
        await take('Answer the INVITE: 200 OK');
        // Its ACK.
        await until('request', 2);
        await take('Next: INVITE that holds the call');
        await until('done', 2);
        await take('Next: BYE');
        await until('done', 3);
        assert.match((await caller.result()).log, /caller on hold[\s\S]*caller hung up on/u);
        await stop();
      });
    }
  });
});

describe('baresip', () => {
  describe('it calls us: we ring and answer, it hears that it is held, and hangs up', { concurrency: 2 }, () => {
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
        await take('Next: INVITE that holds the call');
        assert.equal((await phone.until('CALL_REMOTE_SDP')).param, 'offer');
        await until('done', 2);
        await phone.command('hangup');
        assert.match((await until('request', 3)).text ?? '', /^BYE /u);
        await phone.until('CALL_CLOSED');
        await stop();
      });
    }
  });
});
