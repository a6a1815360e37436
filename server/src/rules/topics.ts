/** Which of the things that rules are about are there in a block: looked for once, for all rules. */

import { partsOf, treeIn } from '../sip/bodies/index.ts';
import { attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { isSdpField, type Sdp, type SdpLine, sdp } from '../sip/bodies/sdp.ts';
import { CallId } from '../sip/headers/call-id.ts';
import { CSeq } from '../sip/headers/cseq.ts';
import { From } from '../sip/headers/from.ts';
import { type HeaderDefinition, tabled } from '../sip/headers/header.ts';
import { To } from '../sip/headers/to.ts';
import { Via } from '../sip/headers/via.ts';
import type { Block, Message } from '../sip/syntax/tree.ts';
import { paramsIn } from '../sip/values/params.ts';
import { type SipUri, schemeOf, type Uri } from '../sip/values/uri.ts';
import { type FieldReading, groupsIn, readingsOf, requestUriOf } from '../sip/values-of.ts';
import { addressesOf } from './common/addresses.ts';
import { isPlain } from './common/characters.ts';
import { sipUriParamNames } from './common/known-params.ts';
import { areUsualIn } from './common/param-values.ts';
import { isUsual, methodOf } from './common/start-lines.ts';
import type { AnyBody } from './subject.ts';
import type { Trait } from './traits.ts';
import { isUsualUri, usualIn } from './usual.ts';
import { isUsualSdp } from './usual-sdp.ts';
import { areUsualStreams } from './usual-streams.ts';

/** The kinds of things, and what a thing of each of them is. */
export interface Things {
  readonly fields: HeaderDefinition;
  readonly startLine: 'request' | 'response' | 'broken';
  readonly methods: string;
  readonly parts: AnyBody;
  readonly schemes: string;
  readonly uriParams: string;
  readonly params: string;
  readonly attributes: string;
  readonly letters: string;
  readonly protos: string;
  readonly traits: Trait;
}

/** RFC 3261 §8.1.1: what every request and every response carries. */
const coreFields: readonly HeaderDefinition[] = [Via, From, To, CallId, CSeq];
const isCore: readonly boolean[] = tabled(coreFields.map((definition) => [definition, true]));

/** Gives each thing that is spoken of a number, and finds the numbers of those that a block has. */
export class Topics {
  readonly #numbers: { readonly [Kind in keyof Things]: Map<Things[Kind], number> } = {
    fields: new Map(),
    startLine: new Map(),
    methods: new Map(),
    parts: new Map(),
    schemes: new Map(),
    uriParams: new Map(),
    params: new Map(),
    attributes: new Map(),
    letters: new Map(),
    protos: new Map(),
    traits: new Map(),
  };
  /** By the number of the header field: of all kinds of things these are looked up most often. */
  readonly #fieldNumbers: (number | undefined)[] = [];
  readonly #signs: (string | RegExp)[] = [];
  /** The numbers of what the block has, each once. */
  readonly #found: number[] = [];
  #isFound = new Uint8Array(0);
  #text = '';
  /** Whether a sign stands in the text, where somebody has asked already. */
  readonly #hasSign: (boolean | undefined)[] = [];

  numberOf<Kind extends keyof Things>(kind: Kind, thing: Things[Kind]): number {
    const numbers: Map<Things[Kind], number> = this.#numbers[kind];
    const known = numbers.get(thing);
    if (known !== undefined) return known;
    const number = this.#isFound.length;
    numbers.set(thing, number);
    if (kind === 'fields') this.#fieldNumbers[(thing as HeaderDefinition).number] = number;
    this.#isFound = new Uint8Array(number + 1);
    return number;
  }

  /** So many things have a number. */
  get size(): number {
    return this.#isFound.length;
  }

  numberOfSign(sign: string | RegExp): number {
    const known = this.#signs.indexOf(sign);
    return known === -1 ? this.#signs.push(sign) - 1 : known;
  }

  /** Looks for everything that is spoken of in a block, or in a part of its text. */
  lookAt(block: Block, text: string): void {
    const { message, preamble } = block;
    this.#isFound.fill(0);
    this.#found.length = 0;
    this.#hasSign.fill(undefined);
    this.#text = text;
    if (preamble.length > 0) this.#markTrait('preamble');
    if (text.includes('[Page ')) this.#markTrait('page-break');
    if (!isPlain(text)) this.#markTrait('unusual-character');
    if (message !== undefined) this.#markMessage(block, message);
  }

  /** The numbers of all that was found. */
  get found(): readonly number[] {
    return this.#found;
  }

  has(number: number): boolean {
    return this.#isFound[number] === 1;
  }

  /** Looked for when it is asked for. */
  hasSign(number: number): boolean {
    this.#hasSign[number] ??= this.#find(this.#signs[number] ?? '');
    return this.#hasSign[number];
  }

  #find(sign: string | RegExp): boolean {
    return typeof sign === 'string' ? this.#text.includes(sign) : sign.test(this.#text);
  }

  #markMessage(block: Block, message: Message): void {
    this.#markTrait('message');
    this.#mark(this.#numbers.startLine.get(message.startLine.kind));
    if (!isUsual(message)) this.#markTrait('unusual-start-line');
    this.#mark(this.#numbers.methods.get(methodOf(message) ?? ''));
    this.#markFields(message);
    this.#markUris(message);
    if (message.body === undefined || !/\S/u.test(message.body.text)) {
      this.#markTrait('no-body');
      return;
    }
    this.#markTrait('body');
    this.#markParts(block);
  }

  #markFields(message: Message): void {
    const readings = readingsOf(message);
    const groups = groupsIn(message);
    let core = 0;
    for (const { definition, readings: same } of groups) {
      this.#mark(this.#fieldNumbers[definition.number]);
      this.#markValues(message, definition, same);
      if (isCore[definition.number] === true) core += 1;
    }
    if (readings.length > groups.length) this.#markTrait('repeated-field');
    if (readings.length < message.head.length) this.#markTrait('unknown-line');
    if (core < coreFields.length) this.#markTrait('lacks-core-field');
  }

  #markValues(message: Message, definition: HeaderDefinition, readings: readonly FieldReading[]): void {
    const usual = usualIn(definition);
    let count = 0;
    for (const { values } of readings) {
      count += values.length;
      for (const { value } of values) {
        if (usual?.isUsual(value, message) === false) this.#markTrait(usual.unusual);
        const params = paramsIn(value);
        if (params.length === 0) continue;
        for (const { name } of params) this.#mark(this.#numbers.params.get(name.text.toLowerCase()));
        if (!areUsualIn(definition, params)) this.#markTrait('unusual-parameter');
      }
    }
    if (count > 1 && usual?.several !== undefined) this.#markTrait(usual.several);
  }

  #markUris(message: Message): void {
    const requestUri = requestUriOf(message);
    if (requestUri !== undefined) this.#markUri(requestUri);
    for (const { header, address } of addressesOf(message)) {
      const { kind, uri } = address.address;
      if (kind === 'addr-spec') this.#markTrait('bare-address');
      this.#markUri(uri);
      const isIdentity = header === From || header === To;
      if (isIdentity && uri.kind === 'sip-uri' && hasParts(uri)) this.#markTrait('parted-identity');
    }
  }

  #markUri(uri: Uri): void {
    this.#mark(this.#numbers.schemes.get(schemeOf(uri)));
    if (uri.kind === 'absolute-uri') {
      this.#markTrait('other-uri');
      return;
    }
    if (uri.kind === 'sip-uri' && !isUsualUri(uri)) this.#markTrait('unusual-uri');
    for (const { name } of uri.params) {
      this.#mark(this.#numbers.uriParams.get(name.text.toLowerCase()));
      if (uri.kind === 'sip-uri' && !sipUriParamNames.has(name.text)) this.#markTrait('unusual-parameter');
    }
  }

  #markParts(block: Block): void {
    const parts = partsOf(block);
    if (parts.length > 1) this.#markTrait('inner-part');
    // A text with escapes in it is not read at all.
    if (parts.length === 0) this.#markTrait('other-body');
    for (const part of parts) {
      if (part.definition !== undefined) this.#mark(this.#numbers.parts.get(part.definition));
      if (part.mediaType !== undefined && part.mediaType.params.length > 0) this.#markTrait('typed-by-parameter');
      const description = treeIn(part, sdp);
      if (description === undefined) this.#markTrait('other-body');
      else this.#markSdp(description);
    }
  }

  #markSdp(description: Sdp): void {
    for (const line of description.lines) this.#markLine(line);
    if (!isUsualSdp(description)) this.#markTrait('unusual-sdp');
    if (!areUsualStreams(description)) this.#markTrait('unusual-stream');
  }

  #markLine(line: SdpLine): void {
    if (line.kind === 'attribute') {
      this.#mark(this.#numbers.attributes.get(line.name.text));
      if (attributeNamed(line.name.text) === undefined) this.#markTrait('unknown-attribute');
    } else if (isSdpField(line)) this.#mark(this.#numbers.letters.get(line.letter.text));
    if (line.kind === 'media') this.#mark(this.#numbers.protos.get(line.proto?.text.toUpperCase() ?? ''));
  }

  #markTrait(trait: Trait): void {
    this.#mark(this.#numbers.traits.get(trait));
  }

  #mark(number: number | undefined): void {
    if (number === undefined || this.#isFound[number] === 1) return;
    this.#isFound[number] = 1;
    this.#found.push(number);
  }
}

function hasParts({ port, params }: SipUri): boolean {
  return port !== undefined || params.length > 0;
}
