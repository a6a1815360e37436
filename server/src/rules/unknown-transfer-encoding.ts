/** A transfer encoding that nobody knows, or one that must not stand around parts. */

import { transferEncodingOf } from '../sip/bodies/index.ts';
import { nearest } from '../sip/nearest.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { bodyExample, keepingLength, partsIn } from './common/parts.ts';
import { defineRule } from './rule.ts';

const encodings = ['7bit', '8bit', 'binary', 'quoted-printable', 'base64'];

function withEncoding(encoding: string, type = 'text/plain'): string {
  return bodyExample(
    'multipart/mixed;boundary=b1',
    '--b1',
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    'SGVsbG8u',
    '--b1--',
  );
}

export default defineRule({
  name: 'unknown-transfer-encoding',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 2045 §6.1',
  examples: {
    good: [withEncoding('base64'), withEncoding('BINARY'), withEncoding('x-ours')],
    bad: [
      withEncoding(
        'base-64\n                           ^^^^^^^ The transfer encoding base-64 is not known; there are 7bit, 8bit, binary, quoted-printable, base64',
      ),
      withEncoding(
        'base64\n                           ^^^^^^ A body of several parts must not be encoded as a whole: its parts are',
        'multipart/mixed;boundary=b2',
      ),
    ],
  },
  about: [{ body: true, traits: ['unknown-line'] }, { traits: ['inner-part'] }],
  checkBlock(block, report, context) {
    for (const part of partsIn(block)) {
      const field = transferEncodingOf(part);
      if (field === undefined || field.value.text === '' || field.value.text.includes('{{')) continue;
      const { value } = field;
      const encoding = value.text.toLowerCase();
      if (part.type.startsWith('multipart/') && (encoding === 'base64' || encoding === 'quoted-printable')) {
        report(value, { what: 'composite', spec: 'RFC 2045 §6.4', severity: 'error' });
      } else if (!encodings.includes(encoding) && !encoding.startsWith('x-')) {
        const near = nearest(encoding, encodings);
        const edits = near === undefined ? [] : keepingLength(block, context, replaceBy(value, near));
        const fixes = near === undefined ? [] : [guess('replace', edits, { encoding: near })];
        report(value, { args: { encoding: value.text, known: encodings.join(', ') }, fixes });
      }
    }
  },
});
