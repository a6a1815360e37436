/** Messages of our own for the command line. */

export interface Parts {
  readonly preamble?: string;
  readonly user?: string;
  readonly transport?: string;
  readonly via?: string;
  readonly more?: string;
  readonly body?: string;
}

/** A whole request to a port of this machine, right in every way. */
export function request(method: string, port: number, parts: Parts = {}): string {
  const { preamble = '', user = 'bob', transport = 'UDP', via, more = '', body } = parts;
  const parameter = transport === 'UDP' ? '' : `;transport=${transport.toLowerCase()}`;
  return `${preamble}${method} sip:${user}@127.0.0.1:${port}${parameter} SIP/2.0
Via: SIP/2.0/${transport} ${via ?? '{{$localIp}}:{{$localPort}};branch={{$branch}};rport'}
Max-Forwards: 70
From: <sip:alice@127.0.0.1>;tag={{$tag}}
To: <sip:${user}@127.0.0.1>
Call-ID: {{$callId}}
CSeq: 1 ${method}
Contact: <sip:alice@{{$localIp}}:{{$localPort}}>
${more}Content-Length: ${body === undefined ? 0 : '{{$contentLength}}'}

${body ?? ''}`;
}

/** A right one, in literals only. */
export const plain = `OPTIONS sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK776asdhds
Max-Forwards: 70
From: <sip:alice@example.com>;tag=1928301774
To: <sip:bob@example.com>
Call-ID: a84b4c76e66710
CSeq: 1 OPTIONS
Content-Length: 0

`;
