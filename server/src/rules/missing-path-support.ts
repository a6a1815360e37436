/** A device that registers in IMS without saying that its registrar may remember the way. */

import { Supported } from '../sip/headers/supported.ts';
import { startLineMarked } from './common/examples.ts';
import { safeFix } from './common/fixes.ts';
import { deviceRegister, isDeviceRegister } from './common/ims.ts';
import { addTag, mayList } from './common/option-tags.ts';
import { startLineSpan } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-path-support',
  severity: 'warning',
  basis: 'must',
  profile: 'ims',
  spec: '3GPP TS 24.229',
  examples: {
    good: [deviceRegister('Supported: gruu, path')],
    bad: [startLineMarked('path is missing in Supported', deviceRegister('Supported: gruu').split('\n'))],
  },
  about: { methods: ['REGISTER'] },
  checkMessage(message, report) {
    if (!isDeviceRegister(message) || mayList(message, Supported, 'path')) return;
    report(startLineSpan(message), { fixes: [safeFix('add', addTag(message, Supported, 'path'))] });
  },
});
