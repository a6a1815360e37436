/** The colours of start lines and header fields. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headers } from '../../server/src/sip/headers/index.ts';
import { methods } from '../../server/src/sip/methods.ts';
import { check, scopesOf } from './support/colours.ts';

test('a request line has a method, a URI and a version', () => {
  check(`
INVITE sip:bob:pw@example.com:5070;transport=tcp?Subject=x SIP/2.0
^^^^^^ meta.request-line keyword.control.method
       ^^^ support.type.scheme
           ^^^ variable.other.user
               ^^ string.unquoted.password
                  ^^^^^^^^^^^ entity.name.type.host
                              ^^^^ constant.numeric.port
                                   ^^^^^^^^^ variable.parameter
                                             ^^^ string.unquoted.parameter
                                                 ^^^^^^^ variable.parameter.uri-header
                                                           ^^^^^^^ constant.language.version`);
});

test('an unknown method is one where the line says SIP, and a known one while the line is being typed', () => {
  check('DANCE sip:a@b SIP/2.0\n^^^^^ keyword.other.method.unknown');
  check('INVITE\n^^^^^^ keyword.control.method');
  check('INVITE sip:b\n^^^^^^ keyword.control.method\n       ^^^ support.type.scheme');
  check('Dance with me\n^^^^^^^^^^^^^ !meta.message !keyword');
});

test('status lines differ by class', () => {
  for (const [code, scope] of [
    ['100', 'provisional'],
    ['200', 'success'],
    ['302', 'redirection'],
    ['486', 'client-error'],
    ['503', 'server-error'],
    ['600', 'global-failure'],
    ['2000', 'unknown'],
  ] as const) {
    const carets = '^'.repeat(code.length);
    check(
      `SIP/2.0 ${code} Why 486\n^^^^^^^ constant.language.version\n        ${carets} constant.numeric.status.${scope}`,
    );
  }
  check('SIP/2.0 486 Busy 200\n           ^^^^^^^^^ string.unquoted.reason !constant.numeric');
});

test('every registered method and header field is coloured as known, in full and in short, in any case', () => {
  for (const { name } of methods) assert.match(scopesOf(`${name} sip:a SIP/2.0`)[0] ?? '', /keyword\.control\.method/u);
  const names = headers.flatMap(({ name, compact }) => [name, name.toLowerCase(), ...(compact ? [compact] : [])]);
  for (const name of names) {
    const scopes = scopesOf(`INFO sip:a SIP/2.0\n${name}: x`).slice(19);
    for (const scope of scopes.slice(0, name.length)) assert.match(scope, /entity\.name\.tag\.header/u, name);
    assert.match(scopes[name.length] ?? '', /punctuation\.separator\.key-value/u, name);
  }
  check('INFO sip:a SIP/2.0\nX-Own: 1\n^^^^^ entity.other.attribute-name.header.unknown\n       ^ constant.numeric');
});

test('addresses have names, URIs and parameters', () => {
  check(String.raw`OPTIONS sip:a SIP/2.0
From: "Al \"A\" {{x}}" <sips:alice@[2001:db8::1]:5061;lr>;tag=9fxc
      ^^^^^^^^^^^^^^^^ string.quoted.double
          ^^ constant.character.escape
                ^^^^^ meta.template
                        ^^^^ support.type.scheme
                             ^^^^^ variable.other.user
                                   ^^^^^^^^^^^^^ constant.other.host.ipv6
                                                 ^^^^ constant.numeric.port
                                                      ^^ meta.uri variable.parameter
                                                          ^^^ variable.parameter
                                                              ^^^^ string.unquoted.parameter
t: Bob Smith <tel:+44-20;ext=1>;x, sip:c@d
   ^^^^^^^^^ string.unquoted.display-name
              ^^^ support.type.scheme
                  ^^^^^^ constant.other.number
                                ^ variable.parameter
                                 ^ punctuation.separator.list
                                       ^ variable.other.user
                                         ^ entity.name.type.host
Contact: *
         ^ string.unquoted.token`);
});

test('a Via has protocol, transport, host, port and parameters', () => {
  check(`OPTIONS sip:a SIP/2.0
Via: SIP/2.0/UDP client.example.com:5060;branch=z9hG4bK74;rport=5060 (first)
     ^^^ constant.language.version
             ^^^ keyword.other.transport
                 ^^^^^^^^^^^^^^^^^^ entity.name.type.host
                                    ^^^^ constant.numeric.port
                                         ^^^^^^ variable.parameter
                                                ^^^^^^^^^ string.unquoted.parameter
                                                                ^^^^ constant.numeric
                                                                     ^^^^^^^ comment.block
v: SIP / 2.0 / TCP [::1]
               ^^^ keyword.other.transport
                   ^^^^^ constant.other.host.ipv6`);
});

test('CSeq, Allow, media types, products and credentials have their own parts', () => {
  check(`INVITE sip:a SIP/2.0
CSeq: 1 INVITE
      ^ constant.numeric
        ^^^^^^ keyword.control.method
Allow: BYE, DANCE
       ^^^ keyword.control.method
            ^^^^^ keyword.other.method.unknown
c: application/sdp;charset=utf-8
   ^^^^^^^^^^^ support.type.media
              ^ punctuation.separator.media
                   ^^^^^^^ variable.parameter
User-Agent: Phone/1.2 (a (b) c)
            ^^^^^ string.unquoted.product
                  ^^^ constant.numeric.version
                      ^^^^^^^^^ comment.block
Authorization: Digest username="alice", nc=00000001
               ^^^^^^ keyword.other.auth-scheme
                      ^^^^^^^^ variable.parameter
                               ^^^^^^^ string.quoted.double
                                        ^^ variable.parameter
                                           ^^^^^^^^ constant.numeric
Max-Forwards: 70
              ^^ constant.numeric
Call-ID: 384827@a.example.com
         ^^^^^^^^^^^^^^^^^^^^ meta.header.text !constant.numeric !variable`);
});

test('a folded field goes on, and whatever is open in it ends with it', () => {
  check(`OPTIONS sip:a SIP/2.0
Subject: one
 two
^^^^ meta.header.text
To: "open
 still
^^^^^^ string.quoted.double
From: <sip:a@b
^^^^ entity.name.tag.header
User-Agent: (open
Via: SIP/2.0/UDP a
^^^ entity.name.tag.header`);
});

test('in the head a # takes the line out, and a backslash gives it back', () => {
  check(String.raw`OPTIONS sip:a SIP/2.0
#Supported: path
^^^^^^^^^^^^^^^^ comment.line.number-sign.remark
\#Odd: value
^ constant.character.escape
To: {{name}} \{{
    ^^^^^^^^ meta.template
             ^^^ constant.character.escape`);
});

test('a template stands anywhere in a URI', () => {
  check(`REGISTER sip:{{domain}} SIP/2.0
             ^^^^^^^^^^ meta.template
From: <sip:{{user}}@{{domain}}:{{port}};lr>;tag={{$tag}}
           ^^^^^^^^ meta.template
                    ^^^^^^^^^^ meta.template
                               ^^^^^^^^ meta.template
                                            ^^^ variable.parameter
                                                  ^^^^ support.function
Contact: <sip:{{user}}@127.0.0.1:{{$localPort}}>
                       ^^^^^^^^^ entity.name.type.host
Via: SIP/2.0/{{$transport}} {{$localIp}}:{{$localPort}};rport
     ^^^ constant.language.version
                                                        ^^^^^ variable.parameter`);
});
