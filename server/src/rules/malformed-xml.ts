/** XML that is not well-formed: no receiver reads any of it. */

import type { Part } from '../sip/bodies/body.ts';
import { type Xml, type XmlFault, xml } from '../sip/bodies/xml.ts';
import type { Edit, Fix } from '../sip/problem.ts';
import { spanOf } from '../sip/span.ts';
import { insert, replace } from '../sip/syntax/edit.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { guess, remove, safeFix } from './common/fixes.ts';
import { bodyExample, isDone, keepingLength, partsReadAs } from './common/parts.ts';
import { type Context, defineRule } from './rule.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

export default defineRule({
  name: 'malformed-xml',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 7303',
  examples: {
    good: [
      bodyExample('application/xml', declaration, '<note to="{{user}}">', '  <text>a &amp; b</text>', '</note>'),
      bodyExample('application/xml', '<note>', '{{lines}}', '</note>'),
      bodyExample('application/xml', '{{document}}'),
    ],
    bad: [
      bodyExample(
        'application/xml',
        '<note>',
        '  <text>Hello.</texts>\n              ^^^^^^^^ The element text is still open: </text> has to come first',
        '</note>',
      ),
      bodyExample('application/xml', '<note>', '  <text>\n   ^^^^ The element text is never closed', '</note', '')
        .replace('</note\n', '  Hello.\n')
        .replace('Content-Length: 26', 'Content-Length: 28'),
      bodyExample('application/xml', '<note/>', '</note>\n^^^^^^^ No element note is open here'),
      bodyExample(
        'application/xml',
        '<note>a & b</note>\n        ^ & begins a reference here that there is not: on its own it is written &amp;',
      ),
      bodyExample(
        'application/xml',
        '<note>&nbsp;</note>\n      ^^^^^^ &nbsp; is not known: without a DTD there are but &lt; &gt; &amp; &apos; &quot; and numbers',
      ),
      bodyExample(
        'application/xml',
        '<note to=bob/>\n         ^ An attribute is written as name="value", with a space before it',
      ),
      bodyExample(
        'application/xml',
        '<note to="a" to="b"/>\n             ^^ The attribute to stands here a second time',
      ),
      bodyExample('application/xml', '<n:note/>\n ^ Nothing says which namespace the prefix n stands for'),
      bodyExample(
        'application/xml',
        '',
        `${declaration}\n^^^^^ The XML declaration stands behind something, but only the very beginning is its place`,
        '<note/>',
      ),
      bodyExample('application/xml', '<note/>', 'Hello.\n^^^^^^ Text stands outside of the root element'),
      bodyExample('application/xml', '<note/>', '<note/>\n ^^^^ A second root element begins here'),
      bodyExample('application/xml', '<!-- Hello.\n^^^^^^^^^^^ What begins here has no end', '<note/>'),
    ],
  },
  about: { parts: [xml] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, xml)) {
      const { fault } = tree;
      if (fault === undefined || fault.key === 'dtd' || isComing(block, part, fault, context)) continue;
      const { name } = fault;
      const fixes = fixesFor(block, part, tree, fault, context);
      report(spanOf(fault.start, fault.end), { what: wordsFor(fault), args: { name }, fixes });
    }
  },
});

/** While the body is being typed, what is open will be closed, and what stands last may still become something else. */
function isComing(block: Block, part: Part, { key, end }: XmlFault, context: Context): boolean {
  const isOpen = key === 'unclosed-tag' || key === 'unfinished' || key === 'no-root';
  const isLast = end === part.end && !key.endsWith('-tag');
  return (isOpen || isLast) && !isDone(block, part, context);
}

function wordsFor({ key, name }: XmlFault): string {
  if (key === 'mismatched-tag') return 'what';
  return key === 'bad-entity' && name.endsWith(';') ? 'unknown-entity' : key;
}

function fixesFor(block: Block, part: Part, tree: Xml, fault: XmlFault, context: Context): readonly Fix[] {
  const { key, name, start, end } = fault;
  const keeping = (edits: readonly Edit[]) => keepingLength(block, context, edits);
  if (key === 'mismatched-tag') {
    const closing = `</${name}>`;
    const written = block.text.slice(start + 2, end - 1).trim();
    const isMeant =
      written.toLowerCase() !== name.toLowerCase() && part.source.lastIndexOf(`<${written}`, start) >= tree.start;
    const edit = isMeant ? insert(start, closing) : replace({ start, end } as never, closing);
    return [guess(isMeant ? 'close' : 'replace', keeping([edit]), { closing })];
  }
  if (key === 'bad-entity' && !name.endsWith(';')) return [safeFix('escape', keeping([insert(start + 1, 'amp;')]))];
  if (key === 'late-declaration' && part.source.slice(tree.start, start).trim() === '') {
    return [safeFix('remove-blanks', keeping(remove(spanOf(tree.start, start))))];
  }
  return [];
}
