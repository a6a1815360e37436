/** A command of GB/T 28181 with a value that its element does not have: a kind, a serial number, a count, a state. */

import { xml } from '../sip/bodies/xml.ts';
import { nearest } from '../sip/nearest.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isDone, keepingLength, partsReadAs } from './common/parts.ts';
import { camera, withBody } from './common/surveillance.ts';
import { elementsIn, type XmlElement } from './common/xml-elements.ts';
import { type Context, defineRule, type Report } from './rule.ts';

const type = 'Application/MANSCDP+xml';
const roots: ReadonlySet<string> = new Set(['Control', 'Query', 'Notify', 'Response']);

/** What GB/T 28181 names in CmdType. */
const kinds = [
  'Alarm',
  'Broadcast',
  'Catalog',
  'ConfigDownload',
  'CruiseTrackListQuery',
  'CruiseTrackQuery',
  'DeviceConfig',
  'DeviceControl',
  'DeviceInfo',
  'DeviceStatus',
  'DeviceUpgradeResult',
  'HomePositionQuery',
  'Keepalive',
  'MediaStatus',
  'MobilePosition',
  'PTZPosition',
  'PresetQuery',
  'RecordInfo',
  'SDCardStatus',
  'UploadSnapShotFinished',
  'VideoUploadNotify',
];

/** What else has a form, by the name of the element. */
const forms: Readonly<Record<string, readonly [form: RegExp, values: string]>> = {
  SN: [/^\d+$/u, '1, 2, …'],
  SumNum: [/^\d+$/u, '0, 1, 2, …'],
  Result: [/^(?:OK|ERROR)$/iu, 'OK, ERROR'],
  Parental: [/^[01]$/u, '0, 1'],
  Secrecy: [/^[01]$/u, '0, 1'],
  RegisterWay: [/^\d$/u, '1, 2, 3'],
  Online: [/^(?:ONLINE|OFFLINE)$/iu, 'ONLINE, OFFLINE'],
};

function catalog(...lines: readonly string[]): string {
  return [
    '<?xml version="1.0"?>',
    '<Response>',
    ...lines,
    `<DeviceID>${camera}</DeviceID>`,
    '<SumNum>1</SumNum>',
    '<DeviceList Num="1">',
    `<Item><DeviceID>${camera}</DeviceID><Parental>0</Parental><Status>ON</Status></Item>`,
    '</DeviceList>',
    '</Response>',
    '',
  ].join('\n');
}

function keepalive(status: string): string {
  const head = `<?xml version="1.0"?>\n<Notify>\n<CmdType>Keepalive</CmdType>\n<SN>43</SN>`;
  return `${head}\n<DeviceID>${camera}</DeviceID>\n<Status>${status}</Status>\n</Notify>\n`;
}

const kind = '<CmdType>Catalog</CmdType>';
const serial = '<SN>248</SN>';
const said = (text: string, words: string): string => marked(withBody('MESSAGE', type, text), words);

export default defineRule({
  name: 'malformed-manscdp',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [
      withBody('MESSAGE', type, catalog(kind, serial)),
      withBody('MESSAGE', type, catalog(kind, '<SN>{{sn}}</SN>')),
      withBody('MESSAGE', type, keepalive('OK')),
    ],
    bad: [
      said(catalog('<CmdType>«Catlog»</CmdType>', serial), 'There is no command Catlog; did you mean Catalog?'),
      said(catalog(kind, '<SN>«abc»</SN>'), 'SN is one of: 1, 2, …'),
      said(catalog(kind, serial).replace('Num="1"', 'Num="«2»"'), 'Num is 2, but the list has 1 items'),
      said(catalog(kind, serial).replace('<Status>ON<', '<Status>«UP»<'), 'Status is one of: ON, OFF'),
      said(keepalive('«FINE»'), 'Status is one of: OK, ERROR'),
    ],
  },
  about: { parts: [xml] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, xml)) {
      if (!roots.has(tree.root?.local ?? '') || !isDone(block, part, context)) continue;
      const elements = elementsIn(part.source, tree);
      const command = elements.find(({ local }) => local === 'CmdType')?.text.text ?? '';
      for (const element of elements) {
        checkKind(block, context, element, report);
        checkForm(element, command, report);
        checkCount(element, elements, report);
      }
    }
  },
});

function checkKind(block: Block, context: Context, { local, text }: XmlElement, report: Report): void {
  if (local !== 'CmdType' || text.text === '' || isTemplated(text) || kinds.includes(text.text)) return;
  const meant = nearest(text.text, kinds, 2);
  if (meant === undefined) return;
  const fixes = [guess('replace', keepingLength(block, context, replaceBy(text, meant)), { meant })];
  report(text, { args: { kind: text.text, meant }, fixes });
}

function checkForm(element: XmlElement, command: string, report: Report): void {
  const { local, text } = element;
  const [form, values] = statusForm(element, command) ?? forms[local] ?? [];
  if (form === undefined || values === undefined || text.text === '' || isTemplated(text) || form.test(text.text))
    return;
  report(text, { what: 'value', args: { name: local, values } });
}

/** The Status of a device in a catalogue is ON or OFF, that of a sign of life how it is; that of other answers is another word. */
function statusForm({ local, parent }: XmlElement, command: string): readonly [RegExp, string] | undefined {
  if (local !== 'Status') return undefined;
  if (parent?.local === 'Item' && command === 'Catalog') return [/^(?:ON|OFF|VLOST|DEFECT)$/iu, 'ON, OFF'];
  return parent?.local === 'Notify' && command === 'Keepalive' ? [/^(?:OK|ERROR)$/iu, 'OK, ERROR'] : undefined;
}

function checkCount(element: XmlElement, elements: readonly XmlElement[], report: Report): void {
  const number = element.attributes.get('Num');
  if (number === undefined || isTemplated(number) || !/List$/u.test(element.local)) return;
  const items = elements.filter(({ parent }) => parent === element).length;
  if (Number(number.text) !== items) report(number, { what: 'count', args: { number: number.text, items } });
}
