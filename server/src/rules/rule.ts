/** What a rule is. One rule, one file beside this one; `npm run generate` collects them in `index.ts` and in docs/rules.md. */

import type { Severity } from '../sip/problem.ts';
import type { Block, Message } from '../sip/syntax/tree.ts';
import type { Call, Part } from './calls.ts';
import type { CheckedSdp } from './common/sdp.ts';
import type { Context } from './context.ts';
import type { FileView } from './file-view.ts';
import type { Report } from './report.ts';
import type { Subject } from './subject.ts';
import type { Summary } from './summary.ts';

/** What a check is given and says goes by these. */
export type { Context } from './context.ts';
export type { Details, Report } from './report.ts';

/** Why a rule stands: the RFC demands it, the RFC recommends it, real stacks demand it, or the file format does. */
export type Basis = 'must' | 'should' | 'interop' | 'format';

/** The SIP of a kind of network, which asks more of a message than everybody does. */
export type SpecialProfile = 'ims' | 'gb28181';

/** What a message is held to; profiles.ts says which rules count in each. */
export type ProfileName = 'must' | 'rfc' | 'interop' | SpecialProfile | 'all';

export interface Rule {
  /** The file's name; names the fault and reads after "lint off". Stable once released. */
  readonly name: string;
  readonly severity: Severity;
  readonly basis: Basis;
  /** The special profile to which the rule belongs; it says nothing of messages in others. */
  readonly profile?: SpecialProfile;
  /** How strictly a profile takes what the rule finds, by the key of the sentence (`what` where there is one only), where that is not as everywhere. */
  readonly inProfile?: { readonly [name in ProfileName]?: Readonly<Record<string, Severity | 'off'>> };
  /** Where it is written, as `RFC 3261 §8.1.1.5`; of the file format, `docs/format.md#…`. */
  readonly spec: string;
  /**
   * Texts that must be silent and texts that must be reported, run as tests and printed in the manual.
   * Header lines are put into the smallest whole request; a text with a start line stands for itself.
   * A line of `^^^ words` labels the line above: the span and the English sentence that are reported.
   */
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] };
  /** Rules whose problems in the same block are but consequences of this one's. */
  readonly hides?: readonly string[];
  /** What it is about, of several things one; on a message without that the three checks below are not run. A test holds that they would have nothing to say. */
  readonly about?: Subject | readonly Subject[];
  /** What one message can tell. Sees well-formed values only: malformed ones have been reported by their reader. A rule without any check is reported by those readers. */
  readonly checkMessage?: (message: Message, report: Report, context: Context) => void;
  /** What one block can tell, with or without a message: preamble, templates, excerpts. */
  readonly checkBlock?: (block: Block, report: Report, context: Context) => void;
  /** What the session description of a block can tell; is not asked where there is none. */
  readonly checkSdp?: (sdp: CheckedSdp, report: Report) => void;
  /** What only the whole file and what surrounds it can tell of a block. */
  readonly checkFile?: (summary: Summary, report: Report, file: FileView) => void;
  /** What the other messages with its Call-ID tell of a message; is not asked where there are none. */
  readonly checkCall?: (part: Part, report: Report, call: Call) => void;
}

/** A rule as it is; exists so that a rule file is checked where it is written. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
