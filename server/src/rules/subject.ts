/** What a rule can be about. */

import type { BodyDefinition } from '../sip/bodies/body.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import type { Trait } from './traits.ts';

/** A definition of a body, whatever it is read to. */
export type AnyBody = Pick<BodyDefinition, 'type'>;

/** All of what is named must be there; of a list one thing is enough. */
export interface Subject {
  /** Header fields, well-formed or not. */
  readonly fields?: readonly HeaderDefinition[];
  /** A header field of which there is none, for rules about what is missing. */
  readonly without?: HeaderDefinition;
  readonly startLine?: 'request' | 'response' | 'broken';
  /** Methods of which it is a request. */
  readonly methods?: readonly string[];
  /** Something that is not blank stands below the empty line. */
  readonly body?: true;
  /** What the body, or a part of it, was read as. */
  readonly parts?: readonly AnyBody[];
  /** Schemes, in lower case, of the Request-URI and of addresses. */
  readonly schemes?: readonly string[];
  /** Parameters, in lower case, of the Request-URI and of the URIs of addresses. */
  readonly uriParams?: readonly string[];
  /** Parameters, in lower case, of header fields. */
  readonly params?: readonly string[];
  /** Attributes of the session description. */
  readonly attributes?: readonly string[];
  /** Letters of its other lines. */
  readonly letters?: readonly string[];
  /** What its streams go over, in capitals. */
  readonly protos?: readonly string[];
  /** What stands anywhere in the text of the block; looked for where all else is there. A string costs next to nothing; a pattern as much as a rule. */
  readonly signs?: readonly (string | RegExp)[];
  readonly traits?: readonly Trait[];
}
