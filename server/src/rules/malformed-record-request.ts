/** A description of GB/T 28181 that asks for a record of no device, or at a speed that is none. */

import { sdp } from '../sip/bodies/sdp.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { marked } from './common/examples.ts';
import { checkedSdps, isLineBeingTyped, lineWith, sectionsOf } from './common/sdp.ts';
import { camera, streamInvite } from './common/surveillance.ts';
import { defineRule } from './rule.ts';

const past = 't=1700000000 1700003600';
const record = (source: string, ...more: readonly string[]): string =>
  streamInvite({ s: ['s=Download', source].join('\n'), t: past, y: ['y=1200000001', ...more].join('\n') });

/** A device and, behind a colon, what of it; or a file that a server holds. */
const source = /^(?:\d{20}(?::\S+)?|https?:\/\/\S+)$/iu;

export default defineRule({
  name: 'malformed-record-request',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [record(`u=${camera}:0`), record(`u=${camera}:3`, 'a=downloadspeed:4'), record('u={{source}}')],
    bad: [
      marked(record('u=«340200000013200001:0»'), 'u= names a device by 20 digits, or a file by http://'),
      marked(record(`u=${camera}:0`, 'a=downloadspeed:«fast»'), 'The speed is a number, as in a=downloadspeed:4'),
    ],
  },
  about: { parts: [sdp], letters: ['s'], signs: [/^s=(?:playback|download)/imu] },
  checkBlock(block, report, context) {
    for (const description of checkedSdps(block, context)) {
      if (!/^(?:playback|download)$/iu.test(lineWith(description, 's')?.value.text.trim() ?? '')) continue;
      const line = lineWith(description, 'u');
      if (line !== undefined && !isTemplated(line.value) && !isLineBeingTyped(description, line)) {
        if (!source.test(line.value.text.trim())) report(line.value);
      }
      for (const attribute of sectionsOf(description).flatMap(({ lines }) => lines)) {
        if (attribute.kind !== 'attribute' || attribute.name.text.toLowerCase() !== 'downloadspeed') continue;
        const { name, argument = name } = attribute;
        if (isTemplated(argument) || isLineBeingTyped(description, attribute)) continue;
        if (!/^\d+$/u.test(argument.text.trim())) report(argument, { what: 'speed' });
      }
    }
  },
});
