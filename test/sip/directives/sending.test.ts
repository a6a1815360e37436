/** What the directives of a block say about sending it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SendingDirectives, secretIn, sendingDirectives } from '../../../server/src/sip/directives/sending.ts';
import { parseBlock } from '../../../server/src/sip/syntax/parse.ts';

const values: Readonly<Record<string, string>> = { '{{user}}': 'alice', '{{port}}': '5070' };

function read(preamble: string, defaults = ''): SendingDirectives {
  const block = parseBlock(`${preamble}\nOPTIONS sip:a SIP/2.0\n`);
  const expand = (text: string): string | undefined => {
    const expanded = text.replaceAll(/\{\{\w+\}\}/gu, (template) => values[template] ?? template);
    return expanded.includes('{{') ? undefined : expanded;
  };
  return sendingDirectives(block, defaults === '' ? [] : [parseBlock(defaults)], expand);
}

test('a block without directives says nothing', () => {
  const said = Object.entries(read('')).filter(([, value]) => value !== undefined);
  assert.deepEqual(said, [['credentials', []]]);
});

test('target, times and words are read, and those of the file count where the block says nothing', () => {
  const said = read(
    '# @target udp:127.0.0.1:{{port}}\n# @timeout 5s\n# @ack OFF',
    '# @t1 200ms\n# @timeout 9s\n# @retransmit once\n',
  );
  assert.equal(said.target, 'udp:127.0.0.1:5070');
  assert.deepEqual([said.timeout, said.t1, said.retransmit, said.ack], [5000, 200, 'once', 'off']);
  assert.deepEqual([read('# @target {{none}}').target, read('# @timeout soon').timeout], [undefined, undefined]);
  assert.equal(read('# @retransmit often').retransmit, undefined);
});

test('the local end is an address, a port, or both', () => {
  assert.deepEqual(read('# @local 127.0.0.1').local, { address: '127.0.0.1' });
  assert.deepEqual(read('# @local 127.0.0.1:{{port}}').local, { address: '127.0.0.1', port: 5070 });
  assert.deepEqual(read('# @local :5070').local, { port: 5070 });
  assert.deepEqual(read('# @local ::1').local, { address: '::1' });
  assert.deepEqual(read('# @local [::1]:5070').local, { address: '::1', port: 5070 });
});

test('an account has its password in the file, under a name, or nowhere', () => {
  const said = read(
    '# @auth {{user}} wonder land\n# @auth bob {{$secret bob}}\n# @auth carol\n# @auth dan {{none}}\n# @auth-ha1 eve 0123abcd',
  );
  assert.deepEqual(said.credentials, [
    { kind: 'password', user: 'alice', value: 'wonder land', secret: undefined },
    { kind: 'password', user: 'bob', value: undefined, secret: 'bob' },
    { kind: 'password', user: 'carol', value: undefined, secret: undefined },
    { kind: 'password', user: 'dan', value: undefined, secret: undefined },
    { kind: 'ha1', user: 'eve', value: '0123abcd', secret: undefined },
  ]);
});

test('a secret is named by one template and nothing else', () => {
  assert.equal(secretIn(' {{ $secret alice }} '), 'alice');
  assert.equal(secretIn('{{$Secret "a b"}}'), 'a b');
  for (const text of ['', '{{user}}', 'x{{$secret a}}', '{{$secret a}}{{$secret b}}', '$secret a']) {
    assert.equal(secretIn(text), undefined, text);
  }
});
