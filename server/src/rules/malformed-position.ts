/** A place on the earth that is not written as two or three numbers, or lies beyond the poles. */

import { xml } from '../sip/bodies/xml.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { bodyExample, isDone, partsReadAs } from './common/parts.ts';
import { elementsIn } from './common/xml-elements.ts';
import { defineRule } from './rule.ts';

const type = 'application/pidf+xml';
const example = (position: string): string =>
  bodyExample(
    type,
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" xmlns:gml="http://www.opengis.net/gml" entity="sip:bob@example.com">',
    '<tuple id="a"><status><gp:geopriv><gp:location-info><gml:Point srsName="urn:ogc:def:crs:EPSG::4326">',
    position,
    '</gml:Point></gp:location-info><gp:usage-rules/></gp:geopriv></status></tuple>',
    '</presence>',
  );

export default defineRule({
  name: 'malformed-position',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 5491 §5',
  examples: {
    good: [example('<gml:pos>42.5463 -73.2512</gml:pos>'), example('<gml:pos>-34.407 150.883 24.8</gml:pos>')],
    bad: [
      example(
        '<gml:pos>42.5463,-73.2512</gml:pos>\n         ^^^^^^^^^^^^^^^^ A position is latitude and longitude with a blank between them, and perhaps a height',
      ),
      example(
        '<gml:pos>142.5463 -73.2512</gml:pos>\n         ^^^^^^^^^^^^^^^^^ Latitude goes from -90 to 90 and stands first, longitude from -180 to 180',
      ),
    ],
  },
  about: { parts: [xml] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, xml)) {
      if (part.type !== type || !isDone(block, part, context)) continue;
      for (const { local, text, parent } of elementsIn(part.source, tree)) {
        if (local !== 'pos' || text.text === '' || isTemplated(text)) continue;
        const numbers = text.text.split(/\s+/u);
        const [latitude = 0, longitude = 0] = numbers.map(Number);
        const isWritten = (numbers.length === 2 || numbers.length === 3) && numbers.every((each) => isNumber(each));
        if (!isWritten) report(text);
        // Others than the reference system of GPS count otherwise.
        else if (
          (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) &&
          isOfGps(parent?.attributes.get('srsName')?.text)
        )
          report(text, { what: 'beyond' });
      }
    }
  },
});

function isNumber(text: string): boolean {
  return /^[+-]?\d+(?:\.\d*)?$/u.test(text);
}

/** RFC 5491 §5: WGS 84 with two dimensions or three. */
function isOfGps(name: string | undefined): boolean {
  return name === undefined || /EPSG::(?:4326|4979)$/u.test(name);
}
