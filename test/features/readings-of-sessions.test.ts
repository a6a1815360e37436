/** What is read out of session descriptions under the mouse. */

import { test } from 'node:test';
import { inSdp, reads } from './support/read.ts';

test('of a session description: when it was made, where media go, what is negotiated', () => {
  const stream = 'v=0\nm=audio 49170 RTP/AVP 96 97 9\na=rtpmap:96 telephone-event/8000\na=rtpmap:97 H264/90000\n';
  reads(
    [
      [
        'o=- 2890|844526 2890844526 IN IP4 a.org',
        '2890844526 · number of the session · Tells this session from all others of the same user and address.',
      ],
      [
        'o=- 379|8750000 3798750001 IN IP4 a.org',
        '3798750000 · number of the session · As a time of NTP: 2020-05-18 00:20:00 UTC.',
      ],
      [
        'o=- 159|0000000 1 IN IP4 a.org',
        '1590000000 · number of the session · As seconds since 1970: 2020-05-20 18:40:00 UTC.',
      ],
      [
        'o=- 5 |7 IN IP4 a.org',
        '7 · version of the description · Changed 2 times since the first description, if that had the number of the session.',
      ],
      [
        'o=- 5 5 IN IP4 10.0|.0.1',
        '10.0.0.1 · address · Where the description was made; nothing is sent there. A private address: RFC 1918. Nobody outside of that network can answer to it.',
      ],
      [
        'c=IN IP4 224.2|.1.1/127',
        '224.2.1.1/127 · address · A multicast address: RFC 5771. Passed on by at most 127 routers.',
      ],
      [
        'c=IN IP4 0.0|.0.0',
        '0.0.0.0 · address · No address: until RFC 3264 came, this put a call on hold; today none is known yet.',
      ],
      ['b=AS:6|4', '64 · bandwidth · 64 kbit/s, with the headers of IP and UDP.'],
      ['b=TIAS:64|500', '64500 · bandwidth · 64.5 kbit/s.'],
      ['b=RS:|0', '0 · bandwidth · No RTCP is sent.'],
      ['t=3798|750000 0', '3798750000 · time of a session · '],
      ['m=audio |0 RTP/AVP 0', '0 · port · The stream is refused, or has ended.'],
      [
        'm=audio |9 UDP/TLS/RTP/SAVPF 0',
        '9 · port · The discard port: where media really go is said elsewhere, or the other side is connected to.',
      ],
      ['m=audio 491|70 RTP/AVP 0', '49170 · port · RTP; RTCP goes to port 49171.'],
      ['m=audio 491|70 RTP/AVP 0\na=rtcp-mux', '49170 · port · RTP and RTCP both.'],
      ['m=audio 491|70 RTP/AVP 0\na=rtcp:53020', '49170 · port · RTP; RTCP goes to port `53020`, as a=rtcp says.'],
      [
        'a=group:BUNDLE x |y\nm=audio 1 RTP/AVP 0\na=mid:x\nm=video 1 RTP/AVP 96\na=mid:y',
        'y · name of a stream · Stream 2 of 2, `m=video`.',
      ],
      ['m=audio 1 RTP/AVP 0\na=mid:x|', 'x · name of a stream · Stream 1 of 1, `m=audio`.'],
      ['m=message 28|55 TCP/MSRP *', '2855 · port · Where the other side sends to.'],
      ['a=rtpmap:96 opus/480|00/2', '48000 · clock rate · Timestamps count 48000 a second.'],
      ['a=rtpmap:96 opus/48000/|2', '2 · channels · 2 channels.'],
      [
        'a=rtpmap:9 G722/8|000',
        '8000 · clock rate · Timestamps count 8000 a second, though 16000 samples are taken: an old error that was kept.',
      ],
      [`${stream}a=fmtp:96 0-|16`, '0-16 · events · Keys: `0 1 2 3 4 5 6 7 8 9 * # A B C D`, and flash'],
      [`${stream}a=fmtp:96 0-9,1|1`, '0-9,11 · events · Keys: `0 1 2 3 4 5 6 7 8 9 #`'],
      [
        `${stream}a=fmtp:97 profile-level-id=42e0|1f;packetization-mode=1`,
        '42e01f · profile and level · Profile Constrained Baseline, level 3.1.',
      ],
      [
        'a=candidate:84|2163049 1 udp 1677729535 10.0.1.1 3478 typ srflx raddr 10.0.1.1 rport 8998',
        '842163049 · foundation of a candidate · The same for candidates of one kind, base and server: their checks are thawed together.',
      ],
      ['a=candidate:1 |2 udp 2130706430 10.0.1.1 8998 typ host', '2 · component of a stream · RTCP.'],
      [
        'a=candidate:1 1 udp 21307|06431 10.0.1.1 8998 typ host',
        '2130706431 · priority of a candidate · 126 for the kind, usual for `host`; 65535 for the interface, component 1.',
      ],
      [
        'a=candidate:1 1 udp 5|12 10.0.1.1 8998 typ host',
        '512 · priority of a candidate · 0 for the kind, usual for `relay`; 2 for the interface, component 256.',
      ],
      [
        'a=candidate:1 1 udp 1 f4a0c2e1-77aa.loc|al 8998 typ host',
        'f4a0c2e1-77aa.local · address · An address hidden behind a name, known on the same link only by multicast DNS: RFC 6762.',
      ],
      [
        'a=candidate:1 1 udp 1 10.0.1.1 8998 typ rel|ay',
        'relay · kind of candidate · An address of a TURN server, which passes all on.',
      ],
      [
        'a=candidate:1 1 udp 1 9.9.9.9 8998 typ srflx raddr 10.0.|1.1 rport 1',
        '10.0.1.1 · address · The address behind the candidate. A private address: RFC 1918. Nobody outside of that network can answer to it.',
      ],
      [
        'a=crypto:1 AES_CM_128|_HMAC_SHA1_80 inline:x',
        'AES_CM_128_HMAC_SHA1_80 · crypto suite · 16 bytes of master key, 14 of salt.',
      ],
      [
        'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSo|j¦2^20¦1:4',
        'inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj · key and salt · 30 bytes: 16 of master key, 14 of salt. Who reads this description can listen.',
      ],
      [
        'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x¦2^2|0¦1:4',
        '2^20 · lifetime of the key · Good for 1048576 packets.',
      ],
      [
        'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x¦2^20¦1|:4',
        '1:4 · number of the key · Key 1, named in each packet by 4 bytes.',
      ],
    ],
    inSdp,
  );
});
