/** An XML body whose root element lacks an attribute that its format demands, or has one with another word than it knows. */

import { rootTypeOf } from '../sip/bodies/xml/roots.ts';
import { xml } from '../sip/bodies/xml.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { bodyExample, isDone, partsReadAs } from './common/parts.ts';
import { elementsIn } from './common/xml-elements.ts';
import { defineRule } from './rule.ts';

const type = 'application/dialog-info+xml';
const namespace = 'xmlns="urn:ietf:params:xml:ns:dialog-info"';

export default defineRule({
  name: 'missing-xml-attribute',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4235 §4.1',
  examples: {
    good: [bodyExample(type, `<dialog-info ${namespace} version="0" state="full" entity="sip:bob@example.com"/>`)],
    bad: [
      bodyExample(
        type,
        `<dialog-info ${namespace} state="full" entity="sip:bob@example.com"/>\n ^^^^^^^^^^^ dialog-info needs the attribute version`,
      ),
      bodyExample(
        type,
        `<dialog-info ${namespace} version="0" state="all" entity="sip:bob@example.com"/>\n${' '.repeat(75)}^^^ all is no state: that is full or partial`,
      ),
    ],
  },
  about: { parts: [xml] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, xml)) {
      const expected = rootTypeOf(part.type);
      if (expected?.attributes === undefined || !isDone(block, part, context)) continue;
      const [root] = elementsIn(part.source, tree);
      if (root === undefined || !expected.roots.includes(root.local) || isTemplated(root.name)) continue;
      if (expected.namespace !== tree.root?.namespace) continue;
      const missing = expected.attributes.filter((name) => !root.attributes.has(name));
      const { spec } = expected;
      if (missing.length > 0) report(root.name, { args: { root: root.local, names: missing.join(', ') }, spec });
      const state = expected.attributes.includes('state') ? root.attributes.get('state') : undefined;
      if (state !== undefined && !isTemplated(state) && !/^(?:full|partial)$/u.test(state.text))
        report(state, { what: 'state', args: { state: state.text }, spec });
    }
  },
});
