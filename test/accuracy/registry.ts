/** Every row of the registries is known, and explained in both languages: what IANA and the RFCs name, and how much of it we have. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attributeNamed } from '../../server/src/sip/bodies/sdp/attributes.ts';
import { encodingNamed } from '../../server/src/sip/bodies/sdp/encodings.ts';
import { lineType } from '../../server/src/sip/bodies/sdp/lines.ts';
import { payloadType } from '../../server/src/sip/bodies/sdp/payload-types.ts';
import { type TermKind, termNamed } from '../../server/src/sip/bodies/sdp/terms.ts';
import { headerNamed } from '../../server/src/sip/headers/index.ts';
import { methodNamed } from '../../server/src/sip/methods.ts';
import { optionTag } from '../../server/src/sip/option-tags.ts';
import { statusCode } from '../../server/src/sip/status-codes.ts';
import { transportList } from '../../server/src/sip/transports.ts';
import { uriParam } from '../../server/src/sip/uri-params.ts';
import { vocabularyNamed } from '../../server/src/sip/vocabularies/index.ts';
import { entryOf } from '../../server/src/sip/vocabularies/vocabulary.ts';
import { textsFor } from '../../server/src/texts/texts.ts';
import { sharedFolder } from './corpus.ts';
import { rowsInNoMessage } from './exceptions.ts';
import { table } from './table.ts';

type Row = Readonly<Record<string, unknown>>;

/** One list of a file, and what we lack of a row of it; nothing where all is there. */
interface Family {
  readonly file: string;
  readonly list: string;
  /** What names a row. */
  readonly key: string;
  readonly lacks: (row: Row) => string | undefined;
}

const languages = ['en', 'zh-cn'] as const;
const words = { en: textsFor('en'), 'zh-cn': textsFor('zh-cn') };

const families: readonly Family[] = [
  { file: 'headers', list: 'headers', key: 'name', lacks: header },
  { file: 'header-params', list: 'params', key: 'param', lacks: headerParam },
  {
    file: 'methods',
    list: 'methods',
    key: 'name',
    lacks: ({ name }) => lacking(methodNamed(text(name)), 'methods', text(name)),
  },
  {
    file: 'status-codes',
    list: 'codes',
    key: 'code',
    lacks: ({ code }) => lacking(statusCode(Number(code)), 'statusCodes', text(code)),
  },
  {
    file: 'option-tags',
    list: 'tags',
    key: 'tag',
    lacks: ({ tag }) => lacking(optionTag(text(tag)), 'optionTags', text(tag)),
  },
  {
    file: 'uri-params',
    list: 'params',
    key: 'param',
    lacks: ({ param }) => lacking(uriParam(text(param)), 'uriParams', text(param)),
  },
  { file: 'media-feature-tags', list: 'tags', key: 'headerParam', lacks: paramOf('Contact') },
  { file: 'feature-caps', list: 'indicators', key: 'headerForm', lacks: paramOf('Feature-Caps') },
  { file: 'identity-params', list: 'params', key: 'param', lacks: paramOf('Identity') },
  wordsIn('identity-params', 'identityInfoAlgs', 'value', 'identity-info-algorithms'),
  wordsIn('identity-params', 'passportTypes', 'ppt', 'passport-types'),
  {
    file: 'event-packages',
    list: 'packages',
    key: 'name',
    lacks: ({ name, kind }) => word(kind === 'template' ? 'event-templates' : 'event-packages', name),
  },
  wordsIn('reason-protocols', 'protocols', 'protocol', 'reason-protocols'),
  wordsIn('reason-protocols', 'q850Causes', 'cause', 'q850-causes', 'text'),
  wordsIn('reason-protocols', 'preemptionCauses', 'cause', 'preemption-causes', 'text'),
  wordsIn('privacy-values', 'values', 'value', 'privacy-values'),
  wordsIn('warning-codes', 'codes', 'code', 'warning-codes', 'text'),
  wordsIn('digest-algorithms', 'algorithms', 'algorithm', 'digest-algorithms'),
  wordsIn('security-mechanisms', 'mechanisms', 'name', 'security-mechanisms'),
  wordsIn('info-packages', 'packages', 'name', 'info-packages'),
  wordsIn('call-info-purposes', 'purposes', 'purpose', 'call-info-purposes'),
  wordsIn('call-info-purposes', 'conferenceUriPurposes', 'purpose', 'conference-uri-purposes'),
  wordsIn('bodies', 'bodies', 'mediaType', 'media-types'),
  wordsIn('content-dispositions', 'values', 'value', 'content-dispositions'),
  wordsIn('priority-values', 'values', 'value', 'priorities'),
  { file: 'resource-priority', list: 'namespaces', key: 'namespace', lacks: namespace },
  wordsIn('transports', 'via', 'token', 'transports'),
  wordsIn('transports', 'uri', 'value', 'transports'),
  {
    file: 'transports',
    list: 'srv',
    key: 'word',
    lacks: ({ word: service }) =>
      transportList.some((each) => each.service === service) ? undefined : 'is not defined',
  },
  wordsIn('misc-values', 'geolocationErrors', 'code', 'geolocation-errors'),
  wordsIn('misc-values', 'alertMsgErrors', 'code', 'alert-errors', 'text'),
  wordsIn('misc-values', 'subscriptionReasonCodes', 'value', 'subscription-reasons'),
  wordsIn('misc-values', 'pushServices', 'value', 'push-services'),
  wordsIn('misc-values', 'compression', 'value', 'compressions'),
  wordsIn('misc-values', 'sfuaConfigParams', 'value', 'configuration-params'),
  wordsIn('misc-values', 'serviceIdLabels', 'value', 'service-labels'),
  wordsIn('misc-values', 'configProfileTypes', 'value', 'profile-types'),
  wordsIn('misc-values', 'featureCapTrees', 'value', 'feature-trees'),
  wordsIn('misc-values', 'uuiPackages', 'value', 'uui-packages'),
  wordsIn('misc-values', 'uuiContent', 'value', 'uui-contents'),
  wordsIn('misc-values', 'uuiEncoding', 'value', 'uui-encodings'),
  {
    file: 'sdp',
    list: 'lines',
    key: 'type',
    lacks: ({ type }) => lacking(lineType(text(type)), 'sdpLines', text(type)),
  },
  {
    file: 'sdp',
    list: 'attributes',
    key: 'name',
    lacks: ({ name }) => lacking(attributeNamed(text(name)), 'sdpAttributes', text(name)),
  },
  terms('protos', 'proto', 'proto'),
  terms('media', 'name', 'media'),
  terms('bandwidthTypes', 'type', 'bandwidth'),
  terms('netTypes', 'nettype', 'net-type'),
  terms('groupSemantics', 'token', 'group'),
  {
    file: 'sdp',
    list: 'payloadTypes',
    key: 'pt',
    lacks: ({ pt, encoding }) => lacking(payloadType(Number(pt)), 'sdpEncodings', text(encoding)),
  },
  { file: 'sdp', list: 'dynamicOnlyEncodings', key: 'word', lacks: encodings },
];

/** A line for each list, and a fault for each row that is missing. */
export function registryReport(): { readonly table: string; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const lines: (readonly [string, string, number, number, number])[] = [];
  for (const family of families) {
    const rows = rowsOf(family);
    const missing = rows.flatMap((row) => missingRow(family, row));
    faults.push(...missing, ...blindness(family, rows));
    const excused = rows.filter((row) => excuseOf(family, row) !== undefined).length;
    lines.push([`${family.file}.json`, family.list, rows.length, rows.length - missing.length - excused, excused]);
  }
  return { table: table(['registry', 'list', 'rows', 'covered', 'excused'], lines), faults };
}

/** A row that is but a word is given as `{ word }`. */
function rowsOf({ file, list }: Family): readonly Row[] {
  const registry = JSON.parse(readFileSync(join(sharedFolder, 'registry', `${file}.json`), 'utf8'));
  return (registry[list] as readonly (Row | string)[]).map((row) => (typeof row === 'string' ? { word: row } : row));
}

function missingRow(family: Family, row: Row): readonly string[] {
  const lack = family.lacks(row);
  const name = `${nameOf(family)} ${row[family.key]}`;
  if (excuseOf(family, row) !== undefined) return lack === undefined ? [`${name} is no exception any more`] : [];
  return lack === undefined ? [] : [`${name}: ${lack}`];
}

/** Of a whole list, or of one row. */
function excuseOf(family: Family, row: Row): string | undefined {
  return rowsInNoMessage[nameOf(family)] ?? rowsInNoMessage[`${nameOf(family)} ${row[family.key]}`];
}

/** A check that finds nothing amiss with a row which nobody can know is none. */
function blindness(family: Family, rows: readonly Row[]): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [`${nameOf(family)} has no rows`];
  const invented = { ...first, [family.key]: typeof first[family.key] === 'number' ? 98_765 : 'no-such-row' };
  return family.lacks(invented) === undefined ? [`${nameOf(family)}: an invented row is not missed`] : [];
}

function nameOf({ file, list }: Family): string {
  return `${file}.json ${list}`;
}

function header({ name, compact, status }: Row): string | undefined {
  const found = headerNamed(text(name));
  if (found === undefined || found.name !== name) return 'is not defined';
  if (found.compact !== (compact ?? undefined)) return 'has another compact form';
  if (found.historic !== (status === 'active' ? undefined : true)) return `is ${status}`;
  return untold('headers', text(name));
}

/** RFC 6809 §4 registers `fcap-name`, which stands for each indicator of a list of its own. */
function headerParam({ header: of, param }: Row): string | undefined {
  if (param === 'fcap-name') return families.some(({ file }) => file === 'feature-caps') ? undefined : 'is not defined';
  return ownParam(text(of), text(param));
}

function paramOf(of: string): Family['lacks'] {
  return ({ headerParam: tag, headerForm: indicator, param }) => ownParam(of, text(tag ?? indicator ?? param));
}

function ownParam(of: string, name: string): string | undefined {
  const params = Object.keys(headerNamed(of)?.params ?? {});
  const found = params.find((each) => each.toLowerCase() === name.toLowerCase());
  return found === undefined ? `is no parameter of ${of}` : untold('headerParams', `${of}/${found}`);
}

function namespace(row: Row): string | undefined {
  const lack = word('resource-priorities', row.namespace);
  const values = (row.values as readonly string[]).map((value) => value.replace(`${row.namespace}.`, ''));
  return lack ?? values.map((value) => word(`resource-priorities/${row.namespace}`, value)).find(Boolean);
}

function wordsIn(file: string, list: string, key: string, vocabulary: string, phrase?: string): Family {
  return {
    file,
    list,
    key,
    lacks: (row) => word(vocabulary, row[key], phrase === undefined ? undefined : text(row[phrase])),
  };
}

function word(of: string, name: unknown, phrase?: string): string | undefined {
  const vocabulary = vocabularyNamed(of);
  if (vocabulary === undefined) return `there is no vocabulary ${of}`;
  const entry = entryOf(vocabulary, text(name));
  if (entry === undefined) return `is no word of ${of}`;
  if (phrase !== undefined && entry.phrase !== phrase) return `is called ${entry.phrase}`;
  const { texts = vocabulary.name } = vocabulary;
  return untold('vocabularies', `${texts}/entries/${entry.about ?? entry.name}`);
}

function terms(list: string, key: string, kind: TermKind): Family {
  return {
    file: 'sdp',
    list,
    key,
    lacks: (row) => lacking(termNamed(kind, text(row[key])), 'sdpTerms', text(row[key])),
  };
}

/** `AMR / AMR-WB (RFC 4867)`, `G726-16/24`: several in one row; what is short stands for the end of the one before. */
function encodings({ word: row }: Row): string | undefined {
  const names: string[] = [];
  for (const part of text(row)
    .replace(/\(.*\)/u, '')
    .split('/')) {
    const [name, before = ''] = [part.trim(), names.at(-1) ?? ''];
    names.push(name.length > 2 || before === '' ? name : before.slice(0, -name.length) + name);
  }
  const lacks = names.map((name) => {
    const found = encodingNamed(name);
    return lacking(found, 'sdpEncodings', found?.name ?? name);
  });
  return lacks.find(Boolean);
}

function lacking(found: unknown, family: string, key: string): string | undefined {
  return found === undefined ? 'is not defined' : untold(family, key);
}

/** Chinese falls back to English, so that it is told by its script. */
function untold(family: string, key: string): string | undefined {
  const silent = languages.find((language) => {
    const sentence = words[language](family, key) ?? '';
    return language === 'en' ? sentence === '' : !/\p{Script=Han}/u.test(sentence);
  });
  return silent === undefined ? undefined : `is not explained in ${silent}`;
}

function text(value: unknown): string {
  return String(value);
}
