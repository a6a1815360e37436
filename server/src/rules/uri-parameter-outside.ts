/** A parameter of a URI that stands behind its angle bracket, where it belongs to the header field and means nothing. */

import { Contact } from '../sip/headers/contact.ts';
import { From } from '../sip/headers/from.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import { Path } from '../sip/headers/path.ts';
import { RecordRoute } from '../sip/headers/record-route.ts';
import { Route } from '../sip/headers/route.ts';
import { ServiceRoute } from '../sip/headers/service-route.ts';
import { To } from '../sip/headers/to.ts';
import { insert } from '../sip/syntax/edit.ts';
import { paramNamed } from '../sip/values/params.ts';
import { addressesOf } from './common/addresses.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, remove, withSemicolon } from './common/fixes.ts';
import { behindParams } from './common/uris.ts';
import { defineRule } from './rule.ts';

/** Requests are sent by what stands in the URI of these. */
const ways: readonly HeaderDefinition[] = [Contact, Route, RecordRoute, Path, ServiceRoute];
/** RFC 3261 §19.1.1 Table 1: what a URI has, and none of these header fields. */
const misplaced = ['transport', 'lr', 'maddr', 'user', 'ob', 'gr'];

export default defineRule({
  name: 'uri-parameter-outside',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §19.1.1',
  examples: {
    good: [
      requestWith('INVITE', 'Contact: <sip:alice@client.example.com;transport=tcp>;expires=60'),
      'Route: <sip:proxy.example.com;lr>;lr',
    ],
    bad: [
      marked(
        requestWith('INVITE', 'Contact: <sip:alice@client.example.com>«;transport=tcp»'),
        'transport belongs to the URI, within the angle brackets',
      ),
      marked('Route: <sip:proxy.example.com>«;lr»', 'lr belongs to the URI, within the angle brackets'),
      marked(
        'From: <sip:+12015550123@example.com>«;user=phone»;tag=1',
        'user belongs to the URI, within the angle brackets',
      ),
    ],
  },
  about: { fields: [...ways, From, To], params: misplaced },
  checkMessage(message, report) {
    for (const {
      header,
      address: { address, params },
    } of addressesOf(message)) {
      const { kind, uri } = address;
      const isWay = ways.includes(header);
      if (kind !== 'name-addr' || uri.kind !== 'sip-uri' || !(isWay || header === From || header === To)) continue;
      for (const name of misplaced) {
        const param = paramNamed(params, name);
        if (param === undefined || paramNamed(uri.params, name) !== undefined) continue;
        const span = withSemicolon(message.source, param);
        const text = message.source.slice(param.start, param.end);
        const edits = [insert(behindParams(uri), `;${text}`), ...remove(span)];
        // Of who calls and who is called nothing is sent by it.
        const severity = isWay ? 'warning' : 'hint';
        report(span, { severity, args: { name }, fixes: [guess('move', edits)], ...(isWay && { covers: address }) });
      }
    }
  },
});
