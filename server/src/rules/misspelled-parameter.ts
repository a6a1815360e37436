/** A parameter that nobody knows, whose name is all but that of one that its place has. */

import type { HeaderDefinition } from '../sip/headers/header.ts';
import { mediaFeatures } from '../sip/headers/params/media-features.ts';
import { nearest } from '../sip/nearest.ts';
import type { Span, Token } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { uriParam } from '../sip/uri-params.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed, paramsIn } from '../sip/values/params.ts';
import { readingsOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { marked, requestWith, responseTo } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { paramNamesOf, sipUriParamNames } from './common/known-params.ts';
import { sipUrisOf } from './common/uris.ts';
import { defineRule, type Report } from './rule.ts';

/** The parameters of a value or a URI, and the names that its place knows. */
interface Site {
  readonly message: Message;
  readonly place: string;
  readonly params: readonly Named[];
  readonly known: KnownNames;
  /** Where it is a consequence when the parameter that is meant is missed. */
  readonly covers: Span;
}

interface Named extends Span {
  readonly name: Token;
}

interface KnownNames {
  readonly all: ReadonlySet<string>;
  /** In lower case, what an unknown name means; looking for it is dear, and products write the same names again and again. */
  readonly meant: Map<string, string | undefined>;
}

/** Shorter names are alike by chance, so that only two letters that have changed places tell one. */
const shortest = 6;
/** In names as long as this, two letters may be wrong. */
const long = 7;
const mostKept = 200;

const ofUris: KnownNames = { all: sipUriParamNames, meant: new Map() };

export default defineRule({
  name: 'misspelled-parameter',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3261 §20',
  examples: {
    good: [
      'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9;i=1;x-rport',
      'Contact: <sip:alice@client.example.com;line=1;rinstance=2;addr=3;local>;+sip.odd;tags=1',
      'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9;port=1',
      'From: <sip:alice@example.com>;tag=1;tga=2',
    ],
    bad: [
      marked(
        responseTo('OPTIONS', '200 OK', 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9;«recieved»=192.0.2.1'),
        'Via has no parameter recieved; did you mean received?',
      ),
      marked(
        requestWith('REGISTER', 'Contact: <sip:alice@client.example.com>;«expire»=60'),
        'Contact has no parameter expire; did you mean expires?',
      ),
      marked('From: <sip:alice@example.com>;«tga»=9fxced76sl', 'From has no parameter tga; did you mean tag?'),
      marked(
        requestWith('OPTIONS', 'OPTIONS sip:bob@example.com;«trasport»=tcp SIP/2.0'),
        'The URI has no parameter trasport; did you mean transport?',
      ),
      marked(
        'Authorization: Digest «usrname»="alice", realm="a", nonce="b", uri="sip:bob@example.com", response="0123456789abcdef0123456789abcdef"',
        'Authorization has no parameter usrname; did you mean username?',
      ),
    ],
  },
  about: { traits: ['unusual-parameter'] },
  checkMessage(message, report) {
    for (const { definition, values } of readingsOf(message)) {
      const known = namesOf(definition);
      if (known === undefined) continue;
      for (const { value, start, end } of values) {
        const params = paramsIn(value);
        if (params.length > 0)
          checkParams({ message, place: definition.name, params, known, covers: { start, end } }, report);
      }
    }
    for (const { uri } of sipUrisOf(message)) {
      if (uri.params.length > 0)
        checkParams({ message, place: '', params: uri.params, known: ofUris, covers: uri }, report);
    }
  },
});

function checkParams(site: Site, report: Report): void {
  const { message, place, params, known, covers } = site;
  for (const { name } of params) {
    if (known.all.has(name.text) || isTemplated(name) || isOpenEnded(message, name)) continue;
    const meant = meantBy(name.text.toLowerCase(), known, place === '');
    // Where that one stands already, this one is another.
    if (meant === undefined || paramNamed(params, meant) !== undefined) continue;
    const fixes = [guess('replace', replaceBy(name, meant), { meant })];
    const args = { name: name.text, meant };
    // RFC 3840 §9: anybody may add a feature, and RFC 5359 itself has an automaton instead of automata.
    const isFeature = !meant.startsWith('+') && Object.hasOwn(mediaFeatures, meant);
    if (isFeature) report(name, { severity: 'hint', args: { ...args, place }, fixes });
    else if (place === '') report(name, { what: 'in-uri', spec: 'RFC 3261 §19.1.1', args, fixes, covers });
    else report(name, { args: { ...args, place }, fixes, covers });
  }
}

/** RFC 3261 §20: what nobody knows is ignored, so only what is all but a known name is worth a word. An `x-` says that a name is somebody's own. */
function meantBy(name: string, { all, meant }: KnownNames, isOfUri: boolean): string | undefined {
  if (all.has(name) || name.startsWith('x-') || (isOfUri && uriParam(name) !== undefined)) return undefined;
  if (meant.has(name)) return meant.get(name);
  const found = findMeant(name, all);
  if (meant.size < mostKept) meant.set(name, found);
  return found;
}

function findMeant(name: string, all: ReadonlySet<string>): string | undefined {
  const candidates = [...all];
  if (name.length < shortest) return candidates.find((candidate) => isSwapped(name, candidate.toLowerCase()));
  // The tags of media features are many and alike, and anybody may add one: RFC 3840 §9.
  const most = name.length < long || name.startsWith('+') ? 1 : 2;
  return nearest(
    name,
    candidates.filter((candidate) => candidate.length >= shortest),
    most,
  );
}

function isSwapped(one: string, other: string): boolean {
  return one.length > 1 && one !== other && [...one].toSorted().join('') === [...other].toSorted().join('');
}

const ofHeaders = new Map<HeaderDefinition, KnownNames>();

function namesOf(definition: HeaderDefinition): KnownNames | undefined {
  const all = paramNamesOf(definition);
  if (all === undefined) return undefined;
  const found = ofHeaders.get(definition) ?? { all, meant: new Map() };
  ofHeaders.set(definition, found);
  return found;
}
