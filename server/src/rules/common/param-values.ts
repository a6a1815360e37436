/** What parameters of header fields may be, where their grammar wants more than any word. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { mediaFeatures } from '../../sip/headers/params/media-features.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { isTemplated } from '../../sip/values/cursor.ts';
import { type Param, type Params, paramNamed } from '../../sip/values/params.ts';
import type { Report } from '../report.ts';
import { isOpenEnded } from './completeness.ts';
import { replaceBy, safeFix } from './fixes.ts';
import { paramNamesOf } from './known-params.ts';
import { demands, type Form, harmless, isRight, lighter, mayBeBare } from './param-forms.ts';

/** True for a parameter of a header that needs a value. */
export function saysNothingBare(header: string, name: string): boolean {
  const param = name.toLowerCase();
  return !mayBeBare.has(param) && (demands[header] ?? []).some(([demanded]) => demanded === param);
}

/** True for a header some of whose parameters have a form. */
export function hasForms({ name }: HeaderDefinition): boolean {
  return Object.hasOwn(demands, name) || ofFeatures.has(name);
}

/** RFC 3840 §9, RFC 6809 §6.3: where features are listed; other parameters may stand among them. */
const ofFeatures: ReadonlySet<string> = new Set(['Contact', 'Accept-Contact', 'Reject-Contact', 'Feature-Caps']);

/** True for a feature whose value lacks its quotation marks: one that is registered, or grows in a tree of those. */
function isBareFeature(header: string, { name, value }: Param): boolean {
  if (value === undefined || value.kind === 'quoted-string' || !ofFeatures.has(header)) return false;
  return /^\+(?:g|sip)\./iu.test(name.text) || Object.hasOwn(mediaFeatures, name.text.toLowerCase());
}

/** True where the names of all parameters are known as they are spelled, and what they hold is of its form. */
export function areUsualIn(definition: HeaderDefinition, params: Params): boolean {
  if (params.length === 0) return true;
  const { names, forms } = knownIn(definition);
  if (names === undefined && forms === undefined) return true;
  for (const param of params) {
    const { name, value } = param;
    if (isBareFeature(definition.name, param)) return false;
    if (names === undefined ? name.text !== name.text.toLowerCase() : !names.has(name.text)) return false;
    const form = forms?.get(name.text);
    if (form !== undefined && !(value === undefined ? mayBeBare.has(name.text) : isRight[form](value))) return false;
  }
  return true;
}

interface Known {
  readonly names: ReadonlySet<string> | undefined;
  readonly forms: ReadonlyMap<string, Form> | undefined;
}

/** By the number of the header field. */
const knownByHeader: (Known | undefined)[] = [];

function knownIn(definition: HeaderDefinition): Known {
  let known = knownByHeader[definition.number];
  if (known === undefined) {
    const own = demands[definition.name];
    known = { names: paramNamesOf(definition), forms: own === undefined ? undefined : new Map(own) };
    knownByHeader[definition.number] = known;
  }
  return known;
}

/** Reports each value of a parameter that is not of its form, and each parameter that says nothing without a value. */
export function reportValues(message: Message, { name }: HeaderDefinition, params: Params, report: Report): void {
  if (params.length === 0) return;
  for (const param of params) {
    if (!isBareFeature(name, param) || isOpenEnded(message, param)) continue;
    const { value = param.name } = param;
    if (isTemplated(value)) continue;
    const fixes = [safeFix('quote', replaceBy(value, `"${value.text}"`))];
    report(value, { what: 'unquoted', severity: 'warning', args: { param: param.name.text }, fixes });
  }
  for (const [param, form] of demands[name] ?? []) {
    const found = paramNamed(params, param);
    if (found === undefined || isOpenEnded(message, found)) continue;
    const { name: named, value } = found;
    if (value === undefined) {
      if (saysNothingBare(name, param)) report(named, { what: 'without-value', args: { param: named.text } });
      continue;
    }
    if (isTemplated(value) || isRight[form](value)) continue;
    // What others wrote on the way is no fault of this message's author, and most receivers pass it on as it is.
    const args = { param: named.text };
    if (harmless.has(form)) report(value, { what: form, args, severity: 'hint' });
    else if (lighter.has(form)) report(value, { what: form, args, severity: 'warning' });
    else report(value, { what: form, args });
  }
}
