/** Every snippet, with what stands in it at first, is clean under our own linter, and answered where our own server serves its method. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { lint, parse } from '../server/src/core.ts';
import { methods } from '../server/src/sip/methods.ts';
import type { Sender } from '../server/src/ua/outgoing.ts';
import { createSender } from '../server/src/ua/send.ts';
import { type Serving, serve } from '../server/src/ua/serve.ts';
import { inTheEnd } from './support/leftovers.ts';
import { sendables, sendBlock } from './support/samples.ts';

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const file = new URL('../snippets/sip.json', import.meta.url);
const snippets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Snippet>>);

const messages = snippets.filter(([, { body }]) => body.some((line) => line.includes('SIP/2.0')));

for (const [name, { body }] of messages) {
  describe(name, () => {
    const text = expanded(body.join('\n'), () => undefined);

    test('nothing is wrong with it, at first', () => {
      const said = lint(parse(text)).filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        said.map(({ rule, message, start }) => `${start.line + 1}: ${rule}: ${message}`),
        [],
        text,
      );
    });

    test('what is repeated changes together', () => {
      const stops = new Set([...body.join('\n').matchAll(/\$\{(\d+)/gu)].map(([, stop]) => stop));
      for (const stop of stops) {
        const changed = expanded(body.join('\n'), (number) => (number === stop ? 'CHANGED' : undefined));
        const uses = body.join('\n').split(new RegExp(`(?<!\\\\)\\$(?:\\{${stop}[:|]|${stop}(?!\\d))`, 'u')).length - 1;
        assert.equal(changed.split('CHANGED').length - 1, uses);
      }
    });
  });
}

test('there is one for every method, and for each in CSeq what stands in the first line', () => {
  for (const { name } of methods) {
    const [, snippet] = snippets.find(([, { prefix }]) => prefix.includes(name.toLowerCase())) ?? [];
    const text = expanded(snippet?.body.join('\n') ?? '', () => undefined);
    assert.match(text, new RegExp(`^${name} sip:\\S+ SIP/2\\.0\\n[^]*\\nCSeq: \\d+ ${name}\\n`, 'u'));
  }
});

test('the method that is chosen stands in the first line and in CSeq', () => {
  const [, snippet] = snippets.find(([, { prefix }]) => prefix.includes('request')) ?? [];
  assert.ok(snippet !== undefined);
  for (const { name } of methods) {
    const text = expanded(snippet.body.join('\n'), (number) => (number === '1' ? name : undefined));
    assert.match(text, new RegExp(`^${name} .*\\n[^]*\\nCSeq: 1 ${name}\\n`, 'u'));
  }
});

test('in an exchange the tag, the branch and the Call-ID come back', () => {
  const exchanges = snippets.filter(([name]) => name.startsWith('Exchange'));
  assert.equal(exchanges.length, 3);
  for (const [name, { body }] of exchanges) {
    const blocks = expanded(body.join('\n'), () => undefined)
      .split(/^###.*\n/mu)
      .slice(1);
    for (let index = 1; index < blocks.length; index += 2) {
      for (const field of ['Via', 'From', 'Call-ID', 'CSeq']) {
        assert.equal(lineOf(blocks[index], field), lineOf(blocks[index - 1], field), name);
      }
    }
  }
});

test('no prefix is taken twice, and everything is described', () => {
  const prefixes = snippets.flatMap(([, { prefix }]) => prefix);
  assert.deepEqual(prefixes.toSorted(), [...new Set(prefixes)].toSorted());
  for (const [name, { description }] of snippets) assert.match(description, /\.$/u, name);
});

describe('what is inserted can be sent as it stands', () => {
  let server: Serving;
  let sender: Sender;

  before(async () => {
    server = await serve({ port: 0, hosts: ['127.0.0.1'] });
    sender = createSender();
  });

  inTheEnd(async () => {
    await sender.close();
    await server.close();
  });

  for (const name of ['OPTIONS', 'REGISTER', 'MESSAGE', 'INVITE']) {
    for (const transport of ['udp', 'tcp']) {
      test(`${name} over ${transport}`, async () => {
        const target = inserted('target', [transport, '127.0.0.1', String(server.port)]);
        const text = target + inserted(name.toLowerCase(), ['bob@example.com', transport.toUpperCase()]);
        assert.deepEqual(await statusesOf(sender, text), name === 'INVITE' ? [100, 180, 200] : [200]);
      });
    }
  }

  test('a REGISTER that is challenged', async () => {
    const text = inserted('register-auth', ['udp', '127.0.0.1', String(server.port), 'auth-alice']);
    assert.deepEqual(await statusesOf(sender, text), [401, 200]);
  });
});

/** The text of a snippet with its first stops filled in. */
function inserted(prefix: string, stops: readonly string[]): string {
  const [, snippet] = snippets.find(([, each]) => each.prefix.includes(prefix)) ?? [];
  assert.ok(snippet !== undefined, prefix);
  return expanded(snippet.body.join('\n'), (number) => stops[Number(number) - 1]);
}

/** What comes back for the one message of a text, up to its outcome. */
async function statusesOf(sender: Sender, text: string): Promise<(number | undefined)[]> {
  const [message] = sendables(text);
  assert.ok(message !== undefined);
  const statuses: (number | undefined)[] = [];
  let settle: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const exchange = await sendBlock(
    sender,
    message,
    { user: 'alice', password: 'secret' },
    ({ event, status, method }) => {
      if (event === 'response' && method !== 'BYE') statuses.push(status);
      if (event === 'done') settle();
    },
  );
  await done;
  await exchange.close();
  return statuses;
}

function lineOf(block: string | undefined, name: string): string {
  const line = block?.split('\n').find((each) => each.startsWith(`${name}:`));
  assert.ok(line !== undefined, `${name} in ${block}`);
  return line;
}

/** The text that VS Code inserts, after what `given` says has been typed at a stop. */
function expanded(body: string, given: (number: string) => string | undefined): string {
  const first = new Map<string, string>();
  const withFirst = body.replaceAll(
    /(?<!\\)\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|([^|]*)\|)\}/gu,
    (_, number: string, text: string | undefined, choice: string | undefined) => {
      first.set(number, given(number) ?? text ?? choice?.split(',')[0] ?? '');
      return `$${number}`;
    },
  );
  return withFirst
    .replaceAll(/(?<!\\)\$(\d+)/gu, (_, number: string) => first.get(number) ?? '')
    .replaceAll(/\\([$}\\])/gu, '$1');
}
