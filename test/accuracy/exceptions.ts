/** Messages of which we say something else than their label does, each with the reason. The list may only get shorter. */

/** Said to be wrong, though their label calls them valid. */
export const wronglyBlamed: Readonly<Record<string, string>> = {
  'rfc5118/4.6-ipv6-in-sdp.sip':
    'Its Content-Length counts neither this body with LF nor with CRLF; the copy with CRLF and a count of its own is not blamed.',
  'rfc4662/6-Local-RLS-Presence-Server-in-dallas-example.sip':
    'Its Identity is base64 on three lines without quotes and its Identity-Info lacks brackets: a draft of RFC 4474 had them so.',
  'rfc8876-clfixed/8-an-aggregator.sip':
    'The URI of its Call-Info lacks the angle brackets that RFC 3261 §25.1 has there, and two of its parts have one Content-ID, while the one in Geolocation names none.',
};

/** Said to have errors, though the section that prints them wants no more than a warning. */
export const graverThanExpected: Readonly<Record<string, string>> = {
  'rfc4475/3.4.1-inv2543.sip':
    'RFC 4475 §3.4.1 asks those who receive it to be lenient; whoever writes it breaks RFC 3261 §8.1.1.3 (the tag in From) and §8.1.1.8 (Contact).',
};

const datagram = 'RFC 3261 §18.3: the body of a datagram ends with it where there is no Content-Length.';

/** Faults that are neither an error nor a warning where they are. */
export const unsaid: Readonly<Record<string, string>> = {
  'rfc4475/3.1.2.5-scalarlg Retry-After seconds-out-of-range':
    'RFC 3261 §20.33 sets no limit to its seconds, as RFC 4475 §3.1.2.5 itself says.',
  'rfc4475/3.4.1-inv2543 Content-Length missing-header': datagram,
  'osip/sip-malformed0 Content-Length missing-header': datagram,
};

/** Not said to be wrong, though their label says that their syntax is. */
export const wronglySpared: Readonly<Record<string, string>> = {
  'rfc5118/4.5-via-received-param-with-delim.sip':
    'RFC 5118 §4.5 wants the brackets around the address in received understood: they are worth a warning.',
  'rfc5118-crlf/4.5-via-received-param-with-delim.sip':
    'RFC 5118 §4.5 wants the brackets around the address in received understood: they are worth a warning.',
};

/** Registered for something else than what a SIP message holds. */
export const rowsInNoMessage: Readonly<Record<string, string>> = {
  'call-info-purposes.json conferenceUriPurposes':
    'RFC 4575 §5.3.1: they stand in the XML of a conference, as the purpose of a URI.',
  'misc-values.json sfuaConfigParams':
    'RFC 6011 §4: they stand in the URL by which a user agent fetches its configuration over HTTPS.',
  'transports.json srv _sip._sctp': 'RFC 4168 §6: looked up in DNS to send over SCTP, which nothing here does.',
  'transports.json srv _sips._sctp': 'RFC 4168 §6: looked up in DNS to send over SCTP, which nothing here does.',
  'sdp.json bandwidthTypes X-*': 'RFC 8866 §5.8: not a type, but how experimental ones begin.',
};

const sameForAllMethods =
  'RFC 3261 §20 has it otherwise for every method that it knows, and its sections hold for later methods too.';
const digests = 'RFC 3329 §2.2 has the algorithms of Digest there, of which there are more by now.';
const assertedAnywhere = 'RFC 5876 §3.2 has it in any request but ACK and CANCEL.';
const infoPackages = 'RFC 6086 §7.1: not for those who only know INFO as it was before.';
const recvInfo = 'RFC 6086 §5.2.3: there if the request had one, and only then.';
const securityServer = 'RFC 3329 §2.3.1: a server that answers 494 adds its own list.';
const unsupported = 'RFC 3261 §8.2.2.3: who answers 420 has to name what is not supported.';

/** Where our tables differ from those of the RFCs that the registry has. */
export const ownTables: Readonly<Record<string, string>> = {
  'Accept-Resource-Priority 2xx,417 in INFO, RFC 6086 Table 1': 'RFC 4412 §3.3 has it in 200 alone of all successes.',
  'Content-Length any in REFER, RFC 3515 Table 1': sameForAllMethods,
  'Content-Length any in INFO, RFC 6086 Table 1': sameForAllMethods,
  'Info-Package R in INFO, RFC 6086': infoPackages,
  'Max-Breadth R in INFO, RFC 6086 Table 1': 'RFC 5393 §5.3.3: every request that a proxy forwards has one.',
  'Max-Forwards R in INFO, RFC 6086 Table 1': 'RFC 3261 §8.1.1.6: every request has one.',
  'P-Asserted-Identity any in REGISTER INFO UPDATE PRACK, RFC 3325': assertedAnywhere,
  'P-Preferred-Identity any in REGISTER INFO UPDATE PRACK, RFC 3325': assertedAnywhere,
  'Recv-Info R in INVITE, RFC 6086': infoPackages,
  'Recv-Info 2xx in INVITE PRACK UPDATE, RFC 6086': recvInfo,
  'Recv-Info 1xx in INVITE, RFC 6086': recvInfo,
  'Require any in PUBLISH, RFC 3903 Tables 2-3': sameForAllMethods,
  'Require any in INFO, RFC 6086 Table 1': sameForAllMethods,
  'Route R in MESSAGE, RFC 3428 Tables 1-2': sameForAllMethods,
  'Route R in INFO, RFC 6086 Table 1': sameForAllMethods,
  'Security-Server 421,494 in INFO, RFC 6086 Table 1': securityServer,
  'Security-Server 421,494 in BYE INVITE OPTIONS REGISTER SUBSCRIBE NOTIFY INFO UPDATE MESSAGE, RFC 3329':
    securityServer,
  'Unsupported 420 in MESSAGE, RFC 3428 Tables 1-2': unsupported,
  'Unsupported 420 in REFER, RFC 3515 Table 1': unsupported,
  'Unsupported 420 in PUBLISH, RFC 3903 Tables 2-3': unsupported,
  'Unsupported 420 in INFO, RFC 6086 Table 1': unsupported,
  'Security-Client/d-alg values': digests,
  'Security-Server/d-alg values': digests,
  'Security-Verify/d-alg values': digests,
  'Via/oc-algo values': 'RFC 7339 §4.2: a list of them stands in one pair of quotes.',
};

/** All of them, by list. */
export const exceptions: readonly (readonly [string, string])[] = [
  wronglyBlamed,
  graverThanExpected,
  unsaid,
  wronglySpared,
  rowsInNoMessage,
  ownTables,
].flatMap((list) => Object.entries(list));

/** How many there are, so that a new one is seen: lower it with every one that is taken off. */
export const mostExceptions = 39;
