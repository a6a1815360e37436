/** Two parts of a body with the same name, of which nobody can tell which one is meant. */

import { contentIdsOf } from '../sip/bodies/content-ids.ts';
import { multipart } from '../sip/bodies/multipart.ts';
import { bodyExample } from './common/parts.ts';
import { defineRule } from './rule.ts';

const part = (id: string): string[] => ['--b1', `Content-ID: <${id}@example.com>`, '', 'Hello.'];

export default defineRule({
  name: 'duplicate-content-id',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 2045 §7',
  examples: {
    good: [bodyExample('multipart/mixed;boundary=b1', ...part('1'), ...part('2'), '--b1--')],
    bad: [
      bodyExample(
        'multipart/mixed;boundary=b1',
        ...part('1'),
        '--b1',
        'Content-ID: <1@example.com>\n             ^^^^^^^^^^^^^ Another part has the Content-ID 1@example.com as well',
        '',
        'Hello.',
        '--b1--',
      ),
    ],
  },
  about: { parts: [multipart] },
  checkBlock(block, report) {
    if (block.message?.body === undefined) return;
    const ids = new Set<string>();
    for (const { id, isDefinition, start, end } of contentIdsOf(block)) {
      if (!isDefinition) continue;
      if (ids.has(id)) report({ start, end }, { args: { id } });
      ids.add(id);
    }
  },
});
