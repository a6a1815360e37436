/** The values of header fields that extensions of SIP brought: what is wrong with them is named where it stands. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AcceptContact } from '../../../server/src/sip/headers/accept-contact.ts';
import { AcceptLanguage } from '../../../server/src/sip/headers/accept-language.ts';
import { ContentId } from '../../../server/src/sip/headers/content-id.ts';
import { Identity } from '../../../server/src/sip/headers/identity.ts';
import { MimeVersion } from '../../../server/src/sip/headers/mime-version.ts';
import { PChargingFunctionAddresses } from '../../../server/src/sip/headers/p-charging-function-addresses.ts';
import { PChargingVector } from '../../../server/src/sip/headers/p-charging-vector.ts';
import { PMediaAuthorization } from '../../../server/src/sip/headers/p-media-authorization.ts';
import { Privacy } from '../../../server/src/sip/headers/privacy.ts';
import { RAck } from '../../../server/src/sip/headers/rack.ts';
import { Replaces } from '../../../server/src/sip/headers/replaces.ts';
import { ResourcePriority } from '../../../server/src/sip/headers/resource-priority.ts';
import { RetryAfter } from '../../../server/src/sip/headers/retry-after.ts';
import { SessionExpires } from '../../../server/src/sip/headers/session-expires.ts';
import { SessionId } from '../../../server/src/sip/headers/session-id.ts';
import { Timestamp } from '../../../server/src/sip/headers/timestamp.ts';
import { UserAgent } from '../../../server/src/sip/headers/user-agent.ts';
import { UserToUser } from '../../../server/src/sip/headers/user-to-user.ts';
import { Warning } from '../../../server/src/sip/headers/warning.ts';
import { checkParts, readingOf, soundValue } from '../support/values.ts';

test('reads parameters that begin a value', () => {
  checkParts(
    PChargingVector,
    'icid-value=1;orig-ioi=a\n^^^^^^^^^^^^ params.icid-value\n             ^^^^^^^^^^ params.orig-ioi',
  );
  checkParts(PChargingVector, ';icid-value=1\n^ !empty-parameter');
  checkParts(PChargingVector, 'icid-value=1;;a=b\n            ^ !empty-parameter');
  checkParts(PChargingVector, 'icid-value=1 ;\n             ^ !empty-parameter');
  checkParts(PChargingFunctionAddresses, 'ccf=a,; ecf=b\n^^^^^ 0\n      ^ !empty-parameter');
  checkParts(PChargingVector, 'a=b;A=c\n    ^ !repeated-parameter');
  checkParts(PChargingFunctionAddresses, 'ccf=a;ccf=b\n^^^^^ params.0\n      ^^^^^ params.1');
  checkParts(
    PChargingFunctionAddresses,
    'ccf=[2001:db8::1];ecf="b", ccf=c\n^^^^^^^^^^^^^^^^^^^^^^^^^ 0\n                           ^^^^^ 1',
  );
});

test('reads what begins with an asterisk', () => {
  checkParts(AcceptContact, '*;audio;require, *\n^^^^^^^^^^^^^^^ 0\n  ^^^^^ params.audio\n                 ^ 1');
  checkParts(AcceptContact, 'audio\n^ !expected');
  checkParts(AcceptContact, '*audio\n ^^^^^ !left-over');
});

test('reads numbers with something behind them', () => {
  checkParts(SessionExpires, '1800;refresher=uac\n^^^^ number\n     ^^^^^^^^^^^^^ params.refresher');
  checkParts(
    RetryAfter,
    '120 (at (the) table);duration=60\n^^^ seconds\n    ^^^^^^^^^^^^^^^^ comment\n                     ^^^^^^^^^^^ params.duration',
  );
  checkParts(RetryAfter, '120 (at table\n    ^ !unclosed-comment');
  checkParts(RetryAfter, 'Sat, 13 Nov 2010\n^^^ !expected-number');
  checkParts(RAck, '776656 1 INVITE\n^^^^^^ responseNumber\n       ^ number\n         ^^^^^^ method');
  checkParts(RAck, '776656 INVITE\n       ^^^^^^ !expected-number');
  checkParts(RAck, '776656 1\n        | !expected-token');
  checkParts(Timestamp, '54.21 0.3\n^^^^^ time\n      ^^^ delay');
  checkParts(Timestamp, '54.\n^^^ time');
  checkParts(Timestamp, '.5\n^^ !expected-number');
  checkParts(MimeVersion, '1.0\n^ major\n  ^ minor');
  checkParts(MimeVersion, '1\n | !expected');
});

test('reads words in their several shapes', () => {
  const { tokens } = soundValue(Privacy, 'header; session ;critical');
  assert.deepEqual(
    tokens.map(({ text }) => text),
    ['header', 'session', 'critical'],
  );
  checkParts(Privacy, 'id;\n   | !expected-token');
  checkParts(ResourcePriority, 'dsn.flash, wps.3\n^^^ namespace\n    ^^^^^ priority\n           ^^^^^ 1');
  checkParts(ResourcePriority, 'dsn\n   | !expected');
  checkParts(
    AcceptLanguage,
    'en-gb;q=0.8, *;q=0.1, es-419\n^^^^^ language\n             ^ 1.language\n                      ^^^^^^ 2.language',
  );
  checkParts(AcceptLanguage, 'en--gb\n^^^^^^ !expected-token');
  checkParts(UserToUser, '"a,b";encoding=hex, 56a3\n^^^^^ word\n                    ^^^^ 1.word');
  checkParts(PMediaAuthorization, '00fF, 1g\n^^^^ 0\n       ^ !left-over');
});

test('reads what software says of itself', () => {
  const { parts } = soundValue(UserAgent, 'Example-Phone/2.1 (build (7))(x) Kit');
  assert.deepEqual(
    parts.map((part) => (part.kind === 'comment' ? part.content : `${part.name.text} ${part.version?.text ?? '-'}`)),
    ['Example-Phone 2.1', 'build (7)', 'x', 'Kit -'],
  );
  checkParts(UserAgent, 'Example/\n        | !expected-token');
});

test('reads warnings, whose agent is a host with its port or a name', () => {
  checkParts(
    Warning,
    '307 isi.example.edu "x", 399 [2001:db8::1]:5060 "y"\n^^^ code\n    ^^^^^^^^^^^^^^^ agent\n                    ^^^ text\n                             ^^^^^^^^^^^^^^^^^^ 1.agent',
  );
  checkParts(Warning, '30 a "x"\n^^ code\n   ^ agent');
  checkParts(Warning, '307 a x\n      ^ !expected');
});

test('reads the names of sessions, dialogs and bodies', () => {
  const id = 'ab30317f1a784dc48ff824d0d3715d86';
  assert.equal(soundValue(SessionId, `${id};remote=${id}`).id.text, id);
  checkParts(SessionId, 'abc\n^^^ !expected-token');
  checkParts(
    Replaces,
    '98732@sip.example.com;from-tag=r33;to-tag=1\n^^^^^^^^^^^^^^^^^^^^^ callId\n                      ^^^^^^^^^^^^ params.from-tag',
  );
  checkParts(ContentId, '<1234@example.com>\n ^^^^^^^^^^^^^^^^ id');
  checkParts(ContentId, '<1234>\n     ^ !expected');
  checkParts(ContentId, '<1234@example.com\n^ !unclosed-angle');
});

test('reads a signature and where its certificate is', () => {
  checkParts(
    Identity,
    'eyJ.eyJ.x_-;info=<https://a.example/b>;alg=ES256\n^^^^^^^^^^^ digest\n            ^^^^^^^^^^^^^^^^^^^^^^^^^^ params.info',
  );
  assert.equal(
    readingOf(Identity, 'a=;info=<https://a.example/b>').values[0]?.value.params[0]?.value?.content,
    'https://a.example/b',
  );
  checkParts(Identity, '"aB+/="\n^^^^^^^ digest');
  checkParts(Identity, '<a>\n| !expected-token');
});
