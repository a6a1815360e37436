/** What is shown behind variables. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { variableHints } from '../../server/src/features/variable-hints.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { labelled } from '../support/marked.ts';

/** `|` stands where the hint does, its label behind it. */
function assertHints(marked: string, fileText = '', promised: readonly string[] = []): void {
  const { text, marks } = labelled(marked);
  const around = { block: parseBlock(text), defaults: [parseBlock(fileText)] };
  const found = variableHints(around, (name) => promised.includes(name));
  assert.deepEqual(
    found.map(({ offset, label }) => ({ start: offset, end: offset, label })),
    marks,
  );
}

test('a variable has its value behind it, in the message only, the nearest one', () => {
  assertHints(
    `@user = alice
@aor = sip:{{user}}@{{domain}}
INVITE {{aor}} SIP/2.0
              | = sip:alice@example.com
To: <sip:{{user}}@{{ domain }}>; {{none}}
                 | = alice
                              | = example.com
Subject: {{none}} {{$uuid}} {{call.response.status}} \\{{user}}

{{user}}
        | = alice
`,
    '@user = bob\n@domain = example.com\n',
  );
});

test('what is secret, asked for, or made when the message is sent is not shown', () => {
  assertHints(
    `# @auth alice {{password}}
@password = wonderland
@key = {{$secret key}}
@id = {{$uuid}}
@over = {{key}}
@pin = 1234
@empty =
INVITE sip:a@b SIP/2.0
Subject: {{password}} {{key}} {{id}} {{over}} {{pin}} {{empty}} {{inherited}}
`,
    '# @auth-ha1 bob {{inherited}}\n@inherited = 0123\n',
    ['pin'],
  );
});

test('variables that go round in a circle, hostile values and long ones do no harm', () => {
  assertHints(`@a = {{b}}
@b = {{a}}
@turned = \u202Egnp.exe
@long = ${'x'.repeat(100)}
INVITE sip:{{a}}{{turned}} SIP/2.0
                          | = ⟨U+202E⟩gnp.exe
Subject: {{long}}
                 | = ${'x'.repeat(39)}…
`);
});

test('a block that is sent as it stands has no variables', () => {
  assertHints('# @raw\n@a = b\nINVITE sip:{{a}} SIP/2.0\n');
});
