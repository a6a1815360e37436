/** A stream of GB/T 28181 whose session has a name that is all but one of those that say what is wanted. */

import { nearest } from '../sip/nearest.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, lineWith } from './common/sdp.ts';
import { streamInvite } from './common/surveillance.ts';
import { defineRule } from './rule.ts';

const names = ['Play', 'Playback', 'Download', 'Talk'];

export default defineRule({
  name: 'misspelled-session-name',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [streamInvite({}), streamInvite({ s: 's=Lobby' })],
    bad: [
      marked(streamInvite({ s: 's=«Paly»' }), 'Nobody knows a session Paly; did you mean Play?'),
      marked(streamInvite({ s: 's=«play»' }), 'The session is called Play; not every device takes it in another case'),
    ],
  },
  about: { letters: ['y'] },
  checkSdp(sdp, report) {
    const line = lineWith(sdp, 's');
    if (line === undefined || lineWith(sdp, 'y') === undefined || isLineBeingTyped(sdp, line)) return;
    const { value } = line;
    const written = value.text.trim();
    if (names.includes(written) || isTemplated(value)) return;
    const same = names.find((name) => name.toLowerCase() === written.toLowerCase());
    const meant = same ?? nearest(written, names, 2);
    if (meant === undefined) return;
    const fixes = [guess('replace', keepingLength(sdp, replaceBy(value, meant)), { meant })];
    const details = { args: { name: value.text, meant }, fixes };
    report(value, same === undefined ? details : { ...details, what: 'wrong-case', severity: 'hint' });
  },
});
