/** What each rule is for, in the Chinese texts of the manifest. */

import { withRules } from '../manifest-texts.ts';

export const path = 'package.nls.zh-cn.json';

export function content(): string {
  return withRules(path, 'zh-cn');
}
