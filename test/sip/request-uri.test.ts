/** What a URI loses that becomes a Request-URI. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asRequestUri } from '../../server/src/sip/request-uri.ts';

test('header fields and a method, and nothing else', () => {
  for (const [uri, kept] of [
    ['sip:bob@192.0.2.1:5070;transport=tcp;ob', 'sip:bob@192.0.2.1:5070;transport=tcp;ob'],
    ['sip:bob@192.0.2.1;method=INVITE;lr?Subject=hi&Route=%3Csip:a%3E', 'sip:bob@192.0.2.1;lr'],
    ['sip:192.0.2.1?Subject=hi', 'sip:192.0.2.1'],
    ['sips:a;method=x?y:pw@[2001:db8::1];METHOD=BYE', 'sips:a;method=x?y:pw@[2001:db8::1]'],
    ['tel:+1555;method=x?a', 'tel:+1555;method=x?a'],
    ['', ''],
  ] as const)
    assert.equal(asRequestUri(uri), kept);
});
