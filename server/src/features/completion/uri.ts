/** Completion in URIs: schemes, parameters and their values. */

import { methods } from '../../sip/methods.ts';
import { schemeOf, schemes } from '../../sip/schemes.ts';
import { type Span, spanOf, type Token } from '../../sip/span.ts';
import { uriParam, uriParams } from '../../sip/uri-params.ts';
import { vocabularyOf } from '../../sip/vocabularies/words.ts';
import { type LooseParam, type ParamPlace, placeInBareUri, type ValuePlace } from '../value-place.ts';
import { type Completion, type CompletionPlace, valueItem } from './item.ts';
import { usualFirst } from './usual-first.ts';

/** What may stand in a URI without angle brackets, such as the Request-URI. */
export function bareUriParts(uri: Token, { block, offset }: CompletionPlace): readonly Completion[] {
  return uriParts(placeInBareUri(block.text, uri, offset), offset, true);
}

/** What may stand at a place in a URI. A request can only be sent to some schemes. */
export function uriParts(place: ValuePlace, offset: number, isRequested: boolean): readonly Completion[] {
  const base = place.element.uri?.base.text ?? '';
  if (place.kind === 'param-name') return paramNames(place, base);
  if (place.kind === 'param-value') return paramValues(place.param, place.token);
  return place.kind === 'uri' ? schemeNames(place.token, offset, isRequested) : [];
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

function paramValues({ name }: LooseParam, span: Span): readonly Completion[] {
  const known = uriParam(name.text);
  const values =
    known?.name === 'method' ? usualFirst('methods', methods).map((method) => method.name) : (known?.values ?? []);
  const vocabulary = vocabularyOf(known?.words);
  return values.map((value) => {
    const item = valueItem(value, span);
    return vocabulary === undefined ? item : { ...item, about: { kind: 'word', name: value, owner: vocabulary.name } };
  });
}
