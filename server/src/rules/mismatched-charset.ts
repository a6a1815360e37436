/** Text that says it is in one charset and is sent in another, so that receivers read other characters. */

import type { Part } from '../sip/bodies/body.ts';
import { treeIn } from '../sip/bodies/index.ts';
import { xml } from '../sip/bodies/xml.ts';
import { charsetOf } from '../sip/encoding.ts';
import type { Token } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { paramNamed } from '../sip/values/params.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { bodyExample, keepingLength, partsIn } from './common/parts.ts';
import { type Context, defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'mismatched-charset',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §7.4.1',
  examples: {
    good: [
      bodyExample('text/plain;charset=utf-8', 'Grüße'),
      bodyExample('text/plain', 'Grüße'),
      bodyExample('text/plain;charset=iso-8859-1', 'Hello'),
      bodyExample('application/xml', '<?xml version="1.0" encoding="UTF-8"?><a>Grüße</a>'),
    ],
    bad: [
      bodyExample(
        'text/plain;charset=ISO-8859-1\n                                 ^^^^^^^^^^ This text says that it is in ISO-8859-1, but it is sent in utf-8',
        'Grüße',
      ),
      bodyExample(
        'application/xml',
        '<?xml version="1.0" encoding="GB2312"?>\n                              ^^^^^^ This text says that it is in GB2312, but it is sent in utf-8',
        '<Name>前门</Name>',
      ),
    ],
  },
  about: { body: true, traits: ['unusual-character'] },
  checkBlock(block, report, context) {
    for (const part of partsIn(block)) {
      const said = saidBy(part);
      if (said === undefined || isSame(said.text, context.charset) || !holdsMore(part)) continue;
      reportCharset(block, said, report, context);
    }
  },
});

/** RFC 3261 §7.4.1: text is in UTF-8 where it says nothing else; of XML its declaration tells. */
function saidBy(part: Part): Token | undefined {
  const encoding = treeIn(part, xml)?.encoding;
  if (encoding !== undefined) return encoding;
  if (!part.type.startsWith('text/') && !part.type.endsWith('+xml')) return undefined;
  const value = paramNamed(part.mediaType?.params ?? [], 'charset')?.value;
  return value === undefined || value.content.includes('{{')
    ? undefined
    : { start: value.start, end: value.end, text: value.content };
}

function reportCharset(block: Block, said: Token, report: Report, context: Context): void {
  const { charset } = context;
  const isQuoted = block.text.charAt(said.start) === '"';
  const edits = keepingLength(block, context, replaceBy(said, isQuoted ? `"${charset}"` : charset));
  report(said, { args: { said: said.text, charset }, fixes: [guess('replace', edits, { charset })] });
}

/** What GB 2312 has, GBK and GB 18030 have in the same bytes. */
const chinese: readonly string[] = ['gb2312', 'gbk', 'gb18030', 'cp936'];

function isSame(said: string, sent: string): boolean {
  const [one, other] = [charsetOf(said), charsetOf(sent)];
  return one === other || (chinese.includes(one) && chinese.includes(other));
}

/** ASCII is the same in all charsets that SIP can be sent in. */
function holdsMore({ source, start, end }: Part): boolean {
  for (let at: number = start; at < end; at += 1) if (source.charCodeAt(at) > 0x7f) return true;
  return false;
}
