/** Where a name under the cursor gets its meaning: the line that sets a variable, or the block that is called so. */

import { defaultsFor, directiveNamed, namesBlock } from '../sip/directives/read.ts';
import type { BlockOffset, Span } from '../sip/span.ts';
import { elementAt } from '../sip/syntax/at.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { scopeOf } from '../sip/variables.ts';
import type { Surroundings } from './describe.ts';
import { subjectAt } from './subject.ts';

export type Definition =
  | { readonly kind: 'variable'; readonly block: Block; readonly span: Span }
  /** Whoever knows the file finds the block. */
  | { readonly kind: 'block'; readonly name: string };

export function definitionAt(around: Surroundings, offset: BlockOffset): Definition | undefined {
  const subject = subjectAt(around.block, offset);
  if (subject?.kind === 'variable') return variableNamed(subject.name, around);
  if (subject?.kind === 'reference') return { kind: 'block', name: subject.reference.block };
  const element = elementAt(around.block, offset);
  if (element.part !== 'directive-value') return undefined;
  const key = directiveNamed(element.line.key.text)?.key ?? '';
  return namesBlock.has(key) ? { kind: 'block', name: element.token.text } : undefined;
}

/** The nearest setting counts, of several the last: as the message itself is made. */
function variableNamed(name: string, { block, defaults }: Surroundings): Definition | undefined {
  const setter = [...defaultsFor(block, defaults), block].findLast((each) => scopeOf(each).own.has(name));
  const line = setter?.preamble.findLast((each) => each.kind === 'variable' && each.name.text === name);
  if (setter === undefined || line?.kind !== 'variable') return undefined;
  return { kind: 'variable', block: setter, span: line.name };
}
