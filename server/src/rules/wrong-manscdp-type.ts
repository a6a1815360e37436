/** A command of GB/T 28181 whose Content-Type is another. */

import { ContentType } from '../sip/headers/content-type.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { commandIn } from './common/manscdp.ts';
import { camera, withBody } from './common/surveillance.ts';
import { defineRule } from './rule.ts';

const type = 'Application/MANSCDP+xml';

const keepalive = `<?xml version="1.0" encoding="GB2312"?>
<Notify>
<CmdType>Keepalive</CmdType>
<SN>43</SN>
<DeviceID>${camera}</DeviceID>
<Status>OK</Status>
</Notify>
`;

export default defineRule({
  name: 'wrong-manscdp-type',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [withBody('MESSAGE', type, keepalive)],
    bad: [
      marked(
        withBody('MESSAGE', '«application/xml»', keepalive),
        'The Content-Type of a command is Application/MANSCDP+xml',
      ),
    ],
  },
  about: { fields: [ContentType] },
  checkMessage(message, report) {
    const field = fieldsOf(message, ContentType)[0];
    if (field === undefined || isTemplated(field.value)) return;
    const isRight = /^application\s*\/\s*manscdp\+xml\s*(?:;|$)/iu.test(field.value.text);
    if (isRight || commandIn(message) === undefined) return;
    report(field.value, { args: { type }, fixes: [guess('replace', replaceBy(field.value, type), { type })] });
  },
});
