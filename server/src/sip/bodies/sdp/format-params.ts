/** The parameters that formats have in `a=fmtp`, and what each may be. */

export interface FormatParamDefinition {
  readonly name: string;
  /** The values it may have, where they are few; compared without regard to case. */
  readonly values?: readonly string[];
  readonly least?: number;
  readonly most?: number;
  /** What the value looks like, where it is neither. */
  readonly pattern?: RegExp;
  /** How such a value is written, for people. */
  readonly example?: string;
}

export interface FormatDefinition {
  readonly encoding: string;
  readonly spec: string;
  readonly params: readonly FormatParamDefinition[];
}

const yesNo = ['0', '1'];
const bandwidths = ['nb', 'wb', 'swb', 'fb', 'nb-wb', 'nb-swb', 'nb-fb'];
/** 3GPP TS 26.445 §A.3.1: the bit rates of EVS in kbit/s, of which the first is an average. */
const evsRates = ['5.9', '7.2', '8', '9.6', '13.2', '16.4', '24.4', '32', '48', '64', '96', '128'];
/** One of them, or a range from a lower to a higher one. */
const bitRates = new RegExp(`^(?:${evsRates.flatMap(rangesFrom).join('|')})$`, 'u');
const base64List = /^[\da-z+/=]+(?:,[\da-z+/=]*)*$/iu;

const adaptiveMultiRate: readonly FormatParamDefinition[] = [
  { name: 'octet-align', values: yesNo },
  { name: 'mode-change-period', values: ['1', '2'] },
  { name: 'mode-change-capability', values: ['1', '2'] },
  { name: 'mode-change-neighbor', values: yesNo },
  { name: 'crc', values: yesNo },
  { name: 'robust-sorting', values: yesNo },
  { name: 'interleaving', least: 1, most: 65_535, example: '4' },
  { name: 'max-red', least: 0, most: 65_535, example: '0' },
  { name: 'channels', least: 1, most: 6, example: '1' },
];

export const formats: readonly FormatDefinition[] = [
  {
    encoding: 'AMR',
    spec: 'RFC 4867 §8.1',
    params: [...adaptiveMultiRate, { name: 'mode-set', pattern: /^[0-7](?:,[0-7])*$/u, example: '0,2,4,7' }],
  },
  {
    encoding: 'AMR-WB',
    spec: 'RFC 4867 §8.2',
    params: [...adaptiveMultiRate, { name: 'mode-set', pattern: /^[0-8](?:,[0-8])*$/u, example: '0,1,2' }],
  },
  {
    encoding: 'EVS',
    spec: '3GPP TS 26.445 §A.3',
    params: [
      { name: 'br', pattern: bitRates, example: '5.9-24.4' },
      { name: 'br-send', pattern: bitRates, example: '5.9-24.4' },
      { name: 'br-recv', pattern: bitRates, example: '5.9-24.4' },
      { name: 'bw', values: bandwidths },
      { name: 'bw-send', values: bandwidths },
      { name: 'bw-recv', values: bandwidths },
      { name: 'evs-mode-switch', values: yesNo },
      { name: 'hf-only', values: yesNo },
      { name: 'dtx', values: yesNo },
      { name: 'dtx-recv', values: yesNo },
      { name: 'cmr', values: ['-1', '0', '1'] },
      { name: 'ch-aw-recv', values: ['-1', '0', '2', '3', '5', '7'] },
      { name: 'max-red', least: 0, most: 65_535, example: '0' },
      { name: 'mode-set', pattern: /^[0-8](?:,[0-8])*$/u, example: '0,1,2' },
    ],
  },
  {
    encoding: 'opus',
    spec: 'RFC 7587 §6.1',
    params: [
      { name: 'useinbandfec', values: yesNo },
      { name: 'usedtx', values: yesNo },
      { name: 'stereo', values: yesNo },
      { name: 'sprop-stereo', values: yesNo },
      { name: 'cbr', values: yesNo },
      { name: 'maxplaybackrate', least: 8000, most: 48_000, example: '48000' },
      { name: 'sprop-maxcapturerate', least: 8000, most: 48_000, example: '48000' },
      { name: 'maxaveragebitrate', least: 6000, most: 510_000, example: '20000' },
      { name: 'minptime', least: 3, most: 120, example: '10' },
      { name: 'ptime', least: 3, most: 120, example: '20' },
      { name: 'maxptime', least: 3, most: 120, example: '60' },
    ],
  },
  {
    encoding: 'H264',
    spec: 'RFC 6184 §8.1',
    params: [
      { name: 'profile-level-id', pattern: /^[\da-f]{6}$/iu, example: '42e01f' },
      { name: 'packetization-mode', values: ['0', '1', '2'] },
      { name: 'level-asymmetry-allowed', values: yesNo },
      { name: 'redundant-pic-cap', values: yesNo },
      { name: 'in-band-parameter-sets', values: yesNo },
      { name: 'use-level-src-parameter-sets', values: yesNo },
      { name: 'max-mbps', least: 0, most: 4_294_967_295, example: '40500' },
      { name: 'max-fs', least: 0, most: 4_294_967_295, example: '1344' },
      { name: 'max-br', least: 0, most: 4_294_967_295, example: '906' },
      { name: 'max-dpb', least: 0, most: 4_294_967_295, example: '891' },
      { name: 'sprop-parameter-sets', pattern: base64List, example: 'Z0IACpZTBYmI,aMljiA==' },
    ],
  },
  {
    encoding: 'H265',
    spec: 'RFC 7798 §7.1',
    params: [
      { name: 'profile-space', least: 0, most: 3, example: '0' },
      { name: 'profile-id', least: 0, most: 31, example: '1' },
      { name: 'tier-flag', values: yesNo },
      { name: 'level-id', least: 0, most: 255, example: '93' },
      { name: 'tx-mode', values: ['SRST', 'MRST', 'MRMT'] },
      { name: 'sprop-vps', pattern: base64List, example: 'QAEMAf//AWAAAAMAgAAAAwAAAwBd' },
      { name: 'sprop-sps', pattern: base64List, example: 'QgEBAWAAAAMAgAAAAwAAAwBd' },
      { name: 'sprop-pps', pattern: base64List, example: 'RAHBcrRiQA==' },
    ],
  },
  {
    encoding: 'VP8',
    spec: 'RFC 7741 §6.1',
    params: [
      { name: 'max-fr', least: 0, most: 4_294_967_295, example: '30' },
      { name: 'max-fs', least: 0, most: 4_294_967_295, example: '3600' },
    ],
  },
  {
    encoding: 'VP9',
    spec: 'RFC 9628 §6',
    params: [
      { name: 'profile-id', values: ['0', '1', '2', '3'] },
      { name: 'max-fr', least: 0, most: 4_294_967_295, example: '30' },
      { name: 'max-fs', least: 0, most: 4_294_967_295, example: '3600' },
    ],
  },
  { encoding: 'G729', spec: 'RFC 4855 §2', params: [{ name: 'annexb', values: ['yes', 'no'] }] },
  {
    encoding: 'G723',
    spec: 'RFC 4855 §2',
    params: [
      { name: 'annexa', values: ['yes', 'no'] },
      { name: 'bitrate', values: ['5.3', '6.3'] },
    ],
  },
  { encoding: 'iLBC', spec: 'RFC 3952 §4.1', params: [{ name: 'mode', values: ['20', '30'] }] },
  {
    encoding: 'speex',
    spec: 'RFC 5574 §4.1.1',
    params: [
      { name: 'vbr', values: ['on', 'off', 'vad'] },
      { name: 'cng', values: ['on', 'off'] },
    ],
  },
  { encoding: 'G7221', spec: 'RFC 5577 §4', params: [{ name: 'bitrate', values: ['24000', '32000', '48000'] }] },
  {
    encoding: 'rtx',
    spec: 'RFC 4588 §8.1',
    params: [
      { name: 'apt', least: 0, most: 127, example: '96' },
      { name: 'rtx-time', least: 0, most: 4_294_967_295, example: '3000' },
    ],
  },
  { encoding: 't140', spec: 'RFC 4103 §10', params: [{ name: 'cps', least: 0, most: 4_294_967_295, example: '30' }] },
];

const byEncoding = new Map(formats.map((format) => [format.encoding.toLowerCase(), format]));

function rangesFrom(rate: string, index: number): readonly string[] {
  const pattern = (each: string) => (each.includes('.') ? each.replace('.', '\\.') : `${each}(?:\\.0)?`);
  return [pattern(rate), ...evsRates.slice(index).map((higher) => `${pattern(rate)}-${pattern(higher)}`)];
}

/** What is known of the parameters of an encoding. */
export function formatOf(encoding: string): FormatDefinition | undefined {
  return byEncoding.get(encoding.toLowerCase());
}

/** True where a value is one that the parameter may have. */
export function isAllowed({ values, least, most, pattern }: FormatParamDefinition, value: string): boolean {
  if (values !== undefined) return values.some((each) => each.toLowerCase() === value.toLowerCase());
  if (pattern !== undefined) return pattern.test(value);
  return (
    /^\d{1,15}$/u.test(value) && Number(value) >= (least ?? 0) && Number(value) <= (most ?? Number.MAX_SAFE_INTEGER)
  );
}

/** The values that a parameter may have, for people. */
export function allowedValues({ values, least, most, example }: FormatParamDefinition): string {
  if (values !== undefined) return values.join(', ');
  return least === undefined || most === undefined ? (example ?? '') : `${least}-${most}`;
}
