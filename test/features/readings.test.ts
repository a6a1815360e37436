/** What is read out of values under the mouse: addresses, numbers, dates, names of calls, what only somebody who knows would see. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverAt } from '../../server/src/features/hover.ts';
import { inBlock } from '../../server/src/sip/span.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { textsFor } from '../../server/src/texts/texts.ts';
import { cursor } from '../support/cursor.ts';
import { inMessage, line, read, reads } from './support/read.ts';

test('of a URI: who is meant, at which host, and how it is found', () => {
  reads(
    [
      ['sip:bo|b@example.com', 'bob · user part · What it stands for, `example.com` alone decides. Case counts.'],
      ['sip:+1201555|0123@gw.test', '+12015550123 · user part · A global number of 11 digits.'],
      [
        'sip:+1234567|8901234567@gw.test',
        '+12345678901234567 · user part · A global number of 17 digits; E.164 has at most 15.',
      ],
      [
        'sip:101|0;phone-context=pbx.test@gw.test',
        '1010;phone-context=pbx.test · user part · A local number, which means something in `pbx.test` only.',
      ],
      [
        'sip:101|0@gw.test;user=phone',
        '1010 · user part · A local number; without phone-context it means what the receiver takes it for.',
      ],
      ['tel:101|0;phone-context=+1201', '1010 · number · A local number, which means something in `+1201` only.'],
      ['tel:+1-201-555-01|23', '+1-201-555-0123 · number · A global number of 11 digits.'],
      [
        'sip:3402000000132000|0001@3402000000',
        '34020000001320000001 · user part · A device of GB/T 28181: centre 34020000, industry 00, type 132, network 0, serial number 000001.',
      ],
      [
        'sip:a%40|b@example.com',
        'a%40b · user part · What it stands for, `example.com` alone decides. Case counts. Read as `a@b`.',
      ],
      [
        'sip:a:secr|et@example.com',
        'secret · password · Everybody on the way can read it; RFC 3261 §19.1.1 advises against it.',
      ],
      [
        'sip:bob@exam|ple.com',
        'example.com · host · When a request is sent: its NAPTR records are looked up, then SRV, then addresses. For examples only: RFC 2606.',
      ],
      [
        'sip:bob@sip.biloxi.org|;transport=tcp',
        'sip.biloxi.org · host · When a request is sent: its SRV records are looked up, then addresses; the transport is given.',
      ],
      [
        'sip:bob@sip.biloxi|.org:5062',
        'sip.biloxi.org · host · When a request is sent: only its addresses are looked up, since a port is given.',
      ],
      [
        'sip:ims.mnc001.mcc|234.3gppnetwork.org',
        'ims.mnc001.mcc234.3gppnetwork.org · host · When a request is sent: its NAPTR records are looked up, then SRV, then addresses. Home network of the mobile operator with country code 234 (MCC) and network code 001 (MNC).',
      ],
      [
        'sip:bob@10.1|.2.3',
        '10.1.2.3 · host · A private address: RFC 1918. Nobody outside of that network can answer to it.',
      ],
      [
        'sip:bob@[2001:db8|::9:1]:5060',
        '[2001:db8::9:1] · host · For examples only: RFC 3849, RFC 9637. Nobody has it.',
      ],
      [
        'sip:bob@example.com:50|60',
        '5060 · port · The usual port. Without it SRV records would be looked up, and it would be another URI.',
      ],
      ['sips:bob@example.com:50|60', '5060 · port · Not the usual port, which is 5061.'],
      [
        'sip:bob@example.com:50|61;transport=tls',
        '5061 · port · The usual port. Without it SRV records would be looked up, and it would be another URI.',
      ],
    ],
    (uri) => `INVITE ${uri} SIP/2.0\n\n`,
  );
  reads(
    [
      ['To: Bob <sip:b@bilo|xi.org>', 'biloxi.org · host · The domain that the user belongs to.'],
      ['To: sip:b|o@biloxi.org;tag=1', 'bo · user part · What it stands for, `biloxi.org` alone decides. Case counts.'],
      [
        'From: <sip:anony|mous@anonymous.invalid>;tag=1',
        'anonymous · user part · Says nothing about who it is: RFC 3323 §4.1.1.3.',
      ],
      [
        'From: <sip:anonymous@anonymous|.invalid>;tag=1',
        'anonymous.invalid · host · The domain that the user belongs to. Stands for a host that is not told: RFC 3323 §4.1.1.3.',
      ],
      [
        'Route: <sip:proxy.biloxi|.org;lr>',
        'proxy.biloxi.org · host · When a request is sent: its NAPTR records are looked up, then SRV, then addresses.',
      ],
    ],
    inMessage,
  );
});

test('a password is not repeated', () => {
  const { text, offset } = cursor('INVITE sip:a:secr|et@example.com SIP/2.0\n\n');
  const { block } = parseFile(text).blocks[0] ?? assert.fail();
  assert.doesNotMatch(hoverAt({ block, defaults: [] }, inBlock(offset), textsFor('en'))?.markdown ?? '', /secret/u);
});

test('of an address: what range it is of', () => {
  const kinds: readonly (readonly [string, RegExp])[] = [
    ['192.168.0.1', /^A private address/u],
    ['172.31.255.1', /^A private address/u],
    ['172.32.0.1', /^A public IPv4 address\.$/u],
    ['127.0.0.1', /^This machine itself: RFC 1122/u],
    ['169.254.1.1', /^A link-local address/u],
    ['100.64.0.1', /behind its NAT/u],
    ['100.128.0.1', /^A public IPv4/u],
    ['198.51.100.7', /RFC 5737/u],
    ['203.0.113.7', /RFC 5737/u],
    ['224.0.1.75', /all SIP servers/u],
    ['239.1.1.1', /^A multicast address: RFC 5771/u],
    ['255.255.255.255', /^Everybody/u],
    ['0.0.0.0', /^No particular address/u],
    ['[::]', /^No particular address/u],
    ['[::1]', /RFC 4291 §2\.5\.3/u],
    ['[::ffff:192.0.2.1]', /written as IPv6/u],
    ['[fe80::1]', /^A link-local/u],
    ['[fd00::1]', /RFC 4193/u],
    ['[3fff:fff:ffff::1]', /RFC 9637/u],
    ['[3fff:1000::1]', /^A public IPv6/u],
    ['[ff02::1]', /multicast/u],
    ['[2a00:1450::1]', /^A public IPv6/u],
  ];
  for (const [address, expected] of kinds) {
    const said = read(`OPTIONS sip:${address}| SIP/2.0\n\n`)?.split(' · ')[2];
    assert.match(said ?? '', expected, address);
  }
});

test('of a Via: where the answer goes', () => {
  reads(
    [
      [
        'Via: SIP/2.0/UDP pc.te|st',
        'pc.test · sent-by · The answer goes to port 5060 of the address that the request came from, be that `pc.test` or not. For tests only: RFC 2606. Without a port: 5060 over `UDP`.',
      ],
      [
        'Via: SIP/2.0/UDP 10.0.0|.1:5070',
        '10.0.0.1:5070 · sent-by · The answer goes to port 5070 of the address that the request came from, be that `10.0.0.1` or not. A private address: RFC 1918. Nobody outside of that network can answer to it.',
      ],
      [
        'Via: SIP/2.0/UDP a.org|:5070;rport',
        'a.org:5070 · sent-by · The answer goes back to the address and port that the request came from: RFC 3581 §4.',
      ],
      [
        'Via: SIP/2.0/UDP a.org|:5070;received=1.2.3.4;rport=9',
        'a.org:5070 · sent-by · The answer goes to `1.2.3.4:9`.',
      ],
      [
        'Via: SIP/2.0/UDP a.org|:5070;received=2001:db8::1',
        'a.org:5070 · sent-by · The answer goes to `[2001:db8::1]:5070`.',
      ],
      [
        'Via: SIP/2.0/UDP a.org|:5070;maddr=224.2.2.2;ttl=1',
        'a.org:5070 · sent-by · The answer goes to `224.2.2.2:5070`, as maddr says.',
      ],
      [
        'Via: SIP/2.0/TLS a.or|g;rport',
        'a.org · sent-by · The answer comes back on the connection of the request; should that be closed, on a new one to `a.org:5061`. Without a port: 5061 over `TLS`.',
      ],
      [
        'v: SIP/2.0/WSS a.invalid:80|',
        'a.invalid:80 · sent-by · The answer comes back on the connection of the request; should that be closed, on a new one to `a.invalid:80`. Never exists: RFC 2606.',
      ],
      [
        'Via: SIP/2.0/UDP a.org\nVia: SIP/2.0/UDP b.or|g:1',
        'b.org:1 · sent-by · Via 2 of 2: the answer gets here from the hop above.',
      ],
      [
        'Via: SIP/2.0/UDP a.org, SIP/2.0/UDP b.or|g:1',
        'b.org:1 · sent-by · Via 2 of 2: the answer gets here from the hop above.',
      ],
      [
        'Via: SI|P / 2.0 / tcp a.org',
        'SIP / 2.0 / tcp · protocol of a hop · This hop sent the request as SIP 2.0 over `TCP`.',
      ],
    ],
    inMessage,
  );
  assert.equal(
    read('OPTIONS sip:a.org SIP/2|.0\n\n'),
    'SIP/2.0 · version of SIP · The only version of SIP that is in use: RFC 3261.',
  );
  // A word of which more is known answers for itself.
  assert.equal(read(inMessage('Via: SIP/2.0/UD|P a.org'))?.split(' · ')[1], 'transport');
  for (const templated of [
    'Via: SIP/2.0/UDP {{ho|st}}',
    'Via: SIP/2.0/UDP |{{host}}:1',
    'To: <sip:{{user}}@ex|ample.com>',
  ])
    assert.ok(!/^(?:sent-by|host)$/u.test(read(inMessage(templated))?.split(' · ')[1] ?? ''), templated);
});

test('of a date and of seconds: when, and how long', () => {
  reads(
    [
      ['Date: Sat, 13 Nov 20|10 23:29:00 GMT', 'Sat, 13 Nov 2010 23:29:00 GMT · date · 2010-11-13 23:29:00 UTC'],
      ['Expires: 36|00', '3600 · number · 1 h.'],
      ['Expires: 4|5', '45 · number · 45 s.'],
      ['Expires: |0', '0 · number · Ends at once what was registered, subscribed to or published.'],
      ['Retry-After: 18|000;duration=3600', '18000 · number · 5 h.'],
      ['Retry-After: 18000;duration=36|00', '3600 · number · 1 h.'],
      ['Session-Expires: 18|00;refresher=uac', '1800 · number · 30 min. Refreshed after half of it, 15 min.'],
      ['Max-Forwards: 7|0', '70 · number · Behind 70 more hops it is answered with 483 instead of being passed on.'],
      ['Max-Forwards: |0', '0 · number · It is passed on no further: who gets it answers for itself or with 483.'],
      ['Contact: <sip:a@b.org>;expires=72|00', '7200 · number · 2 h.'],
      ['Contact: <sip:a@b.org>;expires=|0', '0 · number · Takes this address out of the registration.'],
      [
        'Contact: <sip:a@b.org>;q=0.|5, <sip:a@c.org>;q=1',
        '0.5 · preference · Number 2 of 2 in this message; the higher, the sooner.',
      ],
      [
        'Contact: <sip:a@b.org>;q=0.5\nm: <sip:a@c.org>;q=0.|5',
        '0.5 · preference · Number 1 of 2 in this message; the higher, the sooner. One other has the same.',
      ],
      ['Content-Length: |0', '0 · number · Nothing follows the empty line.'],
    ],
    inMessage,
  );
  assert.equal(
    read(`${line}\nContent-Type: text/plain\nContent-Length: |9\n\nhello\n`),
    '9 · number · What is sent behind the empty line: 5 bytes.',
  );
});

const call = (head: string, tags: string, more: string): string =>
  `${head}\nVia: SIP/2.0/UDP a.org;branch=z9hG4bK1\nFrom: <sip:a@a.org>;tag=a1\nTo: <sip:b@b.org>${tags}\nCall-ID: c@a.org\n${more}\n\n`;
const file = [
  call('INVITE sip:b@b.org SIP/2.0', '', 'CSeq: 7 INVITE'),
  call('SIP/2.0 180 Ringing', ';tag=b1', 'CSeq: 7 INVITE\nRequire: 100rel\nRSeq: 988'),
  call('PRACK sip:b@b.org SIP/2.0', ';tag=b1', 'CSeq: 8 PRACK\nRAck: 988 7 INVITE').replace('bK1', 'bK2'),
].join('###\n');

test('of what names a call, a dialog, a transaction: which messages of the file have it, and its counterpart', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'Call-ID: c@a.org',
      'Call-ID: c@|a.org',
      'c@a.org · name of a call · 3 messages of this file have it: `INVITE` · `180 Ringing` · `PRACK`.',
    ],
    ['tag=a1', 'tag=a|1', 'a1 · tag · 3 messages of this call have it, first `INVITE`.'],
    ['tag=b1', 'tag=b|1', 'b1 · tag · 2 messages of this call have it, first `180 Ringing`.'],
    [
      'branch=z9hG4bK1',
      'branch=z9h|G4bK1',
      'z9hG4bK1 · name of a transaction · Begins with z9hG4bK, so it names the transaction. Its transaction in this file: `INVITE` · `180 Ringing`.',
    ],
    [
      'branch=z9hG4bK2',
      'branch=z9h|G4bK2',
      'z9hG4bK2 · name of a transaction · Begins with z9hG4bK, so it names the transaction.',
    ],
    ['CSeq: 7', 'CSeq: 7|', '7 · number of a request · With this number from this sender: `INVITE` · `180 Ringing`.'],
    ['CSeq: 8', 'CSeq: |8', '8 · number of a request · No other message of this call has it from this sender.'],
    ['RSeq: 988', 'RSeq: 98|8', '988 · number of a reliable response · Acknowledged by `PRACK`.'],
    ['RAck: 988', 'RAck: 98|8', '988 · number in RAck · Acknowledges `180 Ringing`, by its RSeq.'],
    ['RAck: 988 7', 'RAck: 988 7|', '7 · number in RAck · The number of the request that was answered: `INVITE`.'],
  ];
  for (const [from, to, expected] of cases) assert.equal(read(file.replace(from, to)), expected);
  const alone = call('INVITE sip:b@b.org SIP/2.0', '', 'CSeq: 7 INVITE\nRAck: 1 2 INVITE\nRSeq: 3');
  assert.match(read(alone.replace('c@a', 'c|@a')) ?? '', /No other message of this file has it\.$/u);
  assert.match(read(alone.replace('tag=a1', 'tag=|a1')) ?? '', /No other message of this call has it\.$/u);
  assert.match(
    read(alone.replace('RAck: 1', 'RAck: |1')) ?? '',
    /No response of this call in the file has this RSeq\.$/u,
  );
  assert.match(
    read(alone.replace('RAck: 1 2', 'RAck: 1 |2')) ?? '',
    /No request of this call in the file has this CSeq\.$/u,
  );
  assert.match(read(alone.replace('RSeq: 3', 'RSeq: 3|')) ?? '', /No PRACK of this file acknowledges it\.$/u);
  assert.match(read(alone.replace('z9hG4bK1', '12|3')) ?? '', /from before RFC 3261/u);
  // The name of a parameter is the parameter, and of a template nothing is known.
  assert.match(read(file.replace('tag=a1', 't|ag=a1')) ?? '', /parameter of From/u);
  assert.equal(read(alone.replace('c@a.org', '{{x}}|@a.org'))?.split(' · ')[1], 'header field');
});

test('of a dialog that is named elsewhere: whose it is, and what stands behind the escapes', () => {
  const after = (fields: string): string => `${file}###\nINVITE sip:c@c.org SIP/2.0\n${fields}\n\n`;
  const named = ' · name of a call · The call of `INVITE` · `180 Ringing` · `PRACK`.';
  for (const field of [
    'Replaces: c@a.o|rg;to-tag=b1;from-tag=a1',
    'In-Reply-To: x, c@a.o|rg',
    'Event: dialog;call-id="c@a.o|rg"',
  ])
    assert.equal(read(after(field)), `c@a.org${named}`, field);
  assert.equal(
    read(after('Refer-To: <sip:b@b.org?Require=x&Replaces=c%40a.org%3Bto-t|ag%3Db1>')),
    'c%40a.org%3Bto-tag%3Db1 · dialog · Read as `c@a.org;to-tag=b1`. The call of `INVITE` · `180 Ringing` · `PRACK`.',
  );
  assert.equal(read(after('Replaces: none@a.o|rg;to-tag=1'))?.split(' · ')[1], 'header field');
  assert.equal(
    read(inMessage('P-Charging-Vector: icid-val|ue=1;orig-ioi=a'))?.split(' · ')[1],
    'parameter of P-Charging-Vector',
  );
  assert.match(
    read(inMessage('Via: SIP/2.0/UDP a.org;received=10.0|.0.1')) ?? '',
    /^10\.0\.0\.1 · address · A private address/u,
  );
});

test('of a call with more messages than are compared, and of one that cannot be told, nothing is said', () => {
  const many = Array.from({ length: 201 }, () => call('OPTIONS sip:b@b.org SIP/2.0', '', 'CSeq: 7 OPTIONS')).join(
    '###\n',
  );
  assert.equal(read(many.replace('c@a.org', 'c@|a.org'))?.split(' · ')[1], 'header field');
  assert.equal(read(inMessage('Call-ID: c@|a.org'))?.split(' · ')[1], 'header field');
});

test('of a signed token: what it claims, without asking anybody', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = `${part({ alg: 'ES256', ppt: 'shaken' })}.${part({ attest: 'A', iat: 1_443_208_345, orig: { tn: '12155551212' } })}.c2ln`;
  assert.equal(
    read(inMessage(`Identity: |${token};info=<https://a.org/c.pem>`))?.replace(token, 'token'),
    'token · signed token · Header: `{"alg":"ES256","ppt":"shaken"}` Claims: `{"attest":"A","iat":1443208345,"orig":{"tn":"12155551212"}}` Full attestation: the signer knows the caller, who may use this number. Signed 2015-09-25 19:12:25 UTC.',
  );
  for (const odd of ['..c2ln', 'bm90anNvbg.bm90anNvbg.x', '!!.??.x', 'bnVsbA.MQ.x'])
    assert.match(read(inMessage(`Identity: |${odd};info=<https://a.org/c.pem>`)) ?? 'none', /header field|none/u, odd);
});

test('every sentence is there in Chinese, and no key is said', () => {
  assert.equal(read(inMessage('Expires: 36|00'), 'zh-CN'), '3600 · 数值 · 1 小时。');
  assert.equal(
    read(file.replace('tag=b1', 'tag=b|1'), 'zh-CN'),
    'b1 · 标签 · 此呼叫中有 2 条消息使用它，最先是 `180 Ringing`。',
  );
});
