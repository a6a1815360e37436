/** A command of GB/T 28181 that lacks its kind, its serial number or the device that it is about. */

import { tokenOf } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { marked } from './common/examples.ts';
import { commandIn } from './common/manscdp.ts';
import { camera, isDeviceId, withBody } from './common/surveillance.ts';
import { defineRule } from './rule.ts';

const type = 'Application/MANSCDP+xml';
/** Of a place: two digits for each level of the administration. */
const place = /^(?:\d\d){1,4}$/u;
const elements = ['CmdType', 'SN', 'DeviceID'];
/** What single commands need besides. */
const elementsOf: Readonly<Record<string, readonly string[]>> = { Keepalive: ['Status'] };

function catalog(root: string, ...lines: readonly string[]): string {
  return ['<?xml version="1.0"?>', root, ...lines, '</Query>', ''].join('\n');
}

const kind = '<CmdType>Catalog</CmdType>';
const keepalive = `<?xml version="1.0"?>\n«<Notify>»\n<CmdType>Keepalive</CmdType>\n<SN>43</SN>\n<DeviceID>${camera}</DeviceID>\n</Notify>\n`;
const serial = '<SN>248</SN>';

export default defineRule({
  name: 'incomplete-manscdp',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [
      withBody('MESSAGE', type, catalog('<Query>', kind, serial, `<DeviceID>${camera}</DeviceID>`)),
      withBody('MESSAGE', type, catalog('<Query>', kind, serial, '<DeviceID>{{device}}</DeviceID>')),
    ],
    bad: [
      marked(
        withBody('MESSAGE', type, catalog('«<Query>»', kind, `<DeviceID>${camera}</DeviceID>`)),
        'A command needs SN, which is missing',
      ),
      marked(withBody('MESSAGE', type, keepalive), 'A command needs Status, which is missing'),
      marked(
        withBody('MESSAGE', type, catalog('<Query>', kind, serial, '<DeviceID>«3402000»</DeviceID>')),
        'A device is called by 20 digits, not by 3402000',
      ),
    ],
  },
  about: { body: true },
  checkBlock(block, report) {
    const { message } = block;
    const command = message === undefined ? undefined : commandIn(message);
    if (message === undefined || command === undefined) return;
    // A template among the elements may stand for one of them.
    const isOpen = block.templates.some(({ start }) => start > command.root.end);
    const own = elementsOf[command.textOf('CmdType')?.text ?? ''] ?? [];
    const missing = [...elements, ...own].filter((element) => (command.textOf(element)?.text ?? '') === '');
    if (missing.length > 0 && !isOpen)
      report(command.root, { what: 'missing', args: { elements: missing.join(', ') } });
    const device = command.textOf('DeviceID');
    if (device === undefined || device.text === '' || isDeviceId(device.text) || place.test(device.text)) return;
    const span = device.span;
    if (!isTemplated(tokenOf(block.text, span.start, span.end))) report(span, { args: { device: device.text } });
  },
});
