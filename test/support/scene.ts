/** A file that plays both sides of a call: Alice calls, Bob is called at a port of this machine. */

import { tcpPeer, udpPeer } from './loopback.ts';

/** A port on which nothing listens, over UDP and TCP, for a user agent of a file that has to name one. */
export async function freePort(): Promise<number> {
  const datagrams = await udpPeer();
  const { port } = datagrams;
  try {
    const streams = await tcpPeer('127.0.0.1', port);
    await streams.close();
    return port;
  } catch {
    return await freePort();
  } finally {
    await datagrams.close();
  }
}

export interface ScenePlan {
  readonly port: number;
  readonly transport?: string;
  /** What stands above Bob's first answer. */
  readonly ring?: string;
  /** What Bob answers after ringing. */
  readonly answer?: string;
}

/** What a response takes of the request that it answers. */
const taken = `Via: {{received.request.headers.Via}}
From: {{received.request.headers.From}}
To: {{received.request.headers.To}};tag={{tag}}
Call-ID: {{received.request.headers.Call-ID}}
CSeq: {{received.request.headers.CSeq}}
`;

/** The whole file; its blocks are called invite, ring, answer, acknowledged, bye and over. */
export function scene({ port, transport = 'UDP', ring = '', answer = '200 OK' }: ScenePlan): string {
  const via = `Via: SIP/2.0/${transport} {{$localIp}}:{{$localPort}};branch={{$branch}};rport`;
  const target = `# @target ${transport.toLowerCase()}:127.0.0.1:${port}`;
  return `### for Bob
# @as bob
# @local 127.0.0.1:${port}
@tag = bob-1

### invite
# @as alice
${target}
# @expect status == 200
# @expect response[180].headers.To.tag == bob-1
INVITE sip:bob@127.0.0.1:${port} SIP/2.0
${via}
Max-Forwards: 70
From: <sip:alice@127.0.0.1>;tag={{$tag}}
To: <sip:bob@127.0.0.1>
Call-ID: {{$callId}}
CSeq: 1 INVITE
Contact: <sip:alice@{{$localIp}}:{{$localPort}}>
Content-Length: 0

### ring
# @as bob
# @recv INVITE
# @expect header From.uri.user == alice
# @capture caller = header From.uri
${ring}SIP/2.0 180 Ringing
${taken}Subject: {{caller}}
Content-Length: 0

### answer
# @as bob
SIP/2.0 ${answer}
${taken}Contact: <sip:bob@{{$localIp}}:{{$localPort}}>
Content-Length: 0

### acknowledged
# @as bob
# @recv ACK
# @expect header CSeq.number == 1

### bye
# @as alice
${target}
BYE {{invite.response.headers.Contact[0].uri}} SIP/2.0
${via}
Max-Forwards: 70
From: {{invite.request.headers.From}}
To: {{invite.response.headers.To}}
Call-ID: {{invite.request.headers.Call-ID}}
CSeq: 2 BYE
Content-Length: 0

### over
# @as bob
# @recv BYE
SIP/2.0 200 OK
${taken.replace(';tag={{tag}}', '')}Content-Length: 0
`;
}
