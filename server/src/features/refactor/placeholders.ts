/** The placeholder of another program under the cursor as one of ours; all of a message are converted by the fix of the rule that finds them. */

import { placeholdersIn } from '../../rules/common/placeholders.ts';
import { touches } from '../../sip/span.ts';
import { replace } from '../../sip/syntax/edit.ts';
import { type Refactoring, type RefactoringPlace, rewriting } from './refactoring.ts';

export function placeholderRefactorings({
  block: { message, raw },
  selection,
}: RefactoringPlace): readonly Refactoring[] {
  if (message === undefined || raw) return [];
  const found = placeholdersIn(message.source, message).find((each) => touches(each, selection.start));
  if (found === undefined) return [];
  return rewriting('refactor-name', [replace(found, found.ours)], { before: found.written, after: found.ours });
}
