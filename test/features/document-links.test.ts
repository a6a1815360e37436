/** What in a block leads elsewhere. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksOf } from '../../server/src/features/document-links.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { labelled } from '../support/marked.ts';

function assertLinks(marked: string): void {
  const { text, marks } = labelled(marked);
  const found = linksOf(parseBlock(text)).map(({ start, end, kind }) => ({ start, end, label: kind }));
  assert.deepEqual(found, marks);
}

test('files that are included, sent or imported lead to themselves', () => {
  assertLinks(`# @import ./ids.sip
          ^^^^^^^^^ file
# @sendFile ../message.bin
            ^^^^^^^^^^^^^^ file
# @name ./ids.sip
# ./ids.sip
MESSAGE sip:a@b SIP/2.0
Subject: < ./no.txt

<@ ./a text.txt
   ^^^^^^^^^^^^ file
< 早安.txt
  ^^^^^^ file
<xml>
< {{user}}.txt
`);
});

test('addresses on the web in header fields lead there, without what stands behind them', () => {
  assertLinks(`INVITE sip:a@b SIP/2.0
Call-Info: <http://example.com/a;b,c?d=e> ;purpose=icon, <https://example.com/f>;purpose=info
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ web
                                                          ^^^^^^^^^^^^^^^^^^^^^ web
Error-Info: http://example.com/busy;x=y
            ^^^^^^^^^^^^^^^^^^^^^^^ web
Identity: a;info="https://example.com/x.cer"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^ web
Alert-Info: <http://{{host}}/ring.wav>
Contact: <sip:a@b>

http://example.com/body
`);
});

test('what titles and comments cite leads there: sections of RFCs and addresses', () => {
  assertLinks(`### RFC 3665 §2.1, registration
    ^^^^^^^^^^^^^ web
# As RFC 3261 has it, and https://example.com/notes says.
     ^^^^^^^^ web
                          ^^^^^^^^^^^^^^^^^^^^^^^^^ web
REGISTER sip:b SIP/2.0
#Supported: path (RFC 3327 §4)
                  ^^^^^^^^^^^ web
Subject: RFC 3261

RFC 3261
`);
  const [link] = linksOf(parseBlock('# RFC 7616 §3.4.1\nOPTIONS sip:a SIP/2.0\n'));
  assert.equal(link?.target, 'https://www.rfc-editor.org/rfc/rfc7616#section-3.4.1');
});

test('a block that is sent as it stands includes nothing', () => {
  assertLinks('# @raw\nMESSAGE sip:a@b SIP/2.0\n\n< ./a.txt\n');
});
