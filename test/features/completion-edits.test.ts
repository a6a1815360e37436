/** What a line is once something was taken: what is typed is replaced and not doubled, and what stands behind the cursor stays, with either line end. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { completionsAt } from '../../server/src/features/completion/complete.ts';
import { inBlock } from '../../server/src/sip/span.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { textsFor } from '../../server/src/texts/texts.ts';

/** The line with the cursor in it, what is taken, and the line behind that. */
type Edit = readonly [marked: string, taken: string, after: string];

/** The cursor; a bar may stand in a value. */
const mark = '¦';

interface Place {
  readonly around: (line: string) => string;
  readonly edits: readonly Edit[];
}

const places: Readonly<Record<string, Place>> = {
  'above a message': {
    around: (line) => `${line}\nINVITE sip:bob@example.com SIP/2.0\n\n`,
    edits: [
      ['# @loop for u of ¦', 'sub', '# @loop for u of sub/'],
      ['# @loop for u of s¦', 'sub', '# @loop for u of sub/'],
      ['# @loop for u of a¦.sip', 'a.sip', '# @loop for u of a.sip'],
      ['# @send-file a¦.sip', 'a.sip', '# @send-file a.sip'],
      ['# @send-file sub/¦', 'a.sip', '# @send-file sub/a.sip'],
      ['# @tar¦get udp:x', '# @target', '# @target udp:x'],
      ['#¦', '# @name', '# @name '],
      ['# ¦', '# @name', '# @name '],
      ['# @exp¦ect status == 200', '# @expect', '# @expect status == 200'],
      ['# @expect status ¦== 200', '==', '# @expect status == 200'],
      ['# @recv INV¦ITE', 'INVITE', '# @recv INVITE'],
      ['# @retransmit o¦nce', 'once', '# @retransmit once'],
      ['# @charset gb1¦8030', 'gb18030', '# @charset gb18030'],
      ['# @eol c¦rlf', 'crlf', '# @eol crlf'],
    ],
  },
  'in a header field': {
    around: (line) => `INVITE sip:bob@example.com SIP/2.0\nCall-ID: 1\n${line}\nContent-Length: 0\n\n`,
    edits: [
      [
        'Via: SIP/2.0/UDP ¦;branch=1',
        '{{$localIp}}:{{$localPort}}',
        'Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch=1',
      ],
      ['Via: SIP / 2.0 / T¦CP a.org;branch=1', 'TCP', 'Via: SIP / 2.0 / TCP a.org;branch=1'],
      ['Via: SIP / 2.0 / UDP ¦', '{{$localIp}}:{{$localPort}}', 'Via: SIP / 2.0 / UDP {{$localIp}}:{{$localPort}}'],
      ['Via: SIP/2.0/UDP a.org;branch=¦;rport', '{{$branch}}', 'Via: SIP/2.0/UDP a.org;branch={{$branch}};rport'],
      ['Via: SIP/2.0/UDP a.org ; ¦', 'branch', 'Via: SIP/2.0/UDP a.org ; branch={{$branch}}'],
      ['Via: SIP/2.0/UDP a.org;¦;rport', 'branch', 'Via: SIP/2.0/UDP a.org;branch={{$branch}};rport'],
      ['Via: SIP/2.0/UDP a.org;rp¦ort', 'rport', 'Via: SIP/2.0/UDP a.org;rport'],
      ['Via: SIP/2.0/UDP a.org;re¦ceived=1.2.3.4', 'received', 'Via: SIP/2.0/UDP a.org;received=1.2.3.4'],
      ['From: <si¦p:a@b>;tag=1', 'sip:', 'From: <sip:a@b>;tag=1'],
      ['From: <sip:a@b;tr¦>;tag=1', 'transport', 'From: <sip:a@b;transport=>;tag=1'],
      ['From: <sip:a@b;transport=t¦cp>;tag=1', 'tcp', 'From: <sip:a@b;transport=tcp>;tag=1'],
      ['From: <sip:a@b>;ta¦g=1', 'tag', 'From: <sip:a@b>;tag=1'],
      ['From: ¦;tag=1', '<sip:alice@example.com>', 'From: <sip:alice@example.com>;tag=1'],
      ['From:¦', '<sip:alice@example.com>;tag={{$tag}}', 'From: <sip:alice@example.com>;tag={{$tag}}'],
      ['From:  ¦', '<sip:alice@example.com>;tag={{$tag}}', 'From:  <sip:alice@example.com>;tag={{$tag}}'],
      ['From: "Alice" <¦>', 'sip:', 'From: "Alice" <sip:>'],
      ['Contact: <sip:a@b>;ex¦pires=1', 'expires', 'Contact: <sip:a@b>;expires=1'],
      ['Contact: <sip:a@b>;expires=¦, <sip:c@d>', '3600', 'Contact: <sip:a@b>;expires=3600, <sip:c@d>'],
      ['Contact: <sip:a@b>;¦, <sip:c@d>', 'expires', 'Contact: <sip:a@b>;expires=3600, <sip:c@d>'],
      ['Allow: ¦INVITE, BYE', 'INVITE', 'Allow: INVITE, BYE'],
      ['Allow: INVITE, ¦, BYE', 'ACK', 'Allow: INVITE, ACK, BYE'],
      ['Supported: timer, ¦', '100rel', 'Supported: timer, 100rel'],
      ['Supported:¦', '100rel', 'Supported: 100rel'],
      ['Content-Type: application/sdp¦;charset=x', 'application/sdp', 'Content-Type: application/sdp;charset=x'],
      ['Content-Type: ¦;charset=x', 'application/sdp', 'Content-Type: application/sdp;charset=x'],
      ['Content-Type: multipart/mi¦xed;boundary=b', 'multipart/mixed', 'Content-Type: multipart/mixed;boundary=b'],
      ['Event: pre¦sence;id=1', 'presence', 'Event: presence;id=1'],
      ['Event: ¦;id=1', 'presence', 'Event: presence;id=1'],
      ['Reason: Q.850;cause=¦;text="x"', '16', 'Reason: Q.850;cause=16;text="x"'],
      ['Reason: Q.850;cau¦se=16', 'cause', 'Reason: Q.850;cause=16'],
      ['Privacy: i¦d;header', 'id', 'Privacy: id;header'],
      ['Authorization: Di¦gest username="a"', 'Digest', 'Authorization: Digest username="a"'],
      ['Authorization: Digest ¦, realm="x"', 'username', 'Authorization: Digest username="username", realm="x"'],
      ['Authorization: Digest qop=au¦th, realm="x"', 'auth', 'Authorization: Digest qop=auth, realm="x"'],
      ['Authorization: Digest algorithm=¦, realm="x"', 'MD5', 'Authorization: Digest algorithm=MD5, realm="x"'],
      ['Session-Expires: 1800;refresher=u¦as', 'uas', 'Session-Expires: 1800;refresher=uas'],
      ['Session-Expires: 1800;ref¦resher=uas', 'refresher', 'Session-Expires: 1800;refresher=uas'],
      ['Route: <sip:a;l¦r>;x=1', 'lr', 'Route: <sip:a;lr>;x=1'],
      ['CSeq: 1 ¦INVITE', 'INVITE', 'CSeq: 1 INVITE'],
      ['CSeq: 1 I¦', 'INVITE', 'CSeq: 1 INVITE'],
      ['Refer-To: <sip:a@b?¦&Require=x>', 'Replaces', 'Refer-To: <sip:a@b?Replaces=&Require=x>'],
      ['Vi¦', 'Via', 'Via: '],
      ['V¦ia : SIP/2.0/UDP a', 'Via', 'Via : SIP/2.0/UDP a'],
      ['From: <sip:{{u}}@b>;¦', 'tag', 'From: <sip:{{u}}@b>;tag={{$tag}}'],
      ['To: <sip:a@{{ou¦}}>', 'outer', 'To: <sip:a@{{outer}}>'],
      ['To: <sip:a@{{ou¦>', 'outer', 'To: <sip:a@{{outer}}>'],
      ['Call-ID: {{ $ca¦ }}', '$callId', 'Call-ID: {{ $callId }}'],
      ['Subscription-State: act¦ive;expires=1', 'active', 'Subscription-State: active;expires=1'],
      ['Content-Disposition: ses¦sion;handling=optional', 'session', 'Content-Disposition: session;handling=optional'],
      ['Accept: ¦;q=0.1', 'application/sdp', 'Accept: application/sdp;q=0.1'],
      ['Resource-Priority: ds¦n.flash', 'dsn', 'Resource-Priority: dsn.flash'],
      ['Call-Info: <http://a>;purpose=ic¦on;m=1', 'icon', 'Call-Info: <http://a>;purpose=icon;m=1'],
      ['P-Access-Network-Info: IEEE¦-802.11', 'IEEE-802.11', 'P-Access-Network-Info: IEEE-802.11'],
      ['Via: SIP/2.0/UDP a.org, S¦IP/2.0/TCP b.org', 'SIP/2.0/TLS', 'Via: SIP/2.0/UDP a.org, SIP/2.0/TLS b.org'],
      ['Call-ID: {{invite.resp¦onse.status}}', 'response', 'Call-ID: {{invite.response.status}}'],
      ['Call-ID: {{inv¦ite.response.status}}', 'invite', 'Call-ID: {{invite.response.status}}'],
      ['Call-ID: {{invite.response.headers.T¦o.tag}}', 'To', 'Call-ID: {{invite.response.headers.To.tag}}'],
    ],
  },
  'in a start line': {
    around: (line) => `${line}\n`,
    edits: [
      ['MESS¦AGE sip:a@b SIP/2.0', 'MESSAGE', 'MESSAGE sip:a@b SIP/2.0'],
      ['INVITE sip:a@b;us¦er=phone SIP/2.0', 'user', 'INVITE sip:a@b;user=phone SIP/2.0'],
      ['INVITE ¦ SIP/2.0', 'sip:', 'INVITE sip: SIP/2.0'],
      ['SIP/2.0 486 ¦Busy Here', 'Busy Here', 'SIP/2.0 486 Busy Here'],
      ['SIP/2.0 486¦', '486 Busy Here', 'SIP/2.0 486 Busy Here'],
      ['S¦IP/2.0 486 Busy', 'SIP/2.0', 'SIP/2.0 486 Busy'],
    ],
  },
  'in a stream': {
    around: (line) =>
      `INVITE sip:bob@example.com SIP/2.0\nContent-Type: application/sdp\n\nv=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nm=audio 4000 RTP/AVP 0 96\na=rtpmap:96 opus/48000/2\n${line}\n`,
    edits: [
      ['a=rtpmap:¦97 opus/48000/2', '0', 'a=rtpmap:0 opus/48000/2'],
      ['a=rtpmap:97 op¦us/48000/2', 'opus/48000/2', 'a=rtpmap:97 opus/48000/2'],
      ['a=rtp¦map:97 opus/48000/2', 'rtpmap', 'a=rtpmap:97 opus/48000/2'],
      ['a=candidate:1 1 U¦DP 1 192.0.2.1 1 typ host', 'UDP', 'a=candidate:1 1 UDP 1 192.0.2.1 1 typ host'],
      [
        'a=crypto:1 AES¦_CM_128_HMAC_SHA1_80 inline:x',
        'AES_CM_128_HMAC_SHA1_80',
        'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x',
      ],
      ['a=fmtp:96 ¦;stereo=1', 'useinbandfec', 'a=fmtp:96 useinbandfec=;stereo=1'],
      ['a=setup:act¦pass', 'actpass', 'a=setup:actpass'],
      ['a=set¦up:actpass', 'setup', 'a=setup:actpass'],
    ],
  },
  'in a session description': {
    around: (line) =>
      `INVITE sip:bob@example.com SIP/2.0\nContent-Type: application/sdp\n\nv=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n${line}\n`,
    edits: [
      ['m=aud¦io 4000 RTP/AVP 0', 'audio', 'm=audio 4000 RTP/AVP 0'],
      ['c=IN IP¦4 192.0.2.1', 'IP4', 'c=IN IP4 192.0.2.1'],
      ['b=A¦S:64', 'AS', 'b=AS:64'],
    ],
  },
  'in a message summary': {
    around: (line) =>
      `NOTIFY sip:bob@example.com SIP/2.0\nContent-Type: application/simple-message-summary\n\n${line}\n`,
    edits: [
      ['Messages-Waiting: y¦es', 'yes', 'Messages-Waiting: yes'],
      ['Mess¦ages-Waiting: yes', 'Messages-Waiting', 'Messages-Waiting: yes'],
      ['Messages-Waiting:¦', 'yes', 'Messages-Waiting: yes'],
    ],
  },
  'in a key press': {
    around: (line) => `INFO sip:bob@example.com SIP/2.0\nContent-Type: application/dtmf-relay\n\n${line}\n`,
    edits: [['Sig¦nal=5', 'Signal', 'Signal=5']],
  },
  'in CPIM': {
    around: (line) => `MESSAGE sip:bob@example.com SIP/2.0\nContent-Type: message/cpim\n\n${line}\n`,
    edits: [['Fr¦om: <sip:a@b>', 'From', 'From: <sip:a@b>']],
  },
  'in a body of several parts': {
    around: (line) =>
      `INVITE sip:bob@example.com SIP/2.0\nContent-Type: multipart/mixed;boundary=b1\n\n${line}\nContent-Type: text/plain\n\nx\n--b1--\n`,
    edits: [
      ['-¦-b1', '--b1', '--b1'],
      ['--b1¦', '--b1', '--b1'],
    ],
  },
  'behind the last part of a body': {
    around: (line) =>
      `INVITE sip:bob@example.com SIP/2.0\nContent-Type: multipart/mixed;boundary=b1\n\n--b1\nContent-Type: text/plain\n\nx\n${line}`,
    edits: [
      ['-¦', '--b1', '--b1\nContent-Type: application/sdp\n\n'],
      ['-¦', '--b1--', '--b1--'],
    ],
  },
  'in a message within a message': {
    around: (line) => `NOTIFY sip:bob@example.com SIP/2.0\nContent-Type: message/sipfrag\n\n${line}\n`,
    edits: [['SIP/2.0 20¦0 OK', '200 OK', 'SIP/2.0 200 OK']],
  },
};

for (const [name, { around, edits }] of Object.entries(places)) {
  suite(name, () => {
    for (const [marked, taken, after] of edits) {
      for (const lineEnd of ['\n', '\r\n']) {
        test(`${marked} → ${taken}${lineEnd === '\n' ? '' : ', CRLF'}`, () => {
          const whole = around(marked).replaceAll('\n', lineEnd);
          assert.equal(textAfter(whole, taken), around(after).replaceAll('\n', lineEnd));
        });
      }
    }
  });
}

function textAfter(marked: string, taken: string): string {
  const offset = inBlock(marked.indexOf(mark));
  const text = marked.replace(mark, '');
  const { items } = completionsAt({
    block: parseBlock(text),
    defaults: [],
    offset,
    blockNames: () => ['invite'],
    outside: () => [{ name: 'outer', file: 'sip-client.env.json' }],
    entriesOf: () => [
      { name: 'a.sip', isFolder: false },
      { name: 'sub', isFolder: true },
    ],
    words: textsFor('en'),
  });
  const item = items.find(({ label }) => label === taken);
  assert.ok(item !== undefined, items.map(({ label }) => label).join(' · '));
  return text.slice(0, item.span.start) + item.text + text.slice(item.span.end);
}
