/** A boundary that is no legal one, or that cannot be told from the one around it. */

import type { Part } from '../sip/bodies/body.ts';
import { legalBoundary, type Multipart, multipart } from '../sip/bodies/multipart.ts';
import type { ParamValue } from '../sip/values/params.ts';
import { paramNamed } from '../sip/values/params.ts';
import { bodyExample, partsReadAs } from './common/parts.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'malformed-boundary',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 2046 §5.1.1',
  examples: {
    good: [
      bodyExample('multipart/mixed;boundary="a =b"', '--a =b', '', 'Hello.', '--a =b--'),
      bodyExample(
        'multipart/mixed;boundary=b1',
        '--b1',
        'Content-Type: multipart/mixed;boundary=b2',
        '',
        '--b2',
        '',
        'Hello.',
        '--b2--',
        '--b1--',
      ),
    ],
    bad: [
      bodyExample(
        'multipart/mixed;boundary=""\n                                       ^^ The boundary is empty',
        '--',
        '',
        'Hello.',
        '----',
      ),
      bodyExample(
        'multipart/mixed;boundary="a "\n                                       ^^^^ The boundary ends with a blank, which many programs take away',
        '--a ',
        '',
        'Hello.',
        '--a --',
      ),
      bodyExample(
        'multipart/mixed;boundary=a*b\n                                       ^^^ There is no * in a boundary',
        '--a*b',
        '',
        'Hello.',
        '--a*b--',
      ),
      bodyExample(
        'multipart/mixed;boundary=b',
        '--b',
        'Content-Type: multipart/mixed;boundary=b2\n                                       ^^ The boundary begins with that of the body around it, b: its delimiters may be taken for those',
        '',
        '--b2',
        '',
        'Hello.',
        '--b2--',
        '--b--',
      ),
    ],
  },
  about: { parts: [multipart] },
  checkBlock(block, report) {
    const around: Multipart[] = [];
    for (const { part, tree } of partsReadAs(block, multipart)) {
      while (around.length > 0 && (around.at(-1)?.end ?? 0) <= part.start) around.pop();
      const value = paramNamed(part.mediaType?.params ?? [], 'boundary')?.value;
      if (value !== undefined && !value.text.includes('{{')) checkValue(part, value, around, report);
      around.push(tree);
    }
  },
});

function checkValue(part: Part, value: ParamValue, around: readonly Multipart[], report: Report): void {
  const { content } = value;
  // RFC 2046 §5.1.1: receivers may compare but the beginning of a line.
  const outer = around.find(({ boundary = '' }) => boundary !== '' && content.startsWith(boundary))?.boundary;
  if (content === '') report(value, { what: 'empty', severity: 'error', covers: part });
  else if (outer !== undefined) report(value, { what: 'nested', args: { outer } });
  else if (/[ \t]$/u.test(content)) report(value, { what: 'blank', covers: value });
  else if (content.length > 70) report(value, { what: 'long', args: { length: content.length } });
  else if (!legalBoundary.test(content)) {
    const [character = ''] = /[^\w'()+,\-./:=? ]/u.exec(content) ?? [];
    report(value, { args: { character } });
  }
}
