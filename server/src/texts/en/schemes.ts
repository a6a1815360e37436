/** What each URI scheme is for in SIP, in English. */

export const schemes = {
  sip: 'A SIP address: of a user, as in an address of record, or of a device, as in Contact. Transport and security are left to RFC 3263.',
  sips: 'A SIP address that may only be reached over TLS, on every hop. Contact and Record-Route of a request to it need sips as well.',
  tel: 'A telephone number without a domain. A number without a leading + needs phone-context. A proxy turns it into a SIP URI or hands it to a gateway.',
  urn: 'A name that says what, not where. In SIP it names services, devices and capabilities.',
  'urn:service':
    'A service instead of an address; urn:service:sos and its kinds are emergency calls. As the Request-URI, a proxy maps it to the responsible centre.',
  'urn:uuid': 'The usual form of +sip.instance in Contact: it names the device for good, also after a restart.',
  'urn:gsma': 'Names a mobile phone by its IMEI, as +sip.instance in Contact.',
  'urn:urn-7':
    'Names a service of 3GPP, such as 3gpp-service.ims.icsi.mmtel for telephony, in P-Preferred-Service, P-Asserted-Service, Accept-Contact and Contact.',
  im: 'An address for instant messages that leaves the protocol open. To be resolved to a SIP URI by DNS before it is used.',
  pres: 'An address for presence that leaves the protocol open. To be resolved to a SIP URI by DNS before it is used.',
  h323: 'An address of an H.323 terminal; a gateway has to translate.',
  mailto: 'A mail address, as an alternative in Contact of a redirection or in Error-Info.',
  http: 'A web page or picture, as in Call-Info, Alert-Info or Error-Info. Do not fetch it without asking: it tells the server who is being called.',
  https: 'As http, secured by TLS. Also where Identity points to a certificate.',
  cid: 'Points to a body part of the same message by its Content-ID, as in Geolocation, Refer-To or Call-Info.',
  data: 'Holds the data itself, as a small picture in Call-Info does.',
  geo: 'A place on Earth by its coordinates.',
  xmpp: 'An address of XMPP, as another way to reach somebody in Contact.',
  msrp: 'One end of a session of instant messages. It stands in a=path of SDP, never in the head of a message.',
  msrps: 'As msrp, over TLS.',
  fax: 'A fax number. Removed by RFC 3966; write tel instead.',
  modem: 'A modem number. Removed by RFC 3966; write tel instead.',
} as const;
