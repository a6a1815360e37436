/** The topmost Via made to lead back to where the message leaves from. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offersIn, refactored } from './support/refactor.ts';

const line = 'OPTIONS sip:bob@example.com SIP/2.0';

function titles(text: string): readonly string[] {
  return offersIn(text)
    .offers.map(({ title }) => title)
    .filter((title) => /rport|socket|tcp/.test(title));
}

test(';rport is put behind the topmost Via over UDP, once', () => {
  const after = (via: string) => refactored(`${line}\n${via}`, 'refactor-rport');
  assert.equal(
    after('Via|: SIP/2.0/UDP a:5060;branch=z9hG4bK1'),
    `${line}\nVia: SIP/2.0/UDP a:5060;branch=z9hG4bK1;rport`,
  );
  assert.equal(after('v|:SIP/2.0/UDP a, SIP/2.0/UDP b;rport'), `${line}\nv:SIP/2.0/UDP a;rport, SIP/2.0/UDP b;rport`);
  for (const via of ['SIP/2.0/UDP a;rport', 'SIP/2.0/UDP a;rport=5;branch=z', 'SIP/2.0/TCP a', 'nonsense'])
    assert.ok(!titles(`${line}\nVia|: ${via}`).includes('refactor-rport'), via);
});

test('a maddr, which comes before rport, is taken away with ;rport in its place', () => {
  const after = (via: string) => refactored(`${line}\nVia|: SIP/2.0/UDP ${via}`, 'refactor-without-maddr');
  const wanted = (via: string) => `${line}\nVia: SIP/2.0/UDP ${via}`;
  assert.equal(after('a:5060;maddr=192.0.2.9;branch=z'), wanted('a:5060;branch=z;rport'));
  assert.equal(after('a:5060;branch=z;rport; maddr = 192.0.2.9'), wanted('a:5060;branch=z;rport'));
  assert.equal(after('a:5060;maddr=192.0.2.9, SIP/2.0/UDP b'), wanted('a:5060;rport, SIP/2.0/UDP b'));
});

test('the sent-by becomes the socket that is used, in whatever form it stands', () => {
  const socket = '{{$localIp}}:{{$localPort}}';
  for (const sentBy of ['a.example.com:5060', '[2001:db8::1]:5060', '{{host}}', '{{host}}:{{port}}'])
    assert.equal(
      refactored(`${line}\nVia|: SIP/2.0/UDP ${sentBy};branch=z`, 'refactor-this-socket'),
      `${line}\nVia: SIP/2.0/UDP ${socket};branch=z`,
    );
  assert.deepEqual(titles(`${line}\nVia|: SIP/2.0/UDP ${socket};rport`), []);
});

test('only at the topmost Via of a request that is no raw one', () => {
  assert.deepEqual(titles(`${line}\nVia: SIP/2.0/UDP a\nVia|: SIP/2.0/UDP b`), []);
  assert.deepEqual(titles('SIP/2.0 200 OK\nVia|: SIP/2.0/UDP a'), []);
  assert.deepEqual(titles(`# @raw\n${line}\nVia|: SIP/2.0/UDP a`), []);
});

test('what is too big for a datagram can go over TCP, with its target', () => {
  const body = 'x'.repeat(1300);
  const text = (target: string, via: string) => `# @target ${target}\n${line}\nVia|: SIP/2.0/${via} a;rport\n\n${body}`;
  assert.equal(
    refactored(text('udp:127.0.0.1', 'UDP'), 'refactor-over-tcp'),
    text('tcp:127.0.0.1', 'TCP').replace('|', ''),
  );
  assert.equal(refactored(text('127.0.0.1', 'UDP'), 'refactor-over-tcp'), text('127.0.0.1', 'TCP').replace('|', ''));
  assert.deepEqual(
    titles(text('127.0.0.1', 'TCP').replace(';rport', '')).filter((each) => each.includes('tcp')),
    [],
  );
  assert.deepEqual(
    titles(`${line}\nVia|: SIP/2.0/UDP a`).filter((each) => each.includes('tcp')),
    [],
  );
});
