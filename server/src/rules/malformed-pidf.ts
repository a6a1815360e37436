/** A presence document whose values are none that PIDF has: a status, a priority, a time, the name of a tuple. */

import { xml } from '../sip/bodies/xml.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { bodyExample, isDone, partsReadAs } from './common/parts.ts';
import { elementsIn, type XmlElement } from './common/xml-elements.ts';
import { defineRule, type Report } from './rule.ts';

const type = 'application/pidf+xml';
const root = '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:bob@example.com">';
const example = (...lines: readonly string[]): string => bodyExample(type, root, ...lines, '</presence>');

export default defineRule({
  name: 'malformed-pidf',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3863 §4.1',
  examples: {
    good: [
      example(
        '<tuple id="a">',
        '<status><basic>open</basic></status>',
        '<contact priority="0.8">sip:bob@client.example.com</contact>',
        '<timestamp>2026-11-27T14:00:00.5+08:00</timestamp>',
        '</tuple>',
      ),
      example('<tuple id="{{id}}">', '<status><basic>{{status}}</basic></status>', '</tuple>'),
    ],
    bad: [
      example(
        '<tuple id="a">',
        '<status><basic>online</basic></status>\n               ^^^^^^ online is no status: that is open or closed',
        '</tuple>',
      ),
      example('<tuple>\n ^^^^^ A tuple needs an id', '<status><basic>open</basic></status>', '</tuple>'),
      example(
        '<tuple id="a"><status/></tuple>',
        '<tuple id="a"><status/></tuple>\n           ^ Another tuple has the id a as well',
      ),
      example('<tuple id="a">\n ^^^^^ A tuple needs a status', '</tuple>'),
      example(
        '<tuple id="a"><status/>',
        '<contact priority="8">sip:bob@client.example.com</contact>\n                   ^ priority is a number from 0 to 1 with at most three decimals',
        '<timestamp>2026-11-27 14:00</timestamp>\n           ^^^^^^^^^^^^^^^^ A time is written as in 2026-11-27T14:00:00Z',
        '</tuple>',
      ),
    ],
  },
  about: { parts: [xml] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, xml)) {
      if (part.type !== type || tree.root?.local !== 'presence' || !isDone(block, part, context)) continue;
      const all = elementsIn(part.source, tree);
      const own = all.filter(({ prefix }) => prefix === all[0]?.prefix);
      checkTuples(own, report);
      for (const element of own) checkValue(element, report);
    }
  },
});

function checkTuples(elements: readonly XmlElement[], report: Report): void {
  const seen = new Set<string>();
  for (const element of elements) {
    if (element.local !== 'tuple') continue;
    const id = element.attributes.get('id');
    if (id === undefined) report(element.name, { what: 'no-id', spec: 'RFC 3863 §4.1.2' });
    else if (!isTemplated(id)) {
      if (seen.has(id.text)) report(id, { what: 'same-id', args: { id: id.text }, spec: 'RFC 3863 §4.1.2' });
      seen.add(id.text);
    }
    const hasStatus = elements.some(({ local, parent }) => local === 'status' && parent === element);
    if (!hasStatus) report(element.name, { what: 'no-status', spec: 'RFC 3863 §4.1.2' });
  }
}

function checkValue({ local, parent, text, attributes }: XmlElement, report: Report): void {
  if (local === 'basic' && parent?.local === 'status') {
    if (!/^(?:open|closed)$/u.test(text.text) && !isTemplated(text))
      report(text.text === '' ? parent.name : text, { args: { status: text.text }, spec: 'RFC 3863 §4.1.4' });
  }
  const priority = local === 'contact' ? attributes.get('priority') : undefined;
  if (priority !== undefined && !isTemplated(priority) && !/^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/u.test(priority.text))
    report(priority, { what: 'priority', spec: 'RFC 3863 §4.1.5' });
  const isTime = local === 'timestamp' && parent?.local === 'tuple';
  if (
    isTime &&
    !isTemplated(text) &&
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/iu.test(text.text)
  )
    report(text.text === '' ? (parent?.name ?? text) : text, { what: 'time', spec: 'RFC 3863 §4.1.7' });
}
