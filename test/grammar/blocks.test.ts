/** The colours of blocks: separators, preamble, templates, bodies and what stands in Markdown. */

import { test } from 'node:test';
import { check, grammarOf } from './support/colours.ts';

test('a preamble has comments, directives and variables', () => {
  check(`### Alice registers
^^^ punctuation.definition.heading
    ^^^^^^^^^^^^^^^ entity.name.section
# a remark
^^^^^^^^^^ comment.line.number-sign
# @target udp:{{host}}:5060
   ^^^^^^ keyword.other.directive
              ^^^^^^^^ meta.template
# @expect = status == 200
          ^ keyword.operator.assignment
#@target is none
^^^^^^^^^^^^^^^^ comment.line.number-sign !keyword
@user = alice {{$randomInt 1 20}}
 ^^^^ variable.other.definition
      ^ keyword.operator.assignment
              ^^^^^^^^^^^^^^^^^^^ meta.template
                ^^^^^^^^^^ support.function
                             ^^ constant.numeric
U 2024/05/06 10.0.0.1:5060 -> 10.0.0.2:5060
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ !meta.message
OPTIONS sip:{{user}}@example.com SIP/2.0
^^^^^^^ keyword.control.method
### next
^^^ !meta.message punctuation.definition.heading`);
});

test('of a run of braces the innermost count, and a template ends in its line', () => {
  check(
    'OPTIONS sip:a SIP/2.0\nSubject: {{{a}}} {{b\n          ^^^^^ meta.template\n                 ^^^ !meta.template',
  );
  check(
    'OPTIONS sip:a SIP/2.0\nSubject: {{invite.response.headers.To.tag}}\n           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ variable.other.readwrite',
  );
});

test('a session description is coloured by the type in the head, and by its first line', () => {
  const body = `
v=0
^ keyword.other.sdp-type
o=alice 1 1 IN IP4 192.0.2.1
            ^^ storage.type.network
               ^^^ storage.type.address
                   ^^^^^^^^^ entity.name.type.host
s=A call
  ^^^^^^ string.unquoted.sdp
m=audio {{$rtpPort}} RTP/AVP 0 8
  ^^^^^ storage.type.media
        ^^^^^^^^^^^^ meta.template
                     ^^^^^^^ keyword.other.protocol
                               ^ constant.numeric
a=rtpmap:0 PCMU/8000
  ^^^^^^ entity.other.attribute-name.sdp
         ^ constant.numeric
           ^^^^ support.constant.codec
                ^^^^ constant.numeric
a=sendrecv
  ^^^^^^^^ entity.other.attribute-name.sdp
###
^^^ !meta.message punctuation.definition.heading`;
  check(`INVITE sip:a SIP/2.0\nContent-Type: application/sdp\nTo: <sip:a>\n^^ entity.name.tag.header\n${body}`);
  check(`INVITE sip:a SIP/2.0\nTo: <sip:a>\n${body}`);
});

test('XML and JSON are coloured by their own grammars, which end with the block whatever is open', () => {
  check(`PUBLISH sip:a SIP/2.0
Content-Type: application/pidf+xml
Expires: 60
^^^^^^^ entity.name.tag.header

<presence a="{{b}}">
^^^^^^^^^ meta.embedded.block.xml entity.name.tag.xml
             ^^^^^ meta.template
<!-- open
###
^^^ !comment !meta.embedded !meta.message punctuation.definition.heading
MESSAGE sip:a SIP/2.0
c: application/json

{ "a": "open
  ^^^ meta.embedded.block.json string.quoted.double.json
### next
^^^ !string !meta.embedded punctuation.definition.heading`);
  check('INFO sip:a SIP/2.0\n\n<?xml version="1.0"?>\n<a>\n^^ meta.embedded.block.xml entity.name.tag.xml');
});

test('the parts of a multipart body have heads and bodies of their own', () => {
  check(`INVITE sip:a SIP/2.0
Content-Type: multipart/mixed;boundary=b.1

before
--b.1
^^^^^ punctuation.definition.multipart.begin
Content-Type: application/sdp
^^^^^^^^^^^^ entity.name.tag.header
#X: is sent
^^^^^^^^^^^ !comment

v=0
^ keyword.other.sdp-type
-- not a boundary
^^ !punctuation.definition.multipart
--b.1
^^^^^ !meta.sdp punctuation.definition.multipart.begin
Content-Type: application/pidf+xml

<a>
^^ entity.name.tag.xml
--b.1--
^^^^^^^ punctuation.definition.multipart.end
after
^^^^^ !meta.part`);
});

test('a fragment holds a message, and lines of pairs have names', () => {
  check(`NOTIFY sip:a SIP/2.0
Content-Type: message/sipfrag;version=2.0

SIP/2.0 200 OK
        ^^^ constant.numeric.status.success
Via: SIP/2.0/UDP a
^^^ entity.name.tag.header`);
  check('INFO sip:a SIP/2.0\nContent-Type: application/dtmf-relay\n\nSignal=5\n^^^^^^ entity.other.attribute-name');
});

test('in a body two lines stand for files, and a backslash makes text of them', () => {
  check(String.raw`MESSAGE sip:a SIP/2.0
Content-Type: text/plain

< ./a file.bin
^ keyword.control.include
  ^^^^^^^^^^^^ string.other.link.path
<@ ./a.txt
^^ keyword.control.include
<nothing
^^^^^^^^ !keyword
\< text
^ constant.character.escape
\### text
^ constant.character.escape
# no comment: {{a}}
^^^^^^^^^^^^^ !comment
              ^^^^^ meta.template
OPTIONS sip:a SIP/2.0
^^^^^^^ !keyword`);
});

test('below @raw no line is taken out, and none stands for a file', () => {
  check(`# @raw chomp
   ^^^ keyword.other.directive
# @target udp:127.0.0.1
   ^^^^^^ keyword.other.directive
OPTIONS sip:a SIP/2.0
^^^^^^^ keyword.control.method
#X: y
^^ !comment
To: <sip:a>
^^ entity.name.tag.header

< ./a.txt
^^^^^^^^^ !keyword
### next
^^^ !meta.message punctuation.definition.heading
OPTIONS sip:a SIP/2.0
#X: y
^^^^^ comment.line.number-sign.remark`);
});

test('a fence in Markdown is coloured, and ends', async () => {
  const markdown = await grammarOf('text.html.markdown');
  check(
    `# Title
${'```'}sip
   ^^^ fenced_code.block.language.markdown
### one
^^^ meta.embedded.block.sip punctuation.definition.heading
OPTIONS sip:a SIP/2.0
^^^^^^^ meta.embedded.block.sip keyword.control.method
To: "open
^^ entity.name.tag.header
${'```'}
# Title
^^^^^^^ markup.heading.markdown
${'```'}sippy
OPTIONS sip:a SIP/2.0
^^^^^^^ !keyword
${'```'}
${'````'}markdown
${'```'}sip
OPTIONS sip:a SIP/2.0
^^^^^^^ !keyword
${'```'}
${'````'}
# Title
^^^^^^^ markup.heading.markdown`,
    markdown,
  );
});
