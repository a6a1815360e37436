/** Names that are met again in a file: which of them mean the same, and what they may be called. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesakesOf } from '../../server/src/features/namesakes.ts';
import { newNameFault, renameFault } from '../../server/src/features/new-name.ts';
import { noFacts } from '../../server/src/sip/facts.ts';
import { applyEdits } from '../../server/src/sip/syntax/edit.ts';
import { createResolver, scopeOf } from '../../server/src/sip/variables.ts';
import { cursor } from '../support/cursor.ts';
import { assertGroups } from './support/groups.ts';
import { type NamedText, namesOf } from './support/names.ts';

test('the nearest variable counts: a message that sets its own does not share the file’s', () => {
  assertGroups(`@user = bob
 ^^^^ file
### one
INVITE sip:{{user}}@a SIP/2.0
             ^^^^ file
To: <sip:{{ user }}@b>
            ^^^^ file
Subject: \\{{user}} user

### two
@user = alice
 ^^^^ own
BYE sip:{{user}}@a SIP/2.0
          ^^^^ own
### three
@user = alice
 ^^^^ other
@user = carol
 ^^^^ other
BYE sip:{{user}}@a SIP/2.0
          ^^^^ other

{{user}} {{unset}}
  ^^^^ other
           ^^^^^ unset
`);
});

test('a variable that the file itself uses, asks for or captures is one everywhere', () => {
  assertGroups(`@host = example.com
 ^^^^ host
@target = udp:{{host}}
 ^^^^^^ target
                ^^^^ host
# @prompt user Who calls?
          ^^^^ user
###
@host = example.org
 ^^^^ host
@user = alice
 ^^^^ user
# @capture toTag = header To;tag
           ^^^^^ captured
INVITE sip:{{user}}@{{host}} SIP/2.0
             ^^^^ user
                      ^^^^ host
###
@toTag = 1
 ^^^^^ captured
# @loop for number of ./numbers.csv
            ^^^^^^ number
# @loop for 3
BYE sip:{{toTag}} SIP/2.0
          ^^^^^ captured
To: <sip:{{number}}@b>
           ^^^^^^ number
`);
});

test('a block is named by its title or by a directive, and meant in references and templates', () => {
  assertGroups(`### first
    ^^^^^ first
INVITE sip:a@b SIP/2.0
### second
# @name call
        ^^^^ call
# @ref first
       ^^^^^ first
# @forceRef call
            ^^^^ call
BYE sip:{{call.response.status}}@{{call.request.headers.Via[0]}} SIP/2.0
          ^^^^ call
                                   ^^^^ call
Subject: call {{first.routeSet}}
                ^^^^^ first
`);
});

test('Call-ID, tags and branches are met again; a CSeq is not', () => {
  assertGroups(`INVITE sip:a@b SIP/2.0
Via: SIP/2.0/UDP a;branch=z9hG4bK1;rport, SIP/2.0/UDP b;branch="z9hG4bK2"
                          ^^^^^^^^ branch
f: "a;tag=x" <sip:a@b;tag=y>;tag=aa
                                 ^^ alice
To: <sip:b@c>
Call-ID: 1@a
         ^^^ call
CSeq: 1 INVITE
###
SIP/2.0 200 OK
v: SIP/2.0/UDP a;branch=z9hG4bK1
                        ^^^^^^^^ branch
From: <sip:a@b>;tag=aa
                    ^^ alice
To: <sip:b@c>;TAG = bb
                    ^^ bob
i: 1@a
   ^^^ call
CSeq: 1 INVITE
###
BYE sip:a@b SIP/2.0
From: <sip:b@c>;tag=bb
                    ^^ bob
To: <sip:a@b>;tag=aa
                  ^^ alice
`);
  const { text, offset } = cursor('BYE sip:a@b SIP/2.0\nCSeq: 1| BYE\nTo: <sip:a@b>;tag={{tag}}\n');
  assert.equal(namesOf(text).at(offset), undefined);
});

test('what has no name, or is set elsewhere, is not renamed', () => {
  const fault = (withCursor: string): string | undefined => {
    const { text, offset } = cursor(withCursor);
    const names = namesOf(text);
    return renameFault(names, names.at(offset));
  };
  assert.equal(fault('INV|ITE sip:a@b SIP/2.0\n'), 'rename-nothing');
  assert.equal(fault('INVITE sip:a@b SIP/2.0\nCall-ID: 1|@a\n'), undefined);
  assert.equal(fault('INVITE sip:{{$uu|id}}@b SIP/2.0\n'), 'rename-nothing');
  assert.equal(fault('INVITE sip:{{us|er}}@b SIP/2.0\n'), 'rename-elsewhere');
  assert.equal(fault('# @ref fi|rst\nINVITE sip:a@b SIP/2.0\n'), 'rename-elsewhere');
  assert.equal(fault('@us|er = bob\n'), undefined);
  assert.equal(fault('### fi|rst\n'), undefined);
});

test('a new name can be read wherever it stands, and is not in use', () => {
  const fault = (withCursor: string, name: string): string | undefined => {
    const { text, offset } = cursor(withCursor);
    const names = namesOf(text);
    const place = names.at(offset);
    assert.ok(place !== undefined);
    return newNameFault(names, place, name);
  };
  const variable = '@us|er = bob\n@host = b\nINVITE sip:{{user}} SIP/2.0\nTo: {{other}}\n';
  for (const name of ['a', 'a.b', 'a-b', '号码', 'response']) assert.equal(fault(variable, name), undefined, name);
  for (const name of ['', 'a b', 'a=b', '$a', 'a.response', 'a}', '{a', 'a\nb', 'a\u202e']) {
    assert.equal(fault(variable, name), 'rename-malformed', name);
  }
  for (const name of ['host', 'other']) assert.equal(fault(variable, name), 'rename-taken', name);
  const referred = '# @name o|ne\nINVITE sip:a SIP/2.0\n### two\nBYE sip:{{one.response.status}} SIP/2.0\n';
  for (const name of ['three', '第一', 'a-b']) assert.equal(fault(referred, name), undefined, name);
  for (const name of ['a b', 'a.b', 'a[0]', '$a', '#a', ''])
    assert.equal(fault(referred, name), 'rename-malformed', name);
  assert.equal(fault(referred, 'two'), 'rename-taken');
  assert.equal(fault('### Alice| calls\nINVITE sip:a SIP/2.0\n', 'Bob answers.'), undefined);
  assert.equal(fault('### Alice| calls\nINVITE sip:a SIP/2.0\n', '= # a'), 'rename-malformed');
});

test('a dialog is renamed wherever it is named, within its grammar (RFC 3261 §25.1)', () => {
  const fault = (marked: string, name: string): string | undefined => {
    const { text, offset } = cursor(marked);
    const names = namesOf(text);
    return newNameFault(names, names.at(offset) ?? assert.fail(), name);
  };
  const line = 'INVITE sip:a@b SIP/2.0\n';
  for (const name of ['2', '2@b', '(a)<b>"c"']) assert.equal(fault(`${line}Call-ID: 1|@a\n`, name), undefined, name);
  for (const name of ['', 'a b', 'a@', 'a@b@c', 'a,b', '{{x}}'])
    assert.equal(fault(`${line}Call-ID: 1|@a\n`, name), 'rename-malformed', name);
  assert.equal(fault(`${line}To: <sip:a@b>;tag=1|\n`, 'b2'), undefined);
  assert.equal(fault(`${line}To: <sip:a@b>;tag=1|\n`, 'b;2'), 'rename-malformed');
  assert.equal(fault(`${line}From: <sip:a@b>;tag=2\nTo: <sip:a@b>;tag=1|\n`, '2'), 'rename-taken');
  assert.equal(fault(`${line}RAck: 1| 1 INVITE\n`, '2'), undefined);
  assert.equal(fault(`${line}RAck: 1| 1 INVITE\n`, 'x'), 'rename-malformed');
});

test('dialogs and reliable responses are named in other header fields too (RFC 3891, RFC 3911, RFC 4538, RFC 3262)', () => {
  assertGroups(`### invite
INVITE sip:a@b SIP/2.0
From: <sip:a@b>;tag=a1
                    ^^ from
To: <sip:b@b>;tag=b1
                  ^^ to
Call-ID: 1@a
         ^^^ call
### ringing
SIP/2.0 180 Ringing
Call-ID: 1@a
         ^^^ call
RSeq: 77
      ^^ reliable
### prack
PRACK sip:a@b SIP/2.0
i: 1@a
   ^^^ call
RAck: 77 1 INVITE
      ^^ reliable
### other call
PRACK sip:a@b SIP/2.0
Call-ID: 2@a
         ^^^ other
RAck: 77 1 INVITE
      ^^ other reliable
### replacing
INVITE sip:a@b SIP/2.0
Replaces: 1@a;to-tag=b1;early-only;from-tag=a1
          ^^^ call
                     ^^ to
                                            ^^ from
Target-Dialog: 1@a;local-tag=a1;remote-tag=b1
               ^^^ call
                             ^^ from
                                           ^^ to
In-Reply-To: 2@a, 1@a
             ^^^ other
                  ^^^ call
`);
});

test('a dialog is named in Event, in a URI with its escapes, and in a message within the body', () => {
  assertGroups(`### invite
INVITE sip:a@b SIP/2.0
From: <sip:a@b>;tag=a1
                    ^^ from
To: <sip:b@b>;tag=b1
                  ^^ to
Call-ID: 1@a
         ^^^ call
Subject: 1@a
### watching
SUBSCRIBE sip:a@b SIP/2.0
Call-ID: x
         ^ own
Event: dialog;call-id="1@a";to-tag=b1;from-tag=a1
                       ^^^ call
                                   ^^ to
                                               ^^ from
### transfer
REFER sip:a@b SIP/2.0
Refer-To: <sip:b@b?Replaces=1%40a%3Bto-tag%3Db1%3Bfrom-tag%3Da1&Require=replaces>
                            ^^^^^ call
                                             ^^ to
                                                             ^^ from
### told
NOTIFY sip:a@b SIP/2.0
Content-Type: message/sipfrag

SIP/2.0 200 OK
To: <sip:b@b>;tag=b1
                  ^^ to
Call-ID: 1@a
         ^^^ call
### text
MESSAGE sip:a@b SIP/2.0
Content-Type: text/plain

Call-ID: 1@a
`);
});

test('tags and branches are one in either case, and a Call-ID is not (RFC 3261 §7.3.1, §20.8)', () => {
  assertGroups(`INVITE sip:a@b SIP/2.0
Via: SIP/2.0/UDP a;branch=z9hG4bKab
                          ^^^^^^^^^ branch
From: <sip:a@b>;tag=Ab
                    ^^ tag
Call-ID: Call
         ^^^^ one
### other
SIP/2.0 200 OK
Via: SIP/2.0/UDP a;branch=Z9HG4BKAB
                          ^^^^^^^^^ branch
From: <sip:a@b>;tag=aB
                    ^^ tag
Call-ID: call
         ^^^^ other
`);
  const names = namesOf('INVITE sip:a@b SIP/2.0\nFrom: <sip:a@b>;tag=Ab\nTo: <sip:a@b>;tag=cd\n');
  const place = names.at('INVITE sip:a@b SIP/2.0\nFrom: <sip:a@b>;tag=A'.length) ?? assert.fail();
  assert.equal(newNameFault(names, place, 'AB'), undefined);
  assert.equal(newNameFault(names, place, 'CD'), 'rename-taken');
});

test('a name with the signs of a pattern is a name like any other', () => {
  assertGroups(`INVITE sip:a@b SIP/2.0
From: <sip:a@b>;tag=a.*+b
                    ^^^^^ tag
Call-ID: (a|b)*[c]$@^h
         ^^^^^^^^^^^^^ call
### other
BYE sip:a@b SIP/2.0
From: <sip:a@b>;tag=axxxb
                    ^^^^^ other
To: <sip:a@b>;tag=a.*+b
                  ^^^^^ tag
Call-ID: (a|b)*[c]$@^h
         ^^^^^^^^^^^^^ call
`);
});

test('whatever variable is renamed, every message stays what it was', () => {
  const text = `@user = bob
@domain = example.com
@aor = sip:{{user}}@{{domain}}
###
INVITE {{aor}} SIP/2.0
Subject: {{user}} {{host}}
###
@host = a
@user = alice
INVITE {{aor}} SIP/2.0
Subject: {{user}} {{host}}
###
@host = b{{user}}
BYE {{aor}} SIP/2.0
Subject: {{host}}
`;
  const before = namesOf(text);
  const expected = expansionsOf(before);
  for (let index = 0; index < before.size; index += 1) {
    for (const mention of before.mentionsIn(index)) {
      const place = { index, mention };
      if (renameFault(before, place) !== undefined) continue;
      assert.equal(newNameFault(before, place, 'renamed'), undefined);
      const edits = namesakesOf(before, place).map((each) => ({ ...before.spanOf(each), text: 'renamed' }));
      const after = applyEdits(text, edits as unknown as Parameters<typeof applyEdits>[1]);
      assert.notEqual(after, text);
      assert.deepEqual(expansionsOf(namesOf(after)), expected, after);
    }
  }
});

/** Each message with the values in the place of its variables. */
function expansionsOf({ placed }: NamedText): unknown[] {
  const blocks = placed.map(({ block }) => block);
  const defaults = blocks.filter(({ message }) => message === undefined);
  return blocks.map((block) => {
    const { message } = block;
    const resolver = createResolver(scopeOf(block, defaults), { ...noFacts, variable: () => 'outside' });
    return message === undefined ? undefined : resolver.expand(block.text.slice(message.start), 'head');
  });
}
