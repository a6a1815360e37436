/** A file that plays both sides of a call through Kamailio: Bob registers and waits on that flow, Alice calls him, by what Kamailio heard of both. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { transports } from '../../server/src/sip/transports.ts';
import { SendingShell } from '../cli/support/sending.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { sdp } from '../ua/exchange.ts';
import { certificateFiles, heardBy } from './asking.ts';
import { type Kamailio, kamailio } from './kamailio.ts';
import { nameOf, uriNameOf, type Way, ways } from './ways.ts';

let shell: SendingShell;
let certificates: Certificates;
let peer: Kamailio;

before(async () => {
  shell = new SendingShell();
  certificates = makeCertificates();
  peer = await kamailio({ certificate: certificateFiles(certificates) });
});

inTheEnd(async () => {
  await peer.stop();
  shell.remove();
});

/** What a response takes of the request that it answers. */
const taken = ['Via', 'From', 'To', 'Call-ID', 'CSeq']
  .map((name) => `${name}: {{received.request.headers.${name}}}${name === 'To' ? ';tag={{tag}}' : ''}\n`)
  .join('');
const opening = `${taken}Record-Route: {{received.request.headers.Record-Route}}\n`;
const described = `Content-Type: application/sdp\nContent-Length: {{$contentLength}}\n\n${sdp.replaceAll('\r\n', '\n')}`;

/** The whole file. */
function scene(way: Way, callId: string, user = 'bob'): string {
  const { transport, address } = way;
  const host = address === '::1' ? '[::1]' : address;
  const port = transports[transport].secure ? peer.tlsPort : peer.port;
  const via = `Via: SIP/2.0/${transport.toUpperCase()} {{$localIp}}:{{$localPort}};branch={{$branch}};rport\nMax-Forwards: 70\n`;
  const contact = (of: string) => `Contact: <sip:${of}@{{$localIp}}:{{$localPort}};transport=${uriNameOf(way)}>\n`;
  return `# @target ${transport}:${host}:${port}
@tag = bob-1

### register
# @as bob
# @auth ${user}
REGISTER sip:sip.test SIP/2.0
${via}From: <sip:${user}@sip.test>;tag={{$tag}}
To: <sip:${user}@sip.test>
Call-ID: {{$callId}}
CSeq: 1 REGISTER
${contact(user)}Expires: 60
Content-Length: 0

### invite
# @as alice
# @expect status == 200
# @expect response[180].headers.To.tag == bob-1
INVITE sip:${user}@sip.test SIP/2.0
${via}From: <sip:alice@sip.test>;tag={{$tag}}
To: <sip:${user}@sip.test>
Call-ID: ${callId}
CSeq: 1 INVITE
${contact('alice')}${described}
### ring
# @as bob
# @recv INVITE
# @expect header From.uri.user == alice
# @expect header Via[1].host exists
SIP/2.0 180 Ringing
${opening}${contact(user)}Content-Length: 0

### answer
# @as bob
SIP/2.0 200 OK
${opening}${contact(user)}${described}
### acknowledged
# @as bob
# @recv ACK

### bye
# @as alice
BYE {{invite.response.headers.Contact[0].uri}} SIP/2.0
${via}Route: {{invite.routeSet}}
From: {{invite.request.headers.From}}
To: {{invite.response.headers.To}}
Call-ID: ${callId}
CSeq: 2 BYE
Content-Length: 0

### over
# @as bob
# @recv BYE
SIP/2.0 200 OK
${taken.replace(';tag={{tag}}', '')}Content-Length: 0

### leave
# @as bob
# @auth ${user}
REGISTER sip:sip.test SIP/2.0
${via}From: {{register.request.headers.From}}
To: {{register.request.headers.To}}
Call-ID: {{register.request.headers.Call-ID}}
CSeq: 3 REGISTER
Contact: *
Expires: 0
Content-Length: 0
`;
}

describe('Kamailio', () => {
  // One after the other: Bob is registered by one way at a time.
  describe('a file plays both sides of a call through it: REGISTER, INVITE, 180, 200, ACK, BYE, and the last REGISTER', () => {
    for (const [index, way] of ways.entries()) {
      test(nameOf(way), async () => {
        const callId = `scene-${process.pid}-${index}`;
        const name = shell.write(`${index}.sip`, scene(way, callId));
        const authority = ['--ca-file', join(certificates.folder, 'authority.pem')];
        const { status, stderr, events } = await shell.send(name, ['--all', ...authority], {
          SIPWRIGHT_PASSWORD: 'builder',
        });
        assert.deepEqual([status, stderr], [0, ''], events.join('\n'));
        for (const begin of ['INVITE', 'SIP/2.0 180', 'SIP/2.0 200', 'ACK', 'BYE'])
          await heardBy(peer, way, { callId, begin, wanted: begin === 'SIP/2.0 200' ? 2 : 1 });
      });
    }
  });
});
