/** A URI of another scheme than its header field is made for. */

import type { HeaderDefinition } from '../sip/headers/header.ts';
import { PAssertedService } from '../sip/headers/p-asserted-service.ts';
import { PPreferredService } from '../sip/headers/p-preferred-service.ts';
import { PUserDatabase } from '../sip/headers/p-user-database.ts';
import { Path } from '../sip/headers/path.ts';
import { RecordRoute } from '../sip/headers/record-route.ts';
import { ReferEventsAt } from '../sip/headers/refer-events-at.ts';
import { Route } from '../sip/headers/route.ts';
import { ServiceRoute } from '../sip/headers/service-route.ts';
import { TriggerConsent } from '../sip/headers/trigger-consent.ts';
import type { Uri } from '../sip/values/uri.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { defineRule } from './rule.ts';

interface Demand {
  readonly header: HeaderDefinition;
  readonly spec: string;
  readonly form: RegExp;
  /** What a URI there begins with, for people. */
  readonly schemes: string;
}

const sip = { form: /^sips?:/iu, schemes: 'sip:' };
const service = { form: /^urn:urn-7:/iu, schemes: 'urn:urn-7:' };

const demands: readonly Demand[] = [
  { header: Route, spec: 'RFC 3261 §20.34', ...sip },
  { header: RecordRoute, spec: 'RFC 3261 §20.30', ...sip },
  { header: Path, spec: 'RFC 3327 §4', ...sip },
  { header: ServiceRoute, spec: 'RFC 3608 §5', ...sip },
  { header: ReferEventsAt, spec: 'RFC 7614 §4.8', ...sip },
  { header: TriggerConsent, spec: 'RFC 5360 §5.11.2', ...sip },
  { header: PUserDatabase, spec: 'RFC 4457 §4', form: /^aaas?:\/\//iu, schemes: 'aaa://' },
  { header: PPreferredService, spec: 'RFC 6050 §4.2', ...service },
  { header: PAssertedService, spec: 'RFC 6050 §4.1', ...service },
];

export default defineRule({
  name: 'misplaced-scheme',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §20.34',
  examples: {
    good: [
      'Route: <sips:proxy.example.com;lr>',
      requestWith('INVITE', 'P-Preferred-Service: urn:urn-7:3gpp-service.ims.icsi.mmtel'),
      'Route: <{{proxy}}>',
    ],
    bad: [
      marked('Route: <«tel:+12015550123»>', 'A URI in Route begins with sip:'),
      marked(
        requestWith('INVITE', 'P-User-Database: <«sip:host.example.com»>'),
        'A URI in P-User-Database begins with aaa://',
      ),
      marked(
        requestWith('INVITE', 'P-Preferred-Service: «urn:urn-8:3gpp-service.ims.icsi.mmtel»'),
        'A URI in P-Preferred-Service begins with urn:urn-7:',
      ),
    ],
  },
  about: { fields: demands.map(({ header }) => header) },
  checkMessage(message, report) {
    for (const { header, form, schemes, spec } of demands) {
      for (const value of valuesOf(message, header)) {
        const uri = uriOf(value);
        if (uri === undefined) continue;
        const text = message.source.slice(uri.start, uri.end);
        if (form.test(text) || text.includes('{{')) continue;
        report(uri, { args: { name: header.name, schemes }, spec });
      }
    }
  },
});

function uriOf(value: unknown): Uri | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('uri' in value) return value.uri as Uri;
  return 'address' in value ? (value.address as { readonly uri: Uri }).uri : undefined;
}
