/** A block that waits for something to come to a user agent which is heard nowhere. */

import { directivesNamed } from '../sip/directives/read.ts';
import { insert } from '../sip/syntax/edit.ts';
import { guess } from './common/fixes.ts';
import { defineRule } from './rule.ts';

/** Beside 5060, where so many listen already. */
const place = '127.0.0.1:5070';

const waiting = '# @as bob\n# @recv INVITE\nSIP/2.0 200 OK';

export default defineRule({
  name: 'unheard-agent',
  severity: 'warning',
  basis: 'format',
  spec: 'docs/format.md#several-user-agents',
  examples: {
    good: [
      `# @as bob\n# @local 127.0.0.1:5070\n###\n${waiting}`,
      `# @local :{{port}}\n###\n${waiting}`,
      `# @as bob\nREGISTER sip:example.com SIP/2.0\n###\n${waiting}`,
      `# @import ./register.sip\n###\n${waiting}`,
    ],
    bad: [
      `# @as bob\n# @recv INVITE\n        ^^^^^^ Nothing can come to bob: no block has # @local with a port for it, and none sends a request of its own\nSIP/2.0 180 Ringing\n###\n${waiting}`,
      '# @local 127.0.0.1:0\n# @recv INVITE\n        ^^^^^^ Nothing can come here: no block has # @local with a port, and none sends a request\nSIP/2.0 180 Ringing\n###\n# @as alice\nINVITE sip:bob@127.0.0.1 SIP/2.0',
    ],
  },
  checkFile(summary, report, { waitsInVain }) {
    const { agent, awaited, block } = summary;
    if (awaited === undefined || !waitsInVain(summary)) return;
    const lineEnd = block.text.includes('\r\n') ? '\r\n' : '\n';
    const fixes = directivesNamed(block, 'recv')
      .slice(0, 1)
      .map(({ start }) => guess('listen', [insert(start, `# @local ${place}${lineEnd}`)], { place }));
    report(awaited, agent === '' ? { what: 'nameless', fixes } : { args: { agent }, fixes });
  },
});
