/** Via, part by part: blanks, folds, IPv6, the parameters, and what may not stand there. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Via } from '../../../server/src/sip/headers/via.ts';
import { bareAddress } from '../../../server/src/sip/values/host.ts';
import { paramNamed } from '../../../server/src/sip/values/params.ts';
import { checkParts, failuresOf, soundValue } from '../support/values.ts';

test('has a span for every part', () => {
  checkParts(
    Via,
    `\
SIP/2.0/UDP client.example.com:5060;branch=z9hG4bK87;rport
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 0
^^^ protocolName
    ^^^ protocolVersion
        ^^^ transport
            ^^^^^^^^^^^^^^^^^^^^^^^ sentBy
            ^^^^^^^^^^^^^^^^^^ sentBy.host
                               ^^^^ sentBy.port
                               ^^^^ sentBy.port.digits
                                    ^^^^^^^^^^^^^^^^ params.0
                                    ^^^^^^ params.0.name
                                           ^^^^^^^^^ params.branch.value
                                                     ^^^^^ params.rport`,
  );
});

test('lets blanks and folds stand where the grammar has them', () => {
  checkParts(
    Via,
    `\
SIP / 2.0
 /
 UDP
 ^^^ transport
    192.0.2.2 : 5061
    ^^^^^^^^^ sentBy.host
    ^^^^^^^^^^^^^^^^ sentBy
                ^^^^ sentBy.port
 ;  branch
    ^^^^^^ params.branch.name
 =  390skdjuw ; ttl = 1
    ^^^^^^^^^ params.branch.value
                ^^^^^^^ params.ttl`,
  );
});

test('reads several values in one row, and goes on behind a wrong one', () => {
  checkParts(
    Via,
    `\
SIP/2.0/UDP a.example.com, SIP/2.0/TCP [2001:db8::9]:5070;received=192.0.2.1
^^^^^^^^^^^^^^^^^^^^^^^^^ 0
            ^^^^^^^^^^^^^ 0.sentBy
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1
                                       ^^^^^^^^^^^^^ 1.sentBy.host`,
  );
  checkParts(
    Via,
    `\
SIP/2.0/UDP a_b..c;x="1,2", SIP/2.0/UDP b.example.com
            ^^^^^^ !bad-host
                            ^^^^^^^^^^^^^^^^^^^^^^^^^ 0`,
  );
});

test('takes an IPv6 address in received with brackets and without', () => {
  const bare = soundValue(Via, 'SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;branch=z9hG4bKas3-111');
  assert.equal(bare.sentBy.host.kind, 'ipv6');
  assert.equal(bareAddress(bare.sentBy.host), '2001:db8::9:1');
  assert.equal(paramNamed(bare.params, 'received')?.value?.content, '2001:db8::9:255');
  assert.equal(paramNamed(bare.params, 'received')?.value?.kind, 'host');
  assert.equal(paramNamed(bare.params, 'branch')?.value?.text, 'z9hG4bKas3-111');
  const bracketed = soundValue(Via, 'SIP/2.0/UDP [2001:db8::9:1];Received=[2001:db8::9:255]');
  assert.equal(paramNamed(bracketed.params, 'received')?.value?.content, '[2001:db8::9:255]');
  assert.deepEqual(failuresOf(Via, 'SIP/2.0/UDP a;received=1:2'), ['bad-ipv6']);
  assert.deepEqual(failuresOf(Via, 'SIP/2.0/UDP a;x=2001:db8::9:255'), ['left-over']);
});

test('takes any protocol, transport and host that real networks have', () => {
  for (const value of [
    'SIP/2.0/TLS-SCTP host',
    'SIP/3.0/NEWTRANSPORT 10.0.0.1',
    'SIP/2.0/UDP t1.example.com.',
    'SIP/2.0/UDP my_host',
    'SIP/2.0/UDP 3402000000',
    'SIP/2.0/UDP 4f2a9c',
    'SIP/2.0/UDP [::ffff:192.0.2.1]:5060',
    'SIP/2.0/UDP 192.0.2.1;+flag!;a="q;,";b=\'x\'',
  ]) {
    soundValue(Via, value);
  }
});

test('says what is wrong, and where', () => {
  for (const marked of [
    'SIP/2.0/UDP\n           | !expected-host',
    'SIP/2.0\n       | !expected',
    'SIP/2.0/UDP;branch=x\n           ^ !expected',
    'SIP/2.0 UDP host\n       ^ !expected',
    'SIP/2.0/UDP host:\n                ^ !bad-port',
    'SIP/2.0/UDP host:50a6\n                 ^^^^ !bad-port',
    'SIP/2.0/UDP host:65536\n                 ^^^^^ !bad-port',
    'SIP/2.0/UDP 192.0.2.300\n            ^^^^^^^^^^^ !bad-ipv4',
    'SIP/2.0/UDP 192.0.2\n            ^^^^^^^ !bad-ipv4',
    'SIP/2.0/UDP [2001:db8:::1]\n            ^^^^^^^^^^^^^^ !bad-ipv6',
    'SIP/2.0/UDP [fe80::1%25eth0]\n            ^^^^^^^^^^^^^^^^ !bad-ipv6',
    'SIP/2.0/UDP [2001:db8::1\n            ^^^^^^^^^^^^ !bad-ipv6',
    'SIP/2.0/UDP a-.b\n            ^^^^ !bad-host',
    'SIP/2.0/UDP host;;branch=x\n                ^ !empty-parameter',
    'SIP/2.0/UDP host;branch=x;\n                         ^ !empty-parameter',
    'SIP/2.0/UDP host ; ;x\n                 ^ !empty-parameter',
    'SIP/2.0/UDP host;branch=\n                 ^^^^^^^ !empty-parameter-value',
    'SIP/2.0/UDP host;a=1;A=2\n                     ^ !repeated-parameter',
    'SIP/2.0/UDP host (hidden)\n                 ^^^^^^^^ !left-over',
    'SIP/2.0/UDP host&branch=x ;y\n                ^^^^^^^^^^^^ !left-over',
    'SIP/2.0/UDP host,\n                ^ !empty-element\n^^^^^^^^^^^^^^^^ 0',
  ]) {
    checkParts(Via, marked);
  }
});
