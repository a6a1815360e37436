/** A route without lr: the server there would be taken for a strict router of RFC 2543. */

import { Path } from '../sip/headers/path.ts';
import { RecordRoute } from '../sip/headers/record-route.ts';
import { Route } from '../sip/headers/route.ts';
import { ServiceRoute } from '../sip/headers/service-route.ts';
import { insert } from '../sip/syntax/edit.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { SipUri, Uri } from '../sip/values/uri.ts';
import { requestUriOf, valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, safeFix } from './common/fixes.ts';
import { behindParams } from './common/uris.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-lr',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §16.6',
  examples: {
    good: [
      'Route: <sip:proxy.example.com;lr>',
      'Record-Route: <sip:proxy.example.com;lr=on>',
      requestWith('BYE', 'BYE sip:proxy.example.com;lr SIP/2.0', 'Route: <sip:bob@server.example.com>'),
    ],
    bad: [
      marked(
        'Record-Route: <«sip:proxy.example.com;transport=tcp»>',
        'lr is missing: whoever adds a Record-Route must put it into the URI',
      ),
      marked(
        requestWith('REGISTER', 'Supported: path', 'Path: <«sip:proxy.example.com»>'),
        'lr is missing: what stands in Path becomes a route',
      ),
      marked('Route: <«sip:proxy.example.com»>', 'Without lr this server is taken for a strict router of RFC 2543'),
    ],
  },
  about: { fields: [RecordRoute, Route, Path, ServiceRoute] },
  checkMessage(message, report) {
    // RFC 3327 §4, RFC 3608 §6.3: these become routes as they stand.
    for (const header of [Path, ServiceRoute]) {
      for (const { address } of valuesOf(message, header)) {
        const { uri } = address;
        if (!lacksLr(uri)) continue;
        const fixes = [safeFix('insert', [insert(behindParams(uri), ';lr')])];
        report(uri, { what: 'future', args: { name: header.name }, fixes });
      }
    }
    for (const { address } of valuesOf(message, RecordRoute)) {
      const { uri } = address;
      if (lacksLr(uri)) report(uri, { fixes: [safeFix('insert', [insert(behindParams(uri), ';lr')])] });
    }
    const routes = valuesOf(message, Route);
    for (const [index, { address }] of routes.entries()) {
      const { uri } = address;
      // RFC 3261 §16.12.1.2: below a strict router the last value is the target, and the Request-URI the next hop.
      if (!lacksLr(uri) || (index === routes.length - 1 && isRoute(message))) continue;
      const fixes = [guess('insert', [insert(behindParams(uri), ';lr')])];
      report(uri, { what: 'strict', severity: 'information', fixes });
    }
  },
});

function lacksLr(uri: Uri): uri is SipUri {
  return uri.kind === 'sip-uri' && paramNamed(uri.params, 'lr') === undefined && !isOpen(uri);
}

/** A template may stand for the parameters as well. */
function isOpen({ host, params }: SipUri): boolean {
  return host.kind === 'template' || params.some(({ name }) => name.text.includes('{{'));
}

function isRoute(message: Message): boolean {
  const uri = requestUriOf(message);
  return uri?.kind === 'sip-uri' && paramNamed(uri.params, 'lr') !== undefined;
}
