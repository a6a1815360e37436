/** Switches a rule off for a block: `# @lint off rule`, added to the line that is there or as one of its own. */

import { directivesNamed } from '../sip/directives/read.ts';
import type { Edit } from '../sip/problem.ts';
import { insert, lineEndOf } from '../sip/syntax/edit.ts';
import type { Block } from '../sip/syntax/tree.ts';

export function switchOff(block: Block, rule: string): Edit | undefined {
  const { message } = block;
  if (message === undefined) return undefined;
  const line = directivesNamed(block, 'lint').find(({ value }) => /^off\s+\S/iu.test(value.text));
  if (line !== undefined) return insert(line.value.end, ` ${rule}`);
  return insert(message.start, `# @lint off ${rule}${lineEndOf(message)}`);
}
