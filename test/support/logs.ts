/** What people copy out of their tools: a request and its answer, as each of the tools shows them. */

import { smallRequest, smallResponse } from '../../server/src/rules/common/examples.ts';

/** The first message of each. */
export const request = smallRequest.join('\n');
/** The second. */
export const response = smallResponse.join('\n');
const there = '192.0.2.1:5060';
const back = '192.0.2.2:5060';

const line = '------------------------------------------------------------------------';

/** Each as its tool writes it. */
export const logs: Readonly<Record<string, string>> = {
  'an excerpt of an RFC, with a page break in the middle of a message': [
    indented(`F1 OPTIONS Alice -> Bob\n\n${smallRequest.slice(0, 4).join('\n')}`, 3),
    '\n\n\nRosenberg, et. al.          Standards Track                    [Page 12]',
    '\f\nRFC 3261            SIP: Session Initiation Protocol           June 2002\n\n',
    indented(`${smallRequest.slice(4).join('\n')}\n\nF2 200 OK Bob -> Alice\n\n${response}`, 3),
  ].join('\n'),
  ngrep: `#\nU ${there} -> ${back} #1\n${dotted(request)}\n.\n\n#\nU ${back} -> ${there} #2\n${dotted(response)}\n.\n`,
  'ngrep with the time': `U 2024/05/06 07:08:09.123456 ${there} -> ${back}\n${dotted(request)}\n\nU 2024/05/06 07:08:09.223456 ${back} -> ${there}\n${dotted(response)}\n`,
  sngrep: `2024/05/06 07:08:09.123456 ${there} -> ${back}\n${request}\n\n2024/05/06 07:08:09.223456 ${back} -> ${there}\n${response}\n`,
  'Asterisk, chan_sip': `\n<--- SIP read from UDP:${there} --->\n${request}\n<------------->\n--- (8 headers 0 lines) ---\n\n<--- Transmitting (no NAT) to ${there} --->\n${response}\n\n<------------>\n`,
  'Asterisk, chan_pjsip': `<--- Received SIP request (420 bytes) from UDP:${there} --->\n${request}\n\n<--- Transmitting SIP response (380 bytes) to UDP:${there} --->\n${response}\n\n`,
  'Asterisk, a log with its time': `[2024-05-06 07:08:09] VERBOSE[1234] res_pjsip_logger.c: <--- Received SIP request (420 bytes) from UDP:${there} --->\n${request}\n\n[2024-05-06 07:08:09] VERBOSE[1234] res_pjsip_logger.c: <--- Transmitting SIP response (380 bytes) to UDP:${there} --->\n${response}\n\n`,
  FreeSWITCH: `recv 420 bytes from udp/[192.0.2.1]:5060 at 07:08:09.123456:\n   ${line}\n${indented(request, 3)}\n   ${line}\nsend 380 bytes to udp/[192.0.2.1]:5060 at 07:08:09.125000:\n   ${line}\n${indented(response, 3)}\n   ${line}\n`,
  'FreeSWITCH, a log with its time': `2024-05-06 07:08:09.123456 [DEBUG] sofia.c:1234 recv 420 bytes from udp/[192.0.2.1]:5060 at 07:08:09.123456:\n${line}\n${request}\n${line}\n2024-05-06 07:08:09.125000 [DEBUG] sofia.c:1234 send 380 bytes to udp/[192.0.2.1]:5060 at 07:08:09.125000:\n${line}\n${response}\n${line}\n`,
  Kamailio: `May  6 07:08:09 proxy kamailio[812]: INFO: <script>: received from ${there}:\n${request}\nMay  6 07:08:09 proxy kamailio[812]: INFO: <script>: sent to ${there}:\n${response}\n`,
  'Kamailio, through syslog': `May  6 07:08:09 proxy kamailio[812]: INFO: <script>: ${escaped(request)}\nMay  6 07:08:09 proxy kamailio[812]: INFO: <script>: ${escaped(response)}\n`,
  'Wireshark, a tree': [smallRequest, smallResponse]
    .map(([first = '', ...rest]) =>
      [
        'Internet Protocol Version 4, Src: 192.0.2.1, Dst: 192.0.2.2',
        'User Datagram Protocol, Src Port: 5060, Dst Port: 5060',
        `Session Initiation Protocol (${/^SIP/u.test(first) ? '200' : 'OPTIONS'})`,
        `    ${/^SIP/u.test(first) ? 'Status' : 'Request'}-Line: ${first}`,
        '    Message Header',
        ...rest.filter((each) => each !== '').map((each) => `        ${each}`),
        '',
      ].join('\n'),
    )
    .join('\n'),
};

function indented(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gmu, ' '.repeat(by));
}

function dotted(text: string): string {
  return text.replace(/\n$/u, '').replaceAll(/$/gmu, '.');
}

function escaped(text: string): string {
  return text.replaceAll('\n', '#015#012');
}
