/** A parameter without the value that its equals sign promises, or with one that is not of its form. The first is reported by the readers of values. */

import { paramsIn } from '../sip/values/params.ts';
import { readingsOf } from '../sip/values-of.ts';
import { marked, requestWith, responseTo } from './common/examples.ts';
import { hasForms, reportValues } from './common/param-values.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-parameter',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: ['From: <sip:alice@example.com>;tag=1;x=""', 'Contact: <sip:alice@example.com;lr>;q=0.5'],
    bad: [
      'From: <sip:alice@example.com>;tag=\n                              ^^^^ A value is missing behind the equals sign',
      'Contact: <sip:alice@example.com;transport=>\n                                ^^^^^^^^^^ A value is missing behind the equals sign',
      'Contact: <sip:alice@example.com>;q=1.5\n                                   ^^^ q is a number from 0 to 1 with at most three decimals',
      'Contact: <sip:alice@example.com>;expires=soon\n                                         ^^^^ A number of seconds must stand here',
      marked('Reason: SIP;cause=«busy»', 'A number must stand here'),
      marked(
        'Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=«47755A9D»',
        'A session is named by 32 hexadecimal digits in small letters',
      ),
      marked(
        requestWith('INVITE', 'History-Info: <sip:bob@example.com>;index=«1.a»'),
        'An index is numbers with dots between them, as in 1.2',
      ),
      marked(
        requestWith(
          'REGISTER',
          'Contact: <sip:alice@client.example.com>;+sip.instance=«"urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"»',
        ),
        'An instance is a URN in angle brackets and quotation marks; after urn:uuid: it has 8-4-4-4-12 hexadecimal digits, after urn:gsma:imei: 8-6-1 digits',
      ),
      marked(
        requestWith(
          'REGISTER',
          'Contact: <sip:alice@client.example.com>;+sip.instance="<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>";reg-id=«0»',
          'Supported: outbound, path',
        ),
        'A number from 1 to 2147483647 must stand here',
      ),
      marked(
        requestWith('INVITE', 'Replaces: 1@example.com;to-tag=7;from-tag=6;early-only=«yes»'),
        'This parameter stands without a value',
      ),
      marked(
        requestWith(
          'OPTIONS',
          'Require: sec-agree',
          'Proxy-Require: sec-agree',
          'Security-Client: ipsec-3gpp;alg=hmac-sha-1-96;spi-c=«98765432999»;spi-s=87654321;port-c=8642;port-s=7531',
        ),
        'A number from 0 to 4294967295 must stand here',
      ),
      marked(
        requestWith('SUBSCRIBE', 'Event: presence;max-rate=«fast»'),
        'A rate is a number with at most two digits before its point, as in 0.5',
      ),
      marked(
        requestWith('INVITE', 'P-DCS-Trace-Party-ID: <sip:bob@example.com>;timestamp=«noon»'),
        'A number must stand here, with or without a fraction behind a point',
      ),
      marked(requestWith('INVITE', 'P-DCS-LAES: 192.0.2.1;bcid=«XY»'), 'Hexadecimal digits must stand here'),
      marked(
        requestWith(
          'OPTIONS',
          'Require: sec-agree',
          'Proxy-Require: sec-agree',
          'Security-Client: digest;d-alg=MD5;d-ver=«"0a"»',
        ),
        'd-ver is 32 hexadecimal digits in small letters, in quotation marks',
      ),
      marked(
        responseTo(
          'REGISTER',
          '401 Unauthorized',
          'WWW-Authenticate: Digest realm="a", nonce="b", qop="auth", ik=«"0011"»',
        ),
        'ik is 32 hexadecimal digits in quotation marks',
      ),
      marked(
        requestWith(
          'INVITE',
          'Date: Fri, 25 Sep 2015 19:12:25 GMT',
          'Identity: ..c2lnbmF0dXJl;info=«"https://cert.example.org/passport.cer"»',
        ),
        'info is a URI in angle brackets, as in info=<https://cert.example.org/passport.cer>',
      ),
      marked(
        requestWith('INVITE', 'Content-Disposition: session;handling=«"optional"»'),
        'The value of handling stands without quotation marks',
      ),
      marked(
        requestWith('INVITE', 'Accept-Contact: *;mobility=«mobile»'),
        'The value of mobility stands in quotation marks',
      ),
      'From: <sip:alice@example.com>;tag\n                              ^^^ tag says nothing without a value',
      'From: <sip:alice@example.com>;tag="1"\n                                  ^^^ A tag stands without quotation marks',
    ],
  },
  about: { traits: ['unusual-parameter'] },
  checkMessage(message, report) {
    for (const { definition, values } of readingsOf(message)) {
      // A fault in a Via is always that field's.
      if (definition.name === 'Via' || !hasForms(definition)) continue;
      for (const { value } of values) reportValues(message, definition, paramsIn(value), report);
    }
  },
});
