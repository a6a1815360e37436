/** Binding Requests and their answers, octet by octet: RFC 8489, with the addresses of RFC 5769. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerToBinding, bindingAnswer, bindingRequest, isStun } from '../../server/src/ua/transport/stun.ts';

const id = 'b7e7a701bc34d686fa87dfae';
const ipv4 = { address: '192.0.2.1', port: 32853 };
const ipv6 = { address: '2001:db8:1234:5678:11:2233:4455:6677', port: 32853 };

test('a request has a head and nothing else', () => {
  assert.equal(hex(bindingRequest(id)), `000100002112a442${id}`);
  assert.ok(isStun(bindingRequest(id)));
});

test('the answer says where the request came from, masked: RFC 5769 §2.2 and §2.3', () => {
  const request = bindingRequest(id);
  assert.equal(hex(answerToBinding(request, ipv4)), `0101000c2112a442${id}002000080001a147e112a643`);
  assert.equal(
    hex(answerToBinding(request, ipv6)),
    `010100182112a442${id}002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9`,
  );
});

test('an answer is read, whatever else stands in it', () => {
  const software = '8022000b7465737420766563746f7220';
  const answer = bytes(`0101001c2112a442${id}${software}002000080001a147e112a643`);
  assert.deepEqual(bindingAnswer(answer), { id, mapped: ipv4 });
  for (const address of [ipv4, ipv6, { address: '2001:db8::1', port: 1 }, { address: '::1', port: 65535 }])
    assert.deepEqual(bindingAnswer(answerToBinding(bindingRequest(id), address) ?? answer), { id, mapped: address });
});

test('an attribute that must be understood and is not is refused with 420, and a refusal tells no address', () => {
  const refusal = answerToBinding(bytes(`000100082112a442${id}7ffe000401020304`), ipv4) ?? new Uint8Array();
  assert.match(hex(refusal), /^0111....2112a442.{24}00090015000004 ?14/);
  assert.ok(hex(refusal).endsWith('000a00027ffe0000'));
  assert.deepEqual(bindingAnswer(refusal), { id });
  // USERNAME is known, and of no use here; FINGERPRINT need not be known.
  const known = bytes(`000100102112a442${id}000600046162636480280004c07d4c96`);
  assert.equal(hex(answerToBinding(known, ipv4)).slice(0, 4), '0101');
});

test('what is no STUN is none, and what is broken is not answered', () => {
  for (const text of ['OPTIONS sip:a SIP/2.0\r\n\r\n', '', '\r\n\r\n', '\0\x01\0\0'])
    assert.ok(!isStun(Buffer.from(text, 'latin1')));
  for (const broken of [
    `000100042112a442${id}`,
    `000100042112a442${id}00200008`,
    `000100022112a442${id}0020`,
    `001100002112a442${id}`,
    `010100002112a442${id}`,
  ])
    assert.equal(answerToBinding(bytes(broken), ipv4), undefined, broken);
  assert.equal(bindingAnswer(bindingRequest(id)), undefined);
  assert.equal(bindingAnswer(bytes(`010100042112a442${id}`)), undefined);
});

function hex(octets: Uint8Array | undefined): string {
  return Buffer.from(octets ?? []).toString('hex');
}

function bytes(digits: string): Uint8Array {
  return new Uint8Array(Buffer.from(digits, 'hex'));
}
