/** Names that are met again in a session description: payload types, and names of streams. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newNameFault, renameFault } from '../../server/src/features/new-name.ts';
import { labelled } from '../support/marked.ts';
import { assertGroups } from './support/groups.ts';
import { namesOf } from './support/names.ts';

const session = `INVITE sip:bob@example.com SIP/2.0
Content-Type: application/sdp

v=0
a=group:BUNDLE 1 v
               ^ first
                 ^ second
m=audio 4000 RTP/AVP 0 96 101
                     ^ static
                       ^^ codec
                          ^^^ events
a=mid:1
      ^ first
a=rtpmap:96 opus/48000/2
         ^^ codec
a=fmtp:96 stereo=1
       ^^ codec
a=rtpmap:101 telephone-event/8000
         ^^^ events
m=video 4002 RTP/AVP 96 97
                     ^^ picture
                        ^^ again
a=mid:v
      ^ second
a=rtpmap:96 VP8/90000
         ^^ picture
a=rtpmap:97 rtx/90000
         ^^ again
a=fmtp:97 apt=96
       ^^ again
              ^^ picture
`;

test('payload types count within a stream, names of streams within a description', () => assertGroups(session));

test('a payload type becomes another number that its stream does not have yet, and only where a=rtpmap explains it', () => {
  const { text } = labelled(session);
  const names = namesOf(text);
  const codec = names.at(text.indexOf('rtpmap:96 opus') + 8);
  const fixed = names.at(text.indexOf('AVP 0') + 4);
  const mid = names.at(text.indexOf('mid:1') + 4);
  assert.ok(codec !== undefined && fixed !== undefined && mid !== undefined);
  assert.equal(renameFault(names, codec), undefined);
  assert.equal(renameFault(names, fixed), 'rename-elsewhere');
  assert.equal(newNameFault(names, codec, '97'), undefined);
  assert.equal(newNameFault(names, codec, '101'), 'rename-taken');
  assert.equal(newNameFault(names, codec, '128'), 'rename-malformed');
  assert.equal(newNameFault(names, codec, 'opus'), 'rename-malformed');
  assert.equal(newNameFault(names, mid, 'audio'), undefined);
  assert.equal(newNameFault(names, mid, 'v'), 'rename-taken');
  assert.equal(newNameFault(names, mid, 'a b'), 'rename-malformed');
});
