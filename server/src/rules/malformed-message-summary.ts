/** A message summary without its first line, or with a line that says no count. */

import type { Part } from '../sip/bodies/body.ts';
import { contextClasses, type MessageSummary, messageSummary } from '../sip/bodies/message-summary.ts';
import type { NamedLine } from '../sip/bodies/named-lines.ts';
import { nearest } from '../sip/nearest.ts';
import type { Token } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { guess, replaceBy, safeFix } from './common/fixes.ts';
import { bodyExample, isTyped, keepingLength, partsReadAs } from './common/parts.ts';
import { type Context, defineRule, type Report } from './rule.ts';

const type = 'application/simple-message-summary';

export default defineRule({
  name: 'malformed-message-summary',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3842 §5.2',
  examples: {
    good: [
      bodyExample(
        type,
        'Messages-Waiting: yes',
        'Message-Account: sip:alice@example.com',
        'Voice-Message: 4/8 (1/2)',
        '',
        'To: <sip:alice@example.com>',
      ),
      bodyExample(type, 'messages-waiting: NO', 'Fax-Message: {{new}}/{{old}}'),
    ],
    bad: [
      bodyExample(type, 'Voice-Message: 4/8\n^^^^^^^^^^^^^ The first line has to say Messages-Waiting: yes or no'),
      bodyExample(type, 'Messages-Waiting: 3\n                  ^ Messages-Waiting is yes or no'),
      bodyExample(
        type,
        'Messages-Waiting: yes',
        'Voice-Message: 4\n               ^ Counts are written as new/old, perhaps with urgent ones behind them, as in 4/8 (1/2)',
      ),
      bodyExample(
        type,
        'Messages-Waiting: yes',
        'Voicemail-Message: 4/8\n^^^^^^^^^^^^^^^^^ Messages of the kind Voicemail-Message are not counted here',
      ),
      bodyExample(
        type,
        'Messages-Waiting: yes',
        'Message-Account: alice\n                 ^^^^^ An account is named by a URI, as in sip:alice@example.com',
      ),
      bodyExample(
        type,
        'Messages-Waiting: yes',
        'Two new ones\n^^^^^^^^^^^^ A line of a message summary is a name, a colon and a value',
      ),
    ],
  },
  about: { parts: [messageSummary] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, messageSummary)) check({ block, part, context }, tree, report);
  },
});

interface Site {
  readonly block: Block;
  readonly part: Part;
  readonly context: Context;
}

function check(site: Site, { lines }: MessageSummary, report: Report): void {
  const { block, part, context } = site;
  const written = lines.filter(({ content }) => content.text !== '');
  for (const [index, line] of written.entries()) {
    if (/\{\{|^<@?[ \t]/u.test(line.content.text) || !isTyped(block, part, context, line)) continue;
    if (line.name === undefined || line.value === undefined) report(line.content, { what: 'line' });
    else if (index === 0) checkStatus(site, line.name, line.value, report);
    else if (line.name.text.toLowerCase() === 'message-account') checkAccount(line.value, report);
    else checkCounts(site, line, report);
  }
}

function checkStatus({ block, context }: Site, name: Token, value: Token, report: Report): void {
  if (name.text.toLowerCase() !== 'messages-waiting') {
    const word = 'Messages-Waiting';
    const isSlip = nearest(name.text, [word]) !== undefined;
    const edits = isSlip ? keepingLength(block, context, replaceBy(name, word)) : [];
    report(name, { fixes: isSlip ? [guess('replace', edits, { word })] : [] });
  } else if (!/^(?:yes|no)$/iu.test(value.text)) {
    const fixes = ['yes', 'no'].map((word) =>
      guess('replace', keepingLength(block, context, replaceBy(value, word)), { word }),
    );
    report(value, { what: 'status', fixes });
  }
}

/** RFC 3842 §5.2: Account-URI is a SIP URI, or another with a scheme. */
function checkAccount(value: Token, report: Report): void {
  if (value.text !== '' && !/^[a-z][\w+.-]*:\S+$/iu.test(value.text)) report(value, { what: 'account' });
}

/** RFC 3842 §5.2: new and old ones, and of these the urgent ones. */
function checkCounts({ block, context }: Site, { name, value }: NamedLine, report: Report): void {
  if (name === undefined || value === undefined) return;
  if (!contextClasses.has(name.text.toLowerCase())) {
    const near = nearest(name.text, contextClasses, 6);
    const fixes =
      near === undefined
        ? []
        : [guess('replace', keepingLength(block, context, replaceBy(name, near)), { word: near })];
    report(name, { what: 'class', args: { name: name.text }, severity: 'warning', fixes });
  } else if (!/^\d+[ \t]*\/[ \t]*\d+(?:[ \t]*\([ \t]*\d+[ \t]*\/[ \t]*\d+[ \t]*\))?$/u.test(value.text)) {
    const number = /^\d+$/u.exec(value.text)?.[0];
    const edits = number === undefined ? [] : keepingLength(block, context, replaceBy(value, `${number}/0`));
    report(value, {
      what: 'counts',
      fixes: number === undefined ? [] : [safeFix('replace', edits, { word: `${number}/0` })],
    });
  }
}
