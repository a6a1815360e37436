/** The To tag by which the responses of a call are told apart where it forks. */

import { CSeq } from '../../sip/headers/cseq.ts';
import { elementsOf } from '../refactor/new-block.ts';
import { visibleLine } from '../visible.ts';
import { wireBlock } from './next-step.ts';
import { tagOf } from './next-steps.ts';

/** Each To tag in the responses to an INVITE is a dialog of its own: RFC 3261 §12.1. Nothing of other responses, nor of those without one. */
export function forkTagOf(response: string): string | undefined {
  const block = wireBlock(response);
  if (block === undefined || !/\sINVITE$/u.test(elementsOf(block.message, CSeq)[0] ?? '')) return undefined;
  const tag = tagOf(block);
  return tag === '' ? undefined : visibleLine(tag, 32);
}
