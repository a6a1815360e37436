/** Entries of History-Info whose indexes are no tree that is told from its root on, or that refer to an entry that is not there. */

import { HistoryInfo } from '../sip/headers/history-info.ts';
import type { Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { type Params, paramNamed } from '../sip/values/params.ts';
import { readingsBy, valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { defineRule, type Report } from './rule.ts';

const entry = (user: string, index: string): string => `History-Info: <sip:${user}@example.com>;index=${index}`;

/** RFC 7044 §5: how the target of an entry was found, of which there is one way. */
const ways = ['rc', 'mp', 'np'];

export default defineRule({
  name: 'misplaced-history-index',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 7044 §10.3',
  examples: {
    good: [
      requestWith(
        'INVITE',
        entry('a', '1'),
        entry('b', '1.1;rc=1'),
        entry('c', '1.2;mp=1'),
        entry('d', '1.2.1;np=1.2'),
      ),
      // A 0 stands for an entry that somebody on the way did not add.
      requestWith('INVITE', entry('a', '1'), entry('b', '1.0.1')),
      requestWith('INVITE', 'History-Info: <sip:a@example.com>;index={{index}}, <sip:b@example.com>;index=7'),
    ],
    bad: [
      marked(requestWith('INVITE', entry('a', '«2»')), 'The first index is 1'),
      marked(
        requestWith('INVITE', entry('a', '1'), entry('b', '1.2'), entry('c', '«1.1»')),
        'The entry 1.1 has to stand before 1.2',
      ),
      marked(requestWith('INVITE', entry('a', '1'), entry('b', '«1.1.1»')), 'No entry 1.1 stands above this one'),
      marked(requestWith('INVITE', entry('a', '1'), entry('b', '1.1;rc=«1.5»')), 'No entry has the index 1.5'),
      marked(
        requestWith('INVITE', entry('a', '1'), entry('b', '1.1;rc=1;«mp»=1')),
        'An entry has one of rc, mp and np alone',
      ),
    ],
  },
  about: { fields: [HistoryInfo] },
  checkMessage(message, report) {
    const entries = valuesOf(message, HistoryInfo);
    const isKnown = readingsBy(message, HistoryInfo).every(
      ({ failures, templated }) => !templated && failures.length === 0,
    );
    if (!isKnown) return;
    const indexes = entries.map(({ params }) => paramNamed(params, 'index')?.value);
    for (const { params } of entries) checkWays(params, indexes, report);
    checkTree(indexes, report);
  },
});

function checkWays(params: Params, indexes: readonly (Token | undefined)[], report: Report): void {
  const [first, second] = params.filter(({ name }) => ways.includes(name.text.toLowerCase()));
  if (second !== undefined) report(second.name, { what: 'several' });
  const origin = first?.value;
  if (origin === undefined || isTemplated(origin) || !isIndex(origin.text)) return;
  if (!indexes.some((index) => index?.text === origin.text))
    report(origin, { what: 'unknown', args: { index: origin.text } });
}

function checkTree(indexes: readonly (Token | undefined)[], report: Report): void {
  const seen = new Set<string>();
  let last: Token | undefined;
  for (const index of indexes) {
    // What has no index, or none that can be read, has been reported.
    if (index === undefined || !isIndex(index.text)) return;
    const parent = index.text.replace(/(?:^|\.)\d+$/u, '');
    if (last === undefined && index.text !== '1') {
      report(index, { what: 'first' });
      return;
    }
    if (last !== undefined && isBefore(index.text, last.text))
      report(index, { what: 'order', args: { index: index.text, last: last.text } });
    else if (parent !== '' && !seen.has(parent) && !/(?:^|\.)0(?:\.|$)/u.test(index.text))
      report(index, { what: 'orphan', args: { parent } });
    seen.add(index.text);
    last = index;
  }
}

function isIndex(text: string): boolean {
  return /^\d+(?:\.\d+)*$/u.test(text);
}

/** RFC 7044 §10.3: entries stand in the preorder of the tree. */
function isBefore(one: string, other: string): boolean {
  const left = one.split('.').map(Number);
  const right = other.split('.').map(Number);
  for (const [at, number] of left.entries()) {
    const against = right[at];
    if (against === undefined) return false;
    if (number !== against) return number < against;
  }
  return left.length < right.length;
}
