/** The index of what is said of vocabularies in Chinese. */

import { vocabularyTextsIndex } from '../vocabulary-texts.ts';

export const path = 'server/src/texts/zh-cn/vocabularies/index.ts';

export function content(): string {
  return vocabularyTextsIndex('zh-cn', '各词汇表的说明，按名称。由 `npm run generate` 生成，请勿编辑。');
}
