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
