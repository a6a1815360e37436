/** What each rule is for, in the English texts of the manifest. */

import { withRules } from '../manifest-texts.ts';

export const path = 'package.nls.json';

export function content(): string {
  return withRules(path, 'en');
}
