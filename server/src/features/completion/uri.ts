/** Completion in URIs: schemes, parameters and their values. */

import { methods } from '../../sip/methods.ts';
import { schemeNamed, schemeOf, schemes } from '../../sip/schemes.ts';
import { type Span, spanOf, type Token } from '../../sip/span.ts';
import { uriParam, uriParams } from '../../sip/uri-params.ts';
import { vocabularyOf } from '../../sip/vocabularies/words.ts';
import { type LooseParam, type LooseUri, type ParamPlace, placeInBareUri, type ValuePlace } from '../value-place.ts';
import { dialogNames } from './dialogs-elsewhere.ts';
import { type Completion, type CompletionPlace, explainedBy, foreignItem, namedItem, valueItem } from './item.ts';
import { urisElsewhere } from './said-elsewhere.ts';
import { usualFirst } from './usual-first.ts';

/** No header field has a longer name. */
const longestName = 60;

/** Nor is a dialog named at greater length. */
const longestReplaced = 400;

/** What may stand in a URI without angle brackets, such as the Request-URI. */
export function bareUriParts(uri: Token, place: CompletionPlace): readonly Completion[] {
  return uriParts(placeInBareUri(place.block.text, uri, place.offset), place, true);
}

/** What may stand at a place in a URI. A request can only be sent to some schemes. */
export function uriParts(part: ValuePlace, place: CompletionPlace, isRequested: boolean): readonly Completion[] {
  const base = part.element.uri?.base.text ?? '';
  if (part.kind === 'param-name') return paramNames(part, base);
  if (part.kind === 'param-value') return paramValues(part.param, part.token);
  if (part.kind !== 'uri') return [];
  const { uri, token } = part;
  if (place.offset > token.end) return isRequested ? [] : headersIn(uri, place);
  const urns = /^urn:/iu.test(token.text) && uri.params.length === 0 ? urnsOf(token, isRequested) : [];
  return [...wholeUris(uri, token, place), ...schemeNames(token, place.offset, isRequested), ...urns];
}

/** RFC 5031 §4.2: services that callers ask for; RFC 7462: what a tone is to say. */
const urns = {
  'urn:service':
    'sos sos.ambulance sos.animal-control sos.fire sos.gas sos.marine sos.mountain sos.physician sos.poison sos.police counseling counseling.children counseling.mental-health counseling.suicide',
  'urn:alert':
    'source:internal source:external source:friend source:family source:unclassified service:normal service:call-waiting service:forward service:recall:callback service:recall:hold service:recall:transfer priority:low priority:high duration:short duration:long delay:yes',
} as const;

function urnsOf({ start, end }: Span, isRequested: boolean): readonly Completion[] {
  const all = Object.entries(urns).filter(([namespace]) => !isRequested || namespace === 'urn:service');
  return all.flatMap(([namespace, names]) =>
    names.split(' ').map((name): Completion => {
      const known = schemeNamed(namespace) ?? schemeNamed('urn');
      const item = valueItem(`${namespace}:${name}`, spanOf(start, end));
      return known === undefined ? item : { ...item, about: { kind: 'scheme', name: known.name } };
    }),
  );
}

/** What a URI may ask for in the request that it leads to; RFC 3261 §19.1.5 has receivers ignore what speaks for the sender. */
const uriHeaders = 'Replaces Require Subject Priority Accept-Contact Call-Info Supported User-to-User'.split(' ');

/** RFC 3261 §19.1.1: `?name=value&name=value`; a Request-URI has none. */
function headersIn(uri: LooseUri, place: CompletionPlace): readonly Completion[] {
  const { end } = uri;
  const {
    block: { text },
    offset,
  } = place;
  const replaced = replacedSpan(text, offset, end);
  if (replaced !== undefined) return replacedDialogs(uri, replaced, place);
  const typed = /[?&](?<name>[\w-]*)$/u.exec(text.slice(Math.max(0, offset - longestName), offset))?.groups?.name;
  if (typed === undefined) return [];
  const rest = /^[\w-]*/u.exec(text.slice(offset, end))?.[0].length ?? 0;
  const span = spanOf(offset - typed.length, offset + rest);
  const hasValue = text.startsWith('=', span.end);
  return uriHeaders.map((name) => {
    const item = namedItem('header', name, span);
    return hasValue ? item : { ...item, text: `${name}=` };
  });
}

/** What is typed behind `Replaces=`. */
function replacedSpan(text: string, offset: number, end: number): Span | undefined {
  const typed = /[?&]Replaces=(?<value>[^\s?&>]*)$/iu.exec(text.slice(Math.max(0, offset - longestReplaced), offset));
  const value = typed?.groups?.value;
  if (value === undefined) return undefined;
  const rest = /^[^\s?&>]*/u.exec(text.slice(offset, end))?.[0].length ?? 0;
  return spanOf(offset - value.length, offset + rest);
}

/** RFC 3891 §3, RFC 3261 §19.1.1: a dialog of the file, escaped as a URI wants it. */
function replacedDialogs({ base }: LooseUri, span: Span, place: CompletionPlace): readonly Completion[] {
  const names = dialogNames(place, 'Replaces', base.text).map((name) => encodeURIComponent(name));
  return explainedBy(
    { kind: 'header', name: 'Replaces' },
    names.map((name) => foreignItem('value', name, span)),
  );
}

/** Those of other messages, in the place of all that is typed. */
function wholeUris({ start, end }: Span, typed: Token, place: CompletionPlace): readonly Completion[] {
  const uris = urisElsewhere(place).filter((uri) => uri !== typed.text);
  return uris.map((uri) => foreignItem('value', uri, spanOf(start, end)));
}

function schemeNames({ start, text }: Token, offset: number, isRequested: boolean): readonly Completion[] {
  const colon = text.indexOf(':');
  const end = start + (colon === -1 ? text.length : colon + 1);
  if (offset > end || (colon !== -1 && offset === end)) return [];
  const known = schemes.filter(({ request, name }) => (request || !isRequested) && !name.includes(':'));
  return known.map(({ name, form }) => ({
    label: `${name}:`,
    kind: 'scheme',
    span: spanOf(start, end),
    text: `${name}:`,
    detail: form,
    about: { kind: 'scheme', name },
  }));
}

function paramNames({ token, param, params }: ParamPlace, base: string): readonly Completion[] {
  const scheme = schemeOf(base)?.name ?? 'sip';
  const there = new Set(params.filter((each) => each !== param).map(({ name }) => name.text.toLowerCase()));
  const known = uriParams.filter(
    ({ name, schemes: of }) => of.some((each) => each === scheme) && !there.has(name) && !name.includes('['),
  );
  return usualFirst('uri-params', known).map(({ name, ...more }) => {
    const hasValue = param.value !== undefined || ('flag' in more && more.flag);
    const item = { label: name, kind: 'param', span: token, about: { kind: 'uri-param', name } } as const;
    return hasValue ? { ...item, text: name } : { ...item, text: `${name}=`, continues: true };
  });
}

/** What parameters usually hold whose values are free: RFC 3966 §5, RFC 3261 §19.1.1, RFC 5627 §3.1. */
const usualValues: Readonly<Record<string, readonly string[]>> = {
  ext: ['‹1234›'],
  gr: ['urn:uuid:{{$uuid}}'],
  isub: ['‹1234›'],
  maddr: ['‹192.0.2.1›'],
  'phone-context': ['‹example.com›', '+‹1201›'],
  ttl: ['‹1›'],
};

function paramValues({ name }: LooseParam, span: Span): readonly Completion[] {
  const known = uriParam(name.text);
  const values =
    known?.name === 'method' ? usualFirst('methods', methods).map((method) => method.name) : (known?.values ?? []);
  const vocabulary = vocabularyOf(known?.words);
  const usual = usualValues[name.text.toLowerCase()];
  if (values.length === 0 && usual !== undefined)
    return explainedBy(
      { kind: 'uri-param', name: known?.name ?? '' },
      usual.map((value) => valueItem(value, span)),
    );
  const items = values.map((value): Completion => {
    const item = valueItem(value, span);
    if (known?.name === 'method') return { ...item, about: { kind: 'method', name: value } };
    return vocabulary === undefined ? item : { ...item, about: { kind: 'word', name: value, owner: vocabulary.name } };
  });
  return explainedBy({ kind: 'uri-param', name: known?.name ?? '' }, items);
}
