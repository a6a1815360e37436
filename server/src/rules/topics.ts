/** Which of the things that rules are about are there in a block: looked for once, for all rules. */

import type { BodyDefinition } from '../sip/bodies/body.ts';
import { partsOf, treeIn } from '../sip/bodies/index.ts';
import { attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { isSdpField, type SdpLine, sdp } from '../sip/bodies/sdp.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import type { Block, Message } from '../sip/syntax/tree.ts';
import { schemeOf, type Uri } from '../sip/values/uri.ts';
import { definitionsIn, readingsOf, requestUriOf } from '../sip/values-of.ts';
import { addressesOf } from './common/addresses.ts';
import { isUsual, methodOf } from './common/start-lines.ts';

/** What a block may have beside what is written there word by word. */
export type Trait =
  /** Lines above the message. */
  | 'preamble'
  /** The foot of a page of an RFC. */
  | 'page-break'
  | 'message'
  /** Something below the empty line that is not blank. */
  | 'body'
  /** A start line in which something is not as in nearly all others. */
  | 'unusual-start-line'
  /** A line of the head that is no header field with a name that is known. */
  | 'unknown-line'
  /** A header field that stands in several lines. */
  | 'repeated-field'
  /** An address without angle brackets. */
  | 'bare-address'
  /** A URI that is none of SIP, SIPS and tel. */
  | 'other-uri'
  /** An attribute of the session description that nobody knows. */
  | 'unknown-attribute';

/** A definition of a body, whatever it is read to. */
export type AnyBody = Pick<BodyDefinition, 'type'>;

/** The kinds of things, and what a thing of each of them is. */
export interface Things {
  readonly fields: HeaderDefinition;
  readonly startLine: 'request' | 'response' | 'broken';
  readonly methods: string;
  readonly parts: AnyBody;
  readonly schemes: string;
  readonly uriParams: string;
  readonly attributes: string;
  readonly letters: string;
  readonly protos: string;
  readonly signs: string | RegExp;
  readonly traits: Trait;
}

const noLines: readonly SdpLine[] = [];

/** Gives each thing that is spoken of a number, and marks the numbers of those that a block has. */
export class Topics {
  readonly #numbers: { readonly [Kind in keyof Things]: Map<Things[Kind], number> } = {
    fields: new Map(),
    startLine: new Map(),
    methods: new Map(),
    parts: new Map(),
    schemes: new Map(),
    uriParams: new Map(),
    attributes: new Map(),
    letters: new Map(),
    protos: new Map(),
    signs: new Map(),
    traits: new Map(),
  };
  #marks = new Uint8Array(0);

  numberOf<Kind extends keyof Things>(kind: Kind, thing: Things[Kind]): number {
    const numbers: Map<Things[Kind], number> = this.#numbers[kind];
    const known = numbers.get(thing);
    if (known !== undefined) return known;
    const number = this.#marks.length;
    numbers.set(thing, number);
    this.#marks = new Uint8Array(number + 1);
    return number;
  }

  /** One at the number of each thing that the block has, or only a part of its text; valid until another block is asked about. */
  marksOf(block: Block, text: string): Uint8Array {
    const { message, preamble } = block;
    this.#marks.fill(0);
    for (const [sign, number] of this.#numbers.signs) {
      if (typeof sign === 'string' ? text.includes(sign) : sign.test(text)) this.#marks[number] = 1;
    }
    if (preamble.length > 0) this.#markTrait('preamble');
    if (text.includes('[Page ')) this.#markTrait('page-break');
    if (message !== undefined) this.#markMessage(block, message);
    return this.#marks;
  }

  #markMessage(block: Block, message: Message): void {
    this.#markTrait('message');
    this.#mark(this.#numbers.startLine.get(message.startLine.kind));
    if (!isUsual(message)) this.#markTrait('unusual-start-line');
    this.#mark(this.#numbers.methods.get(methodOf(message) ?? ''));
    this.#markFields(message);
    this.#markUris(message);
    if (message.body === undefined || !/\S/u.test(message.body.text)) return;
    this.#markTrait('body');
    this.#markParts(block);
  }

  #markFields(message: Message): void {
    const readings = readingsOf(message);
    for (const { definition } of readings) this.#mark(this.#numbers.fields.get(definition));
    if (readings.length > definitionsIn(message).size) this.#markTrait('repeated-field');
    if (readings.length < message.head.length) this.#markTrait('unknown-line');
  }

  #markUris(message: Message): void {
    const requestUri = requestUriOf(message);
    if (requestUri !== undefined) this.#markUri(requestUri);
    for (const { address } of addressesOf(message)) {
      if (address.address.kind === 'addr-spec') this.#markTrait('bare-address');
      this.#markUri(address.address.uri);
    }
  }

  #markUri(uri: Uri): void {
    this.#mark(this.#numbers.schemes.get(schemeOf(uri)));
    if (uri.kind === 'absolute-uri') {
      this.#markTrait('other-uri');
      return;
    }
    for (const { name } of uri.params) this.#mark(this.#numbers.uriParams.get(name.text.toLowerCase()));
  }

  #markParts(block: Block): void {
    for (const part of partsOf(block)) {
      if (part.definition !== undefined) this.#mark(this.#numbers.parts.get(part.definition));
      for (const line of treeIn(part, sdp)?.lines ?? noLines) this.#markLine(line);
    }
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
    if (number !== undefined) this.#marks[number] = 1;
  }
}
