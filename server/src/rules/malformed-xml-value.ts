/** An element or attribute of a well-known XML body with a value that its schema does not have, or without what it needs. */

import { rootTypeOf } from '../sip/bodies/xml/roots.ts';
import { type XmlForm, type XmlShape, xmlShapesOf } from '../sip/bodies/xml/shapes.ts';
import { xml } from '../sip/bodies/xml.ts';
import { nearest } from '../sip/nearest.ts';
import type { Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { bodyExample, isDone, keepingLength, partsReadAs } from './common/parts.ts';
import { elementsIn, type XmlElement } from './common/xml-elements.ts';
import { type Details, defineRule } from './rule.ts';

const dialogs = 'application/dialog-info+xml';
const opened = `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="sip:a@example.com">`;
const closed = '</dialog-info>';
const registrations = 'application/reginfo+xml';
const reginfo = `<reginfo xmlns="urn:ietf:params:xml:ns:reginfo" version="0" state="full">`;

type Say = (token: Token, details: Details) => void;

export default defineRule({
  name: 'malformed-xml-value',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4235 §4.4',
  examples: {
    good: [
      bodyExample(
        dialogs,
        opened,
        '<dialog id="1" direction="initiator">',
        '<state code="486">terminated</state>',
        '</dialog>',
        closed,
      ),
      bodyExample(dialogs, opened, '<x:dialog xmlns:x="urn:example:x"/>', closed),
      bodyExample(dialogs, opened, '<dialog id="1"><state>{{state}}</state></dialog>', closed),
    ],
    bad: [
      bodyExample(dialogs, opened, '<dialog/>\n ^^^^^^ dialog needs the attribute id', closed),
      bodyExample(
        dialogs,
        opened,
        '<dialog id="1" direction="initator">\n                          ^^^^^^^^ initator is none of: initiator, recipient',
        '<state>terminated</state></dialog>',
        closed,
      ),
      bodyExample(
        dialogs,
        opened,
        '<dialog id="1">',
        '<duration>4m</duration>\n          ^^ 4m is no number',
        '</dialog>',
        closed,
      ),
      bodyExample(
        registrations,
        reginfo,
        '<registration aor="sip:a@example.com" id="1" state="active">',
        '<contact id="2" state="active" event="registered"/>\n ^^^^^^^ An element uri has to stand in contact',
        '</registration></reginfo>',
      ),
      bodyExample(
        'application/media_control+xml',
        '<media_control><vc_primitive><to_encoder>',
        '<picture_fast_updat/>\n ^^^^^^^^^^^^^^^^^^ There is no element picture_fast_updat in to_encoder; did you mean picture_fast_update?',
        '</to_encoder></vc_primitive></media_control>',
      ),
      bodyExample(
        registrations,
        reginfo,
        '<registration aor="a" id="1" state="init"/>\n                   ^ a is no URI with a scheme, as in sip:alice@example.com',
        '</reginfo>',
      ),
    ],
  },
  about: { parts: [xml] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, xml)) {
      const known = xmlShapesOf(part.type);
      if (known === undefined || !isDone(block, part, context)) continue;
      const namespace = rootTypeOf(part.type)?.namespace;
      if (namespace !== undefined && namespace !== tree.root?.namespace) continue;
      const elements = elementsIn(part.source, tree);
      const prefix = elements[0]?.prefix;
      const say: Say = (token, details) => report(token, { ...details, spec: known.spec });
      const mend = (token: Token, meant: string) => [
        guess('replace', keepingLength(block, context, replaceBy(token, meant)), { meant }),
      ];
      for (const element of elements) {
        if (element.prefix !== prefix || isTemplated(element.name)) continue;
        for (const shape of known.shapes) if (isOf(element, shape)) checkElement(element, shape, elements, say, mend);
      }
    }
  },
});

function isOf({ local, parent }: XmlElement, { element, within }: XmlShape): boolean {
  return local === element && (within === undefined || parent?.local === within);
}

function checkElement(
  element: XmlElement,
  { needs = [], holds = [], allows = [], attributes = {}, text }: XmlShape,
  all: readonly XmlElement[],
  say: Say,
  mend: (token: Token, meant: string) => Details['fixes'],
): void {
  const missing = needs.filter((name) => !element.attributes.has(name));
  const { name, local } = element;
  if (missing.length > 0) say(name, { what: 'attribute', args: { element: local, names: missing.join(', ') } });
  for (const child of holds) {
    if (all.some((each) => each.parent === element && each.local === child)) continue;
    say(name, { what: 'child', args: { element: local, child } });
  }
  for (const child of allows.length === 0 ? [] : all)
    if (child.parent === element) checkChild(child, local, allows, say);
  for (const [written, value] of element.attributes) {
    const form = attributes[written.slice(written.indexOf(':') + 1)];
    if (form !== undefined) checkValue(value, form, say, mend);
  }
  if (text !== undefined) checkValue(element.text, text, say, mend);
}

/** Others may add elements of their own, which look like none of these. */
function checkChild({ name, local }: XmlElement, parent: string, allowed: readonly string[], say: Say): void {
  const meant = allowed.includes(local) || isTemplated(name) ? undefined : nearest(local, allowed, 2);
  if (meant === undefined) return;
  const args = { element: local, parent, meant };
  say(name, { what: 'element', args });
}

function checkValue(
  value: Token,
  form: XmlForm,
  say: Say,
  mend: (token: Token, meant: string) => Details['fixes'],
): void {
  const { text } = value;
  // An element without text may have a template, a comment or another element in the place of it.
  if (text === '' || isTemplated(value) || text.includes('&')) return;
  if (typeof form === 'string') {
    if (!patterns[form].test(text)) say(value, { what: form, args: { value: text } });
  } else if (!form.includes(text)) {
    const meant = nearest(text, form, 2);
    const fixes = meant === undefined ? [] : (mend(value, meant) ?? []);
    say(value, { args: { value: text, values: form.join(', ') }, fixes });
  }
}

const patterns: Readonly<Record<Exclude<XmlForm, readonly string[]>, RegExp>> = {
  number: /^\d+$/u,
  uri: /^[a-z][a-z\d+.-]*:\S+$/iu,
  boolean: /^(?:true|false|0|1)$/u,
  quality: /^(?:0(?:\.\d*)?|1(?:\.0*)?)$/u,
  'status-code': /^[1-6]\d\d$/u,
};
