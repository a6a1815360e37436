/** What a block may have that rules ask for and that no word in it says. */

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
  /** A letter of another script, or a control character. */
  | 'unusual-character'
  /** A line of the head that is no header field with a name that is known. */
  | 'unknown-line'
  /** A header field that stands in several lines. */
  | 'repeated-field'
  /** An address without angle brackets. */
  | 'bare-address'
  /** A URI that is none of SIP, SIPS and tel. */
  | 'other-uri'
  /** A parameter of a header field or a SIP URI whose name nobody knows in this spelling, or whose value is not of its form. */
  | 'unusual-parameter'
  /** A port or a parameter in the URI of From or To. */
  | 'parted-identity'
  /** Nothing but blanks below the empty line, or no such line. */
  | 'no-body'
  /** One of the fields that all messages have is not there: Via, From, To, Call-ID, CSeq. */
  | 'lacks-core-field'
  /** A SIP URI, or a value, that is not as `usual.ts` has it. */
  | 'unusual-uri'
  | 'unusual-via'
  | 'several-vias'
  | 'untagged-from'
  | 'untagged-to'
  | 'unusual-cseq'
  | 'unusual-contact'
  | 'several-contacts'
  | 'unusual-max-forwards'
  /** A method or an option tag in a list that is not registered, or not for this place. */
  | 'unusual-token'
  /** A session description that is not as `usual-sdp.ts` has it. */
  | 'unusual-sdp'
  /** Formats, or attributes, that are not as `usual-streams.ts` has them. */
  | 'unusual-stream'
  /** An attribute of the session description that nobody knows. */
  | 'unknown-attribute'
  /** A body, or a part of one, that was not read as a session description. */
  | 'other-body'
  /** A body, or a part of one, whose media type has parameters. */
  | 'typed-by-parameter'
  /** A body with parts in it. */
  | 'inner-part';
