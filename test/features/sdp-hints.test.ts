/** Hints in session descriptions: encodings of payload types, and times. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { payloadHints, timeHints } from '../../server/src/features/sdp-hints.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';

const head = 'INVITE sip:bob@example.com SIP/2.0\nContent-Type: application/sdp\n\n';

/** The text with its hints in it. */
function shown(body: string, hintsOf: typeof payloadHints): string {
  const block = parseBlock(head + body);
  let text = block.text;
  for (const { offset, label } of [...hintsOf(block)].reverse())
    text = `${text.slice(0, offset)} ⟨${label}⟩${text.slice(offset)}`;
  return text.slice(head.length);
}

test('behind m= stand the encodings, by the stream and by the table', () => {
  assert.equal(
    shown(
      'v=0\nm=audio 4000 RTP/AVP 0 8 101 99\na=rtpmap:101 telephone-event/8000\nm=video 1 RTP/AVP 96\n',
      payloadHints,
    ),
    'v=0\nm=audio 4000 RTP/AVP 0 8 101 99 ⟨PCMU PCMA telephone-event 99⟩\na=rtpmap:101 telephone-event/8000\nm=video 1 RTP/AVP 96\n',
  );
  assert.equal(shown('m=image 1 udptl t38\n', payloadHints), 'm=image 1 udptl t38\n');
});

test('behind t= stand its times, where it has any', () => {
  assert.equal(
    shown('v=0\nt=3730928400 3749680800\n', timeHints),
    'v=0\nt=3730928400 3749680800 ⟨2018-03-25 01:00:00 UTC – 2018-10-28 02:00:00 UTC⟩\n',
  );
  assert.equal(shown('t=0 0\n', timeHints), 't=0 0\n');
  assert.equal(
    shown('t=1700000000 1700003600\n', timeHints),
    't=1700000000 1700003600 ⟨2023-11-14 22:13:20 UTC – 2023-11-14 23:13:20 UTC⟩\n',
  );
});
