/** Which of the things that rules are about are there in a block: looked for once, for all rules. */

import type { BodyDefinition } from '../sip/bodies/body.ts';
import { partsOf, treeIn } from '../sip/bodies/index.ts';
import { isSdpField, type SdpLine, sdp } from '../sip/bodies/sdp.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import { headerNamed } from '../sip/headers/index.ts';
import type { Block, Message } from '../sip/syntax/tree.ts';
import type { Uri } from '../sip/values/uri.ts';
import { definitionsIn, requestUriOf } from '../sip/values-of.ts';
import { addressesOf } from './common/addresses.ts';
import { methodOf } from './common/start-lines.ts';

/** What a block may have beside what is written there word by word. */
export type Trait =
  /** Lines above the message. */
  | 'preamble'
  | 'message'
  /** Something below the empty line that is not blank. */
  | 'body'
  /** A line of the head that is no header field with a name that is known. */
  | 'unknown-line'
  /** A header field that stands in several lines. */
  | 'repeated-field'
  /** An address without angle brackets. */
  | 'bare-address'
  /** A URI that is none of SIP, SIPS and tel. */
  | 'other-uri';

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
  readonly signs: string | RegExp;
  readonly traits: Trait;
}

type Numbers = { readonly [Kind in keyof Things]: Map<Things[Kind], number> };

/** Gives each thing that is spoken of a number, and marks the numbers of those that a block has. */
export class Topics {
  readonly #numbers: Numbers = {
    fields: new Map(),
    startLine: new Map(),
    methods: new Map(),
    parts: new Map(),
    schemes: new Map(),
    uriParams: new Map(),
    attributes: new Map(),
    letters: new Map(),
    signs: new Map(),
    traits: new Map(),
  };
  #marks = new Uint8Array(0);
  #size = 0;

  numberOf<Kind extends keyof Things>(kind: Kind, thing: Things[Kind]): number {
    const numbers = this.#numbers[kind] as Map<Things[Kind], number>;
    const known = numbers.get(thing);
    if (known !== undefined) return known;
    numbers.set(thing, this.#size);
    this.#size += 1;
    this.#marks = new Uint8Array(this.#size);
    return this.#size - 1;
  }

  /** One at the number of each thing that the block has, or only a part of its text; valid until another block is asked about. */
  marksOf(block: Block, text: string): Uint8Array {
    this.#marks.fill(0);
    const { message, preamble } = block;
    if (preamble.length > 0) this.#mark('traits', 'preamble');
    for (const [sign, number] of this.#numbers.signs) {
      if (typeof sign === 'string' ? text.includes(sign) : sign.test(text)) this.#marks[number] = 1;
    }
    if (message !== undefined) this.#markMessage(block, message);
    return this.#marks;
  }

  #markMessage(block: Block, message: Message): void {
    this.#mark('traits', 'message');
    this.#mark('startLine', message.startLine.kind);
    this.#mark('methods', methodOf(message) ?? '');
    this.#markFields(message);
    this.#markUris(message);
    if (message.body === undefined || !/\S/u.test(message.body.text)) return;
    this.#mark('traits', 'body');
    this.#markParts(block);
  }

  #markFields(message: Message): void {
    const fields = definitionsIn(message);
    for (const [definition, readings] of fields) {
      this.#mark('fields', definition);
      if (readings.length > 1) this.#mark('traits', 'repeated-field');
    }
    for (const line of message.head) {
      if (line.kind !== 'field' || headerNamed(line.name.text) === undefined) this.#mark('traits', 'unknown-line');
    }
  }

  #markUris(message: Message): void {
    const requestUri = requestUriOf(message);
    if (requestUri !== undefined) this.#markUri(requestUri);
    for (const { address } of addressesOf(message)) {
      if (address.address.kind === 'addr-spec') this.#mark('traits', 'bare-address');
      this.#markUri(address.address.uri);
    }
  }

  #markUri(uri: Uri): void {
    this.#mark('schemes', uri.scheme.text.toLowerCase());
    if (uri.kind === 'absolute-uri') {
      this.#mark('traits', 'other-uri');
      return;
    }
    for (const { name } of uri.params) this.#mark('uriParams', name.text.toLowerCase());
  }

  #markParts(block: Block): void {
    for (const part of partsOf(block)) {
      if (part.definition !== undefined) this.#mark('parts', part.definition);
      for (const line of treeIn(part, sdp)?.lines ?? []) this.#markLine(line);
    }
  }

  #markLine(line: SdpLine): void {
    if (line.kind === 'attribute') this.#mark('attributes', line.name.text);
    else if (isSdpField(line)) this.#mark('letters', line.letter.text);
  }

  #mark<Kind extends keyof Things>(kind: Kind, thing: Things[Kind]): void {
    const number = (this.#numbers[kind] as Map<Things[Kind], number>).get(thing);
    if (number !== undefined) this.#marks[number] = 1;
  }
}
