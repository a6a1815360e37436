/** An address in a session description that is none, or is none of the type that is written before it. */

import type { SdpConnection, SdpOrigin } from '../sip/bodies/sdp.ts';
import { type Span, spanOf, type Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { isIpv4, isIpv6 } from '../sip/values/host.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { type CheckedSdp, isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { isMulticast } from './common/uris.ts';
import { type Details, defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'malformed-sdp-address',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 8866 §9',
  examples: {
    good: [
      sdpExample({ c: 'c=IN IP4 233.252.0.1/127/3' }),
      sdpExample({ c: 'c=IN IP6 2001:db8::1' }),
      sdpExample({ c: 'c=IN IP6 ff1e::101/3' }),
      sdpExample({ c: 'c=IN IP4 media.example.com' }),
      sdpExample({ c: 'c=IN IP4 {{$localIp}}' }),
    ],
    bad: [
      sdpExample({ c: 'c=IN IP4 192.0.2.256\n         ^^^^^^^^^^^ 192.0.2.256 is no IPv4 address' }),
      sdpExample({
        c: 'c=IN IP4 192.0.2.1/127\n                  ^^^^ Only an address of multicast has something behind a slash',
      }),
      sdpExample({
        c: 'c=IN IP6 ff15::101/127/3\n                  ^^^^^^ An address of IPv6 has no TTL: behind the slash stands only how many there are',
      }),
      sdpExample({ c: 'c=IN IP4 192.0.2\n         ^^^^^^^ 192.0.2 is no IPv4 address' }),
      sdpExample({ c: 'c=IN IP6 2001:db8:::1\n         ^^^^^^^^^^^^ 2001:db8:::1 is no IPv6 address' }),
      sdpExample({
        c: 'c=IN IP6 [2001:db8::1]\n         ^^^^^^^^^^^^^ In SDP an IPv6 address stands without brackets',
      }),
      sdpExample({ c: 'c=IN IP4 2001:db8::1\n     ^^^ 2001:db8::1 is an address of the type IP6' }),
      sdpExample({ c: 'c=IN IP6 192.0.2.1\n     ^^^ 192.0.2.1 is an address of the type IP4' }),
      sdpExample({
        c: 'c=IN IP4 233.252.0.1/256\n                     ^^^ 256 is no TTL: that is a number from 0 to 255',
      }),
      sdpExample({
        c: 'c=IN IP4 233.252.0.1\n         ^^^^^^^^^^^ A multicast address of IPv4 needs a TTL behind it, as in /127',
      }),
    ],
  },
  about: { traits: ['unusual-sdp'] },
  checkSdp(sdp, report) {
    for (const line of sdp.lines) {
      if (line.kind !== 'origin' && line.kind !== 'connection') continue;
      if (!isLineBeingTyped(sdp, line) && line.surplus === undefined) checkLine(sdp, line, report);
    }
  },
});

function checkLine(sdp: CheckedSdp, line: SdpOrigin | SdpConnection, report: Report): void {
  const { netType, addressType, address } = line;
  if (address === undefined || addressType === undefined || netType?.text.toUpperCase() !== 'IN') return;
  if (isTemplated(address) || isTemplated(addressType)) return;
  // Nobody connects to the address in o=; it only tells descriptions apart.
  const severity = line.kind === 'origin' ? 'warning' : 'error';
  const say = (span: Span, details: Details): void => report(span, { severity, ...details });
  const [host = '', ttl] = address.text.split('/');
  const hostSpan = spanOf(address.start, address.start + host.length);
  const isVersion6 = addressType.text.toUpperCase() === 'IP6';
  if (/^\[.*\]$/u.test(host)) {
    const edits = keepingLength(sdp, replaceBy(hostSpan, host.slice(1, -1)));
    say(hostSpan, { what: 'brackets', fixes: [safeFix('remove', edits)] });
    return;
  }
  if (isOther(host, isVersion6)) {
    const type = isVersion6 ? 'IP4' : 'IP6';
    say(addressType, {
      what: 'other-type',
      args: { address: host, type },
      fixes: [safeFix('replace', replaceBy(addressType, type), { type })],
    });
    return;
  }
  if (looksWrong(host, isVersion6)) {
    say(hostSpan, { what: isVersion6 ? 'bad-ipv6' : 'bad-ipv4', args: { address: host } });
    return;
  }
  if (line.kind !== 'connection') return;
  if (isVersion6) checkCount(address, host, report);
  else checkTtl(address, host, ttl, report);
}

function isOther(host: string, isVersion6: boolean): boolean {
  return isVersion6 ? isIpv4(host) : host.includes(':') && isIpv6(host);
}

/** A name may stand in place of an address; what has a colon in it, or digits and dots only, is none. */
function looksWrong(host: string, isVersion6: boolean): boolean {
  if (host.includes(':')) return !isVersion6 || !isIpv6(host);
  return /^[\d.]+$/u.test(host) && !isIpv4(host);
}

/** RFC 8866 §5.7: a TTL belongs to multicast addresses of IPv4. */
function checkTtl(address: Token, host: string, ttl: string | undefined, report: Report): void {
  const start = address.start + host.length + 1;
  const isGroup = isIpv4(host) && isMulticast(host);
  if (ttl !== undefined && isIpv4(host) && !isGroup) {
    // Printed in RFCs, and done by systems that take their lines from examples.
    report(spanOf(start - 1, address.end), { what: 'unicast', severity: 'hint' });
  } else if (ttl === undefined) {
    if (isGroup) report(address, { what: 'no-ttl', severity: 'warning' });
  } else if (!/^\d{1,3}$/u.test(ttl) || Number(ttl) > 255) {
    report(spanOf(start - (ttl === '' ? 1 : 0), start + ttl.length), { what: 'bad-ttl', args: { ttl } });
  }
}

/** RFC 8866 §5.7: of IPv6 there is no TTL; behind the address stands how many there are, of multicast alone. */
function checkCount(address: Token, host: string, report: Report): void {
  const [, ...behind] = address.text.split('/');
  if (behind.length === 0 || !isIpv6(host)) return;
  const span = spanOf(address.start + host.length, address.end);
  if (!isMulticast(host)) report(span, { what: 'unicast', severity: 'warning' });
  else if (behind.length > 1) report(span, { what: 'count', severity: 'warning' });
}
