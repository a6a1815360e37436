/** A location in a presence document that lacks the rules for its use, or does not say by which system its place is counted. */

import { xml } from '../sip/bodies/xml.ts';
import { bodyExample, isDone, partsReadAs } from './common/parts.ts';
import { elementsIn, type XmlElement } from './common/xml-elements.ts';
import { defineRule, type Report } from './rule.ts';

const type = 'application/pidf+xml';
const root =
  '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" xmlns:gml="http://www.opengis.net/gml" entity="sip:bob@example.com">';

function example(point: string, rules = '<gp:usage-rules/>', opening = '<gp:geopriv>'): string {
  return bodyExample(
    type,
    root,
    '<tuple id="a"><status>',
    opening,
    '<gp:location-info>',
    point,
    '<gml:pos>42.5463 -73.2512</gml:pos></gml:Point></gp:location-info>',
    ...(rules === '' ? [] : [rules]),
    '</gp:geopriv></status></tuple></presence>',
  );
}

/** RFC 5491 §5: the shapes of places, of which the outermost says how it is counted. */
const shapes: ReadonlySet<string> = new Set([
  'Point',
  'Polygon',
  'Circle',
  'Ellipse',
  'ArcBand',
  'Sphere',
  'Ellipsoid',
  'Prism',
]);

const plain = '<gml:Point srsName="urn:ogc:def:crs:EPSG::4326">';

export default defineRule({
  name: 'incomplete-location',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4119 §2.2.2',
  examples: {
    good: [example(plain), example('<gml:Point srsName="{{system}}">')],
    bad: [
      example(plain, '', '<gp:geopriv>\n ^^^^^^^^^^ A location needs the element usage-rules, which may be empty'),
      example('<gml:Point>\n ^^^^^^^^^ Without srsName nobody knows by which system these coordinates are counted'),
      example(
        '<gml:Point srsName="urn:ogc:def:crs:EPSG:4326">\n                    ^^^^^^^^^^^^^^^^^^^^^^^^^ The system is named by urn:ogc:def:crs:EPSG::4326, with height by urn:ogc:def:crs:EPSG::4979',
      ),
    ],
  },
  about: { parts: [xml], signs: ['geopriv'] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, xml)) {
      if (part.type !== type || !isDone(block, part, context)) continue;
      const elements = elementsIn(part.source, tree);
      for (const element of elements) {
        if (element.local === 'geopriv') checkRules(element, elements, report);
        if (element.parent?.local === 'location-info' && shapes.has(element.local)) checkSystem(element, report);
      }
    }
  },
});

function checkRules(element: XmlElement, elements: readonly XmlElement[], report: Report): void {
  const hasRules = elements.some(({ local, parent }) => parent === element && local === 'usage-rules');
  if (!hasRules) report(element.name);
}

/** RFC 5491 §5: the systems of GPS, and no other way to write them. Others, and the older names of RFC 4119, may be meant. */
function checkSystem({ name, attributes }: XmlElement, report: Report): void {
  const system = attributes.get('srsName');
  if (system === undefined) report(name, { what: 'no-system', spec: 'RFC 5491 §5' });
  else if (/^(?:urn:ogc:def:crs:)?EPSG:{1,2}(?:4326|4979)$/iu.test(system.text) && !system.text.includes('::'))
    report(system, { what: 'system', spec: 'RFC 5491 §5' });
}
