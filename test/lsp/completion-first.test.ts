/** Completion as an editor shows it that knows nothing of SIP: what begins as what is typed stands first, and what should be taken most often stands first of that. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { whileOpen } from '../support/marked-document.ts';
import { testedServer } from '../support/tested-server.ts';

const server = testedServer();

/** The cursor; a bar may stand in a value. */
const mark = '¦';

const invite = 'INVITE sip:bob@example.com SIP/2.0\n';
const description = `${invite}Content-Type: application/sdp\n\nv=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n`;
const call = [
  '### a\n# @name call\nINVITE sip:bob@example.com SIP/2.0\nVia: SIP/2.0/UDP h.example.com;branch=z9hG4bKabc\nFrom: <sip:alice@example.com>;tag=alicetag\nTo: <sip:bob@example.com>\nCall-ID: 77@h.example.com\nCSeq: 41 INVITE\nContact: <sip:alice@h.example.com>\n\n',
  '###\nSIP/2.0 180 Ringing\nVia: SIP/2.0/UDP h.example.com;branch=z9hG4bKabc\nFrom: <sip:alice@example.com>;tag=alicetag\nTo: <sip:bob@example.com>;tag=bobtag\nCall-ID: 77@h.example.com\nCSeq: 41 INVITE\nRSeq: 9\nRequire: 100rel\nContact: <sip:bob@b.example.com>\n\n###\n',
].join('');

/** What stands above each place. */
const above = {
  nothing: '',
  invite,
  call,
  description,
  audio: `${description}m=audio 49170 RTP/AVP 0 96 101\na=rtpmap:96 opus/48000/2\na=rtpmap:101 telephone-event/8000\n`,
  video: `${description}m=video 49170 RTP/AVPF 96\na=rtpmap:96 H264/90000\n`,
  parts: `${invite}Content-Type: multipart/mixed;boundary=b\n\n`,
} as const;

/** A place, and what stands first in the list. */
type Place = readonly [marked: string, ...first: string[]];

const places: Readonly<Record<keyof typeof above, readonly Place[]>> = {
  nothing: [
    ['¦', 'INVITE', 'REGISTER'],
    ['inv¦', 'INVITE'],
    ['REG¦', 'REGISTER'],
    ['su¦', 'SUBSCRIBE'],
    ['SIP¦', 'SIP/2.0'],
    ['sip/2.0 4¦', '401 Unauthorized', '404 Not Found'],
    ['SIP/2.0 48¦', '486 Busy Here', '487 Request Terminated'],
    ['SIP/2.0 busy¦', '486 Busy Here'],
    ['INVITE tel:123;phone-context=¦ SIP/2.0\n', 'example.com'],
    ['# @expect status == ¦\nINVITE sip:bob@example.com SIP/2.0\n', '200', '180'],
    ['# @recv ¦\nINVITE sip:bob@example.com SIP/2.0\n', 'INVITE', 'REGISTER'],
    ['INVITE sip:a@b SIP/2.0\nVia: SIP / 2.0 / ¦', 'UDP', 'TCP'],
    ['BYE sip:a@b SIP/2.0\nReason: SIP;cause=¦', '200', '480'],
    ['INVITE sip:a@b SIP/2.0\nDiversion: ¦', '<sip:bob@example.com>;reason=unconditional'],
    ['INVITE sip:a@b SIP/2.0\nContent-Language: ¦', 'en', 'zh-CN'],
    ['SIP/2.0 200 OK\nWarning: 399 ¦', 'example.com "text"'],
    ['NOTIFY sip:a@b SIP/2.0\nSubscription-State: terminated;¦', 'reason', 'retry-after'],
    ['MESSAGE sip:a@b SIP/2.0\nContent-Type: message/cpim\n\n¦', 'From', 'To'],
    ['MESSAGE sip:a@b SIP/2.0\nContent-Type: message/cpim\n\nFrom: <im:a@b>\nDate¦', 'DateTime'],
    ['NOTIFY sip:a@b SIP/2.0\nContent-Type: application/simple-message-summary\n\n¦', 'Messages-Waiting'],
    ['NOTIFY sip:a@b SIP/2.0\nContent-Type: application/simple-message-summary\n\nMessages-Waiting: ¦', 'yes', 'no'],
    ['INFO sip:a@b SIP/2.0\nContent-Type: application/dtmf-relay\n\n¦', 'Signal', 'Duration'],
    ['INFO sip:a@b SIP/2.0\nContent-Type: application/dtmf-relay\n\nSignal=¦', '1', '2'],
    ['SIP/2.0 ¦', '200 OK', '180 Ringing'],
    ['INVITE sip:bob@example.com ¦', 'SIP/2.0'],
    ['INVITE sip:bob@example.com;¦ SIP/2.0\n', 'transport', 'lr'],
    ['INVITE sip:bob@example.com;tr¦ SIP/2.0\n', 'transport'],
    ['INVITE tel:+12015550123;¦ SIP/2.0\n', 'phone-context'],
    ['INVITE sips:bob@e;transport=t¦ SIP/2.0\n', 'tcp'],
    ['INVITE urn:¦ SIP/2.0\n', 'urn:service:sos'],
    ['INVITE urn:service:¦ SIP/2.0\n', 'urn:service:sos'],
    ['INVITE urn:service:sos.¦ SIP/2.0\n', 'urn:service:sos.ambulance'],
    ['INVITE sip:bob@example.com;user=¦ SIP/2.0\n', 'phone'],
    ['SIP/2.0 486 B¦\n', 'Busy Here'],
    ['SIP/2.0 200 OK\nCSeq: 1 INVITE\nW¦', 'Warning', 'Allow'],
    ['SIP/2.0 401 Unauthorized\nCSeq: 1 REGISTER\n¦', 'All mandatory header fields', 'Via'],
    ['SIP/2.0 407 X\nCSeq: 1 REGISTER\nProx¦', 'Proxy-Authenticate'],
    ['SUBSCRIBE sip:a@b SIP/2.0\nE¦', 'Event', 'Expires'],
    ['NOTIFY sip:a@b SIP/2.0\nS¦', 'Subscription-State'],
    ['REFER sip:a@b SIP/2.0\nRef¦', 'Refer-To'],
    ['PRACK sip:a@b SIP/2.0\nR¦', 'RAck'],
    ['PUBLISH sip:a@b SIP/2.0\nSIP¦', 'SIP-If-Match'],
    ['SIP/2.0 423 Interval Too Brief\nCSeq: 1 REGISTER\nMin¦', 'Min-Expires'],
    ['SIP/2.0 422 X\nCSeq: 1 INVITE\nMin¦', 'Min-SE'],
    ['SIP/2.0 180 Ringing\nCSeq: 1 INVITE\nRS¦', 'RSeq'],
    ['SIP/2.0 420 Bad\nCSeq: 1 INVITE\nUns¦', 'Unsupported'],
    ['SIP/2.0 405 x\nCSeq: 1 FOO\nAl¦', 'Allow'],
    ['REGISTER sip:e SIP/2.0\nContact: <sip:a@b>;expires=¦', '3600'],
    ['REGISTER sip:e SIP/2.0\nContact: <sip:a@b>;+sip.inst¦', '+sip.instance'],
    ['REGISTER sip:e SIP/2.0\nm: ¦', '<sip:alice@{{$localIp}}:{{$localPort}}>'],
    ['REGISTER sip:e SIP/2.0\nContact: <sip:a@b>, ¦', '<sip:alice@{{$localIp}}:{{$localPort}}>'],
    ['BYE sip:a@b SIP/2.0\nReason: q¦', 'Q.850;cause=16;text="Normal call clearing"'],
    ['BYE sip:a@b SIP/2.0\nReason: Q.850;¦', 'cause', 'text'],
    ['BYE sip:a@b SIP/2.0\nReason: Q.850;cause=1¦', '16', '17'],
    ['SUBSCRIBE sip:a@b SIP/2.0\nEvent: ¦', 'presence', 'dialog'],
    ['SUBSCRIBE sip:a@b SIP/2.0\no: dia¦', 'dialog'],
    ['SUBSCRIBE sip:a@b SIP/2.0\nEvent: dialog;¦', 'id', 'call-id'],
    ['NOTIFY sip:a@b SIP/2.0\nSubscription-State: active;¦', 'expires'],
    ['NOTIFY sip:a@b SIP/2.0\nSubscription-State: terminated;reason=¦', 'timeout', 'noresource'],
    ['REFER sip:a@b SIP/2.0\nr: ¦', '<sip:carol@example.com>'],
    ['REFER sip:a@b SIP/2.0\nRefer-To: <sip:a@b?¦>', 'Replaces'],
    ['REFER sip:a@b SIP/2.0\nRefer-To: <sip:a@b;method=¦>', 'INVITE'],
    ['SIP/2.0 488 x\nCSeq: 1 INVITE\nWarning: 3¦', '300', '301'],
    ['SIP/2.0 503 x\nCSeq: 1 INVITE\nRetry-After: 120;¦', 'duration'],
    [
      'SIP/2.0 401 Unauthorized\nWWW-Authenticate: ¦',
      'Digest realm="example.com", nonce="nonce", algorithm=MD5, qop="auth"',
    ],
    [
      'REGISTER sip:e SIP/2.0\nAuthorization: ¦',
      'Digest username="alice", realm="example.com", nonce="nonce", uri="sip:e", response="response", algorithm=MD5',
    ],
    ['REGISTER sip:e SIP/2.0\nAuthorization: Digest ¦', 'username', 'realm'],
    ['REGISTER sip:e SIP/2.0\nAuthorization: Digest username="a", ¦', 'realm', 'nonce'],
    ['REGISTER sip:e SIP/2.0\nAuthorization: Digest username="a", uri=¦', '"sip:e"'],
    ['REGISTER sip:e SIP/2.0\nAuthorization: Digest username="a", algorithm=S¦', 'SHA-256'],
    ['REGISTER sip:e SIP/2.0\nAuthorization: Digest username="a",\n nonce="x", ¦', 'realm'],
    ['SIP/2.0 401 U\nWWW-Authenticate: Digest realm="a", stale=¦', 'true', 'false'],
    ['SIP/2.0 401 U\nWWW-Authenticate: Digest realm="a", qop="¦"', 'auth', 'auth-int'],
    [
      'INVITE sip:a@b SIP/2.0\nContent-Type: application/sdp\n\nv=0\no=¦',
      '- {{$timestamp}} {{$sdpVersion}} IN IP4 {{$localIp}}',
    ],
    ['# ¦\nINVITE sip:bob@example.com SIP/2.0\n', '# @name', '# @title'],
    ['# @¦\nINVITE sip:bob@example.com SIP/2.0\n', '# @name'],
    ['#¦\nINVITE sip:bob@example.com SIP/2.0\n', '# @name'],
    ['# @ex¦\nINVITE sip:bob@example.com SIP/2.0\n', '# @expect'],
    ['# @target ¦\nINVITE sip:bob@example.com SIP/2.0\n', 'udp:127.0.0.1:5060'],
    ['# @target tl¦\nINVITE sip:bob@example.com SIP/2.0\n', 'tls:example.com:5061'],
    ['# @timeout ¦\nINVITE sip:bob@example.com SIP/2.0\n', '500ms'],
    ['# @ack ¦\nINVITE sip:bob@example.com SIP/2.0\n', 'auto', 'off'],
    ['# @retransmit f¦\nINVITE sip:bob@example.com SIP/2.0\n', 'full'],
    ['# @eol ¦\nINVITE sip:bob@example.com SIP/2.0\n', 'crlf', 'lf'],
    ['# @lint ¦\nINVITE sip:bob@example.com SIP/2.0\n', 'off'],
    ['# @lint off wrong-¦\nINVITE sip:bob@example.com SIP/2.0\n', 'wrong-clock-rate'],
    ['# @expect header ¦\nINVITE sip:bob@example.com SIP/2.0\n', 'Via'],
    ['# @expect status == 4¦\nINVITE sip:bob@example.com SIP/2.0\n', '401', '404'],
    ['# @expect body con¦\nINVITE sip:bob@example.com SIP/2.0\n', 'contains'],
    ['# @recv 1¦\nINVITE sip:bob@example.com SIP/2.0\n', '180', '183'],
    ['# @auth alice ¦\nINVITE sip:bob@example.com SIP/2.0\n', '{{$secret alice}}'],
    ['# @charset gb¦\nINVITE sip:bob@example.com SIP/2.0\n', 'gb18030'],
    ['# @raw ¦\nINVITE sip:bob@example.com SIP/2.0\n', 'chomp'],
    ['@user = a\nINVITE sip:bob@example.com SIP/2.0\nTo: <sip:{{¦}}@e>\n', 'user'],
    ['@user = a\nINVITE sip:bob@example.com SIP/2.0\nTo: <sip:{{us¦', 'user'],
    ['NOTIFY sip:a@b SIP/2.0\nContent-Type: message/sipfrag\n\n¦', 'SIP/2.0'],
    ['NOTIFY sip:a@b SIP/2.0\nContent-Type: message/sipfrag;version=2.0\n\nSIP/2.0 ¦', '200 OK'],
  ],
  invite: [
    ['¦', 'All mandatory header fields', 'Via'],
    ['c¦', 'Call-ID', 'CSeq'],
    ['con¦', 'Contact'],
    ['ms¦', 'Max-Forwards', 'MIME-Version'],
    ['Con¦tact: <sip:a@b>\n', 'Contact'],
    ['cl¦', 'Call-ID'],
    ['P-As¦', 'P-Asserted-Identity'],
    ['Via: ¦', 'SIP/2.0/UDP {{$localIp}}:{{$localPort}};rport;branch={{$branch}}'],
    ['v: ¦', 'SIP/2.0/UDP {{$localIp}}:{{$localPort}};rport;branch={{$branch}}'],
    ['Via: SIP/2.0/T¦', 'TCP'],
    ['Via: SIP/2.0/UDP ¦;branch=z9hG4bK1\n', '{{$localIp}}:{{$localPort}}'],
    ['Via: SIP/2.0/UDP a;¦', 'branch', 'rport'],
    ['Via: SIP/2.0/UDP a;branch=¦', '{{$branch}}'],
    ['Via: SIP/2.0/UDP a;branch=z9hG4bK1, ¦', 'SIP/2.0/UDP {{$localIp}}:{{$localPort}};rport;branch={{$branch}}'],
    ['Via: SIP/2.0/UDP a;rp¦;branch=z9hG4bK1', 'rport'],
    ['Via: SIP/2.0/UDP a;received=¦', '192.0.2.1'],
    ['Via: SIP/2.0/UDP a\n ;¦', 'branch', 'rport'],
    ['From: ¦', '<sip:alice@example.com>;tag={{$tag}}'],
    ['f: ¦', '<sip:alice@example.com>;tag={{$tag}}'],
    ['From: <¦', 'sip:', 'sips:'],
    ['From: "Alice" ¦', '<sip:alice@example.com>;tag={{$tag}}'],
    ['From: "Alice" <¦>', 'sip:'],
    ['From: <sip:alice@example.com>;¦', 'tag'],
    ['From: <sip:alice@example.com;¦>;tag=1', 'transport'],
    ['From: <sip:alice@example.com;user=¦>', 'phone'],
    ['To: <sip:bob@example.com>;¦', 'tag'],
    ['CSeq: ¦', '1 INVITE'],
    ['CSeq: 12 ¦', 'INVITE'],
    ['CSeq: 12 IN¦VITE', 'INVITE'],
    ['Max-Forwards: ¦', '70'],
    ['Contact: <sip:a@b>;¦', 'expires', 'q'],
    ['Content-Length: ¦', '0'],
    ['l: ¦', '0'],
    ['c: ¦', 'application/sdp'],
    ['Content-Type: app¦', 'application/sdp'],
    ['Content-Type: multipart/mixed;¦', 'boundary'],
    ['Content-Type: application/sdp;¦', 'charset'],
    ['Accept: application/sdp, ¦', 'text/plain'],
    ['Accept: ¦', 'application/sdp'],
    ['Content-Disposition: ¦', 'session'],
    ['Content-Disposition: session;handling=¦', 'required', 'optional'],
    ['Content-Encoding: ¦', 'gzip'],
    ['Accept-Encoding: ¦', 'gzip'],
    ['Accept-Language: ¦', 'en'],
    ['k: ¦', '100rel', 'timer'],
    ['Require: ¦', '100rel'],
    ['Supported: 100rel,timer,re¦', 'replaces'],
    ['Allow: INVITE, ACK, ¦', 'CANCEL', 'BYE'],
    ['Allow: INVITE, ¦ACK', 'ACK'],
    ['Session-Expires: 1800;¦', 'refresher'],
    ['x: 1800;refresher=¦', 'uac', 'uas'],
    ['Min-SE: ¦', '90'],
    ['Date: ¦', '{{$datetime rfc1123}}'],
    ['Reason: ¦', 'Q.850;cause=16;text="Normal call clearing"'],
    ['Privacy: ¦', 'id'],
    ['Diversion: <sip:a@b>;¦', 'reason'],
    ['Diversion: <sip:a@b>;reason=¦', 'unconditional', 'user-busy'],
    ['History-Info: <sip:a@b>;¦', 'index'],
    ['Alert-Info: ¦', '<urn:alert:source:internal>'],
    ['Alert-Info: <urn:alert:¦>', 'urn:alert:source:internal'],
    ['Call-Info: <http://e/x.png>;purpose=¦', 'icon', 'info'],
    ['Replaces: 77@h;¦', 'to-tag', 'from-tag'],
    ['Route: ¦', '<sip:proxy.example.com;lr>'],
    ['Route: <sip:p.example.com;¦>', 'transport', 'lr'],
    ['Record-Route: <sip:p1;lr>, ¦', '<sip:proxy.example.com;lr>'],
    ['Subject: ¦', 'Need more boxes'],
    ['Priority: ¦', 'normal'],
    ['Join: 1;¦', 'to-tag', 'from-tag'],
    ['Answer-Mode: ¦', 'Manual', 'Auto'],
    ['Security-Client: ¦', 'ipsec-3gpp'],
    ['Security-Client: ipsec-3gpp;¦', 'alg'],
    ['Security-Client: ipsec-3gpp;alg=¦', 'hmac-sha-1-96'],
    ['P-Access-Network-Info: ¦', '3GPP-NR-TDD'],
    ['P-Access-Network-Info: 3GPP-E-UTRAN-FDD;¦', 'utran-cell-id-3gpp'],
    ['Resource-Priority: ¦', 'ets'],
    ['Accept-Contact: *;+g.3gpp.icsi-ref=¦', '"urn%3Aurn-7%3A3gpp-service.ims.icsi.mmtel"'],
    ['Reject-Contact: *;mob¦', 'mobility'],
    ['Reject-Contact: *;mobility=¦', '"fixed"', '"mobile"'],
    ['Request-Disposition: ¦', 'no-fork', 'fork'],
    ['Request-Disposition: no-fork, ¦', 'fork'],
    ['Retry-After: ¦', '120'],
    ['Content-Type: application/sdp\n\n¦', 'v=0'],
    ['Call-ID: {{$¦}}', '$branch', '$callId'],
    ['Call-ID: {{$call¦', '$callId'],
    ['Date: {{$datetime ¦}}', 'rfc1123', 'iso8601'],
    ['X: {{$random.¦}}', '$random.uuid'],
    ['Supported: 100rel,\n ¦', 'timer'],
    ['Via: SIP/2.0/UDP a\n ;branch=¦', '{{$branch}}'],
    ['Contact: <sip:a@b>\n\t;exp¦', 'expires'],
    ['VIA : ¦', 'SIP/2.0/UDP {{$localIp}}:{{$localPort}};rport;branch={{$branch}}'],
    ['from:¦', '<sip:alice@example.com>;tag={{$tag}}'],
    ['Contact: <sip:a@b> ; ¦', 'expires'],
    ['Contact: <sip:a@b>; expires = ¦', '3600'],
    ['To: sip:bob@e;¦', 'tag'],
    ['To: ¦sip:bob@e', '<sip:bob@example.com>'],
  ],
  call: [
    ['ACK sip:bob@b.example.com SIP/2.0\nTo: <sip:bob@example.com>;tag=¦', 'bobtag'],
    ['PRACK sip:bob@b.example.com SIP/2.0\nRAck: ¦', '9 41 INVITE'],
    ['ACK sip:bob@b.example.com SIP/2.0\nCall-ID: ¦', '77@h.example.com'],
    [
      'REFER sip:bob@b.example.com SIP/2.0\nRefer-To: ¦',
      '<sip:bob@example.com?Replaces=77%40h.example.com%3Bto-tag%3Dbobtag%3Bfrom-tag%3Dalicetag>',
    ],
    ['INVITE sip:bob@example.com SIP/2.0\nReplaces: ¦', '77@h.example.com;to-tag=bobtag;from-tag=alicetag'],
    ['INVITE sip:alice@example.com SIP/2.0\nReplaces: 7¦', '77@h.example.com;to-tag=alicetag;from-tag=bobtag'],
    ['INVITE sip:bob@example.com SIP/2.0\nJoin: ¦', '77@h.example.com;to-tag=bobtag;from-tag=alicetag'],
    ['INVITE sip:bob@example.com SIP/2.0\nTarget-Dialog: ¦', '77@h.example.com;local-tag=bobtag;remote-tag=alicetag'],
    ['PRACK sip:bob@b.example.com SIP/2.0\nCall-ID: 77@h.example.com\nRAck: 9¦', '9 41 INVITE'],
    ['BYE ¦ SIP/2.0', 'sip:bob@example.com', 'sip:alice@example.com'],
    ['BYE sip:bob@b.example.com SIP/2.0\nCall-ID: 77@h.example.com\nCSeq: ¦', '42 BYE'],
    ['CANCEL sip:bob@example.com SIP/2.0\nCall-ID: 77@h.example.com\nCSeq: ¦', '41 CANCEL'],
    ['CANCEL sip:bob@example.com SIP/2.0\nVia: SIP/2.0/UDP h.example.com;branch=¦', 'z9hG4bKabc', '{{$branch}}'],
    ['BYE sip:bob@b.example.com SIP/2.0\nTo: ¦', '<sip:bob@example.com>;tag=bobtag'],
    ['BYE sip:bob@b.example.com SIP/2.0\nFrom: ¦', '<sip:alice@example.com>;tag=alicetag'],
    ['BYE {{call.¦}} SIP/2.0', 'request', 'response'],
    ['BYE {{call.response.¦}} SIP/2.0', 'status', 'reason'],
    ['BYE {{call.response.headers.¦}} SIP/2.0', 'Via', 'From'],
    ['BYE {{call.response.headers.Contact.¦}} SIP/2.0', 'uri'],
    ['BYE {{call.response.headers.Contact.uri¦}} SIP/2.0', 'uri'],
    ['BYE {{call.response.headers.To.t¦}} SIP/2.0', 'tag'],
    ['BYE {{ca¦}} SIP/2.0', 'call'],
  ],
  description: [
    ['m=video 49170 RTP/AVP ¦', '96'],
    ['m=message 49170 ¦', 'TCP/MSRP', 'TCP/TLS/MSRP'],
    ['m=application 49170 ¦', 'UDP/DTLS/SCTP'],
    ['a=lang:¦', 'en'],
    ['a=charset:¦', 'UTF-8'],
    ['s=¦', '-'],
    ['v=¦', '0'],
    ['¦', 'a='],
    ['m=¦', 'audio', 'video'],
    ['m=audio ¦', '{{$rtpPort}}'],
    ['m=audio 49170 ¦', 'RTP/AVP'],
    ['m=video 4 RTP/S¦', 'RTP/SAVP', 'RTP/SAVPF'],
    ['m=audio 4 RTP/AVP ¦', '0', '8'],
    ['m=application 9 UDP/DTLS/SCTP ¦', 'webrtc-datachannel'],
    ['m=image 9 udptl ¦', 't38'],
    ['a=group:¦', 'BUNDLE'],
    ['a=ice-¦', 'ice-ufrag', 'ice-pwd'],
    ['a=ice-options:¦', 'trickle'],
    ['b=¦', 'AS', 'TIAS'],
    ['b=AS:¦', '64'],
    ['c=IN IP6 ¦', '{{$localIp}}'],
    ['c=IN IP4 ¦', '{{$localIp}}'],
    ['t=¦', '0 0'],
  ],
  audio: [
    ['a=silenceSupp:¦', 'off - - - -'],
    ['a=rtpmap:8 ¦', 'PCMA/8000'],
    ['a=rtpmap:97 ¦', 'opus/48000/2', 'telephone-event/8000'],
    ['a=floorctrl:¦', 'c-s', 'c-only'],
    ['a=fmtp:96 useinb¦andfec=1', 'useinbandfec'],
    ['a=¦', 'rtpmap', 'fmtp'],
    ['a=send¦', 'sendrecv', 'sendonly'],
    ['a=fmtp:¦', '96', '101'],
    ['a=fmtp:96 ¦', 'useinbandfec'],
    ['a=fmtp:101 ¦', '0-15'],
    ['a=ptime:¦', '20'],
    ['a=rtcp:¦', '49171'],
    ['a=setup:¦', 'actpass'],
    ['a=mid:¦', '0'],
    ['a=crypto:¦', '1'],
    ['a=crypto:1 ¦', 'AES_CM_128_HMAC_SHA1_80'],
    ['a=crypto:1 AES_CM_128_HMAC_SHA1_80 ¦', 'inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj'],
    ['a=fingerprint:¦', 'sha-256'],
    ['a=candidate:1 1 UDP 1 192.0.2.1 9 typ ¦', 'host', 'srflx'],
    ['a=candidate:1 1 UDP 1 192.0.2.1 9 typ srflx ¦', 'raddr'],
    ['a=des:qos mandatory local ¦', 'sendrecv'],
  ],
  video: [
    ['a=rtcp-fb:96 ¦', 'nack', 'nack pli'],
    ['a=rtcp-fb:96 ccm ¦', 'ccm fir', 'ccm tmmbr'],
    ['a=fmtp:96 ¦', 'profile-level-id', 'packetization-mode'],
    ['a=fmtp:96 packetization-mode=¦', '0', '1'],
    ['a=extmap:1 ¦', 'urn:ietf:params:rtp-hdrext:sdes:mid'],
    ['a=group:¦', 'BUNDLE'],
  ],
  parts: [
    ['--b\nContent-Type: ¦\n\nx\n--b--\n', 'application/sdp'],
    ['--b\n¦\n\nx\n--b--\n', 'Content-Type'],
    ['--b\nContent-¦\n\nx\n--b--\n', 'Content-Type'],
    ['--b\nContent-Type: application/sdp\nContent-Disposition: ¦\n\nv=0\n--b--\n', 'session'],
    [
      '--b\nContent-Type: application/sdp\n\nv=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nm=audio 4 RTP/AVP 0\na=¦\n--b--\n',
      'rtpmap',
    ],
    ['¦\n', '--b'],
    ['--b\nContent-Type: application/sdp\n¦\n\nx\n--b--\n', 'Content-Disposition', 'Content-ID'],
    ['--b\r\nContent-Type: application/sdp\r\n¦\r\n\r\nx\r\n--b--\r\n', 'Content-Disposition', 'Content-ID'],
    ['--b\nContent-Transfer-Encoding: ¦\n\nx\n--b--\n', 'binary', '8bit'],
    ['--b\nContent-Type: message/sipfrag\n\nSIP/2.0 ¦\n--b--\n', '200 OK'],
    ['--b\nContent-Type: text/plain\n\nx\n--¦\n', '--b', '--b--'],
  ],
};

for (const [where, list] of Object.entries(places))
  suite(where, () => {
    for (const [marked, ...first] of list)
      test(JSON.stringify(marked), async () => {
        const labels = await shownAt(above[where as keyof typeof above] + marked);
        assert.deepEqual(labels.slice(0, first.length), first, labels.slice(0, 10).join(' · '));
      });
  });

/** The labels in the order in which an editor shows them: by what is typed, then as the server sorts them. */
function shownAt(marked: string): Promise<readonly string[]> {
  const offset = marked.indexOf(mark);
  return whileOpen(server.client, marked.replace(mark, ''), async (document) => {
    const { items } = await server.client.at<CompletionList>('completion', document.uri, document.positionAt(offset));
    const ranked = items.map((item) => ({
      item,
      typed: typedOf(document, item, offset),
      named: item.filterText ?? item.label,
    }));
    const shown = ranked.filter(({ typed, named }) => holdsInOrder(named.toLowerCase(), typed));
    const begins = ({ typed, named }: (typeof shown)[number]) => Number(!named.toLowerCase().startsWith(typed));
    shown.sort((one, other) => begins(one) - begins(other) || (sortOf(one.item) < sortOf(other.item) ? -1 : 1));
    return shown.map(({ item }) => item.label);
  });
}

/** What stands between the begin of what is replaced and the cursor, which must lie in one line. */
function typedOf(document: TextDocument, { textEdit, label }: CompletionItem, offset: number): string {
  assert.ok(textEdit !== undefined && 'range' in textEdit, label);
  const { start, end } = textEdit.range;
  assert.ok(start.line === end.line && document.offsetAt(start) <= offset && offset <= document.offsetAt(end), label);
  return document.getText().slice(document.offsetAt(start), offset).toLowerCase();
}

function sortOf({ sortText, label }: CompletionItem): string {
  return sortText ?? label;
}

function holdsInOrder(text: string, typed: string): boolean {
  let found = 0;
  for (const sign of text) if (sign === typed.charAt(found)) found += 1;
  return found >= typed.length;
}
