/** What each parameter of a URI is for, in English. */

export const uriParams = {
  aai: 'Hands a JSON value to a VoiceXML application as session.connection.aai. In the Request-URI of the dialog service, with its special characters escaped.',
  bnc: 'Bulk number contact: one Contact for all telephone numbers of a PBX, in a REGISTER that requires gin. The URI has no user part; the registrar puts the numbers there.',
  cause:
    'Why a call was redirected to this URI, for a voicemail system or service: 486 busy, 408 no reply, 302 unconditional, 404 unknown or not available, 487 deflected while ringing, 480 deflected at once, 503 mobile not reachable, 380 service number translated.',
  ccxml: 'Hands a JSON value to a VoiceXML application as session.connection.ccxml.',
  comp: 'The element at this URI understands messages compressed with SigComp.',
  'content-type':
    'The media type of the announcement that a media server shall play. Semicolons and equals signs within it are escaped.',
  delay: 'The pause in milliseconds between repetitions of an announcement.',
  duration: 'The longest time in milliseconds that an announcement plays; then the media server ends the call.',
  extension:
    'Stands for any further parameter of the announcement service. A media server ignores those that it does not know.',
  gr: 'Marks a globally routable URI of one device (GRUU). With a value, usually the instance, it is public; without one it is temporary and hides the user. The registrar makes it; only a device that can be reached from everywhere may make its own.',
  iotl: 'Tells which leg between two operators a request travels, such as visiteda-homea. In Request-URI, Route, Path or Service-Route, put there by networks of 3GPP.',
  locale: 'The language of an announcement and its country, such as en_CA.',
  lr: 'The proxy at this URI is a loose router: the Request-URI stays, and the Route is taken off on arrival. Belongs on every URI in Route and Record-Route. Without it, the next hop is treated as a strict router of RFC 2543.',
  m: 'The kind of call completion that is asked for: BS busy, NR no reply, NL not logged in.',
  maddr:
    'An address that the request is sent to instead of the host, such as a multicast group. Once the way to force a proxy; Route does that better. Not allowed in From and To.',
  maxage: 'The max-age in seconds with which a VoiceXML document is fetched: how old a stored copy may be.',
  maxstale:
    'The max-stale in seconds with which a VoiceXML document is fetched: how long a stored copy may have expired.',
  method:
    'The method of the request that is made from this URI, INVITE if absent, as in Refer-To or on a web page; not allowed in a Request-URI. For the VoiceXML service it is the HTTP method, get or post.',
  ob: 'In Contact: requests of this dialog shall come over the same flow. In Path: the edge proxy did outbound processing for the registration.',
  'param[n]': 'The values param1 to param9 that a media server fills into an announcement sequence.',
  play: 'The URL of the announcement that a media server shall play, or /provisioned/ and a name. Mandatory when the user part is annc.',
  'pn-param':
    'What the push service needs besides the device, such as team and application at Apple or the project at Firebase. Put into Contact of REGISTER by the user agent.',
  'pn-prid':
    'The identifier of the device at the push service. Put into Contact of REGISTER; leaving it out when removing the binding ends the notifications.',
  'pn-provider':
    'The push service by which a sleeping user agent is to be woken: apns, fcm or webpush. Put into Contact of REGISTER; without a value it asks which ones the network supports.',
  'pn-purr':
    'Lets a proxy find the push data when a request arrives inside a long-lived dialog. The user agent copies it from sip.pnspurr in Feature-Caps of the REGISTER response into its Contact.',
  postbody: 'The form data that is sent when a VoiceXML document is fetched by post.',
  repeat: 'How often an announcement is played; forever means without end, within limits that the server sets.',
  sg: 'Added by a PBX that registers in bulk, to tell its devices apart in their public GRUUs. The provider copies it back into requests.',
  'sigcomp-id': 'A URN by which elements recognise whom they share SigComp state with. Stands beside comp=sigcomp.',
  target:
    'The address that a redirected call was meant for, such as the mailbox in a voicemail system. Its special characters are escaped: bob%40example.com.',
  transport:
    'The transport for this URI: udp, tcp, sctp, or ws for WebSocket, secure or not. There is no wss here, and tls is deprecated: write sips: instead. Without it, RFC 3263 decides.',
  ttl: 'The time to live of a multicast packet, 0 to 255. Only with maddr being a multicast address and UDP.',
  user: 'How to read the user part: phone for a telephone number, dialstring for dialled digits with phone-context, else ip. Without phone, a user that looks like a number is just a name.',
  voicexml: 'The URI of the VoiceXML document that a media server shall run, when the user part is dialog.',

  orig: 'The request is to be served as one from the user, not to the user. In Route, put there by an application server or by the border of an IMS network.',
  sos: 'In Contact of REGISTER: the registration is for emergency calls only. Defined by 3GPP.',

  cic: 'The code of the carrier that shall handle the number. Without a leading + it needs cic-context.',
  'cic-context': 'Where a local carrier code is valid: a country code such as +1, or a domain.',
  cpc: 'The category of the calling party, such as ordinary, payphone or prison, as in the telephone network. Put there by gateways and trusted networks.',
  enumdi: 'ENUM has been asked already, so it is not asked again.',
  ext: 'The extension behind a telephone number. Not together with isub.',
  isub: 'The ISDN subaddress behind a telephone number. Not together with ext.',
  'isub-encoding': 'How the ISDN subaddress in isub is encoded. Without it the receiver has to guess.',
  npdi: 'The number portability database has been asked already, so it is not asked again. Together with rn when the number was ported.',
  oli: 'The originating line information of the telephone network in North America: the type of line, two digits.',
  'phone-context':
    'Where a local number is valid: the leading digits of a global number such as +1-212, or a domain. Every number without a leading + needs it. It is no prefix to be dialled.',
  'premium-rate': 'The number costs extra: for information or for entertainment. Defined by 3GPP.',
  rn: 'The routing number of a ported telephone number, to which the call is really routed. Without a leading + it needs rn-context.',
  'rn-context': 'Where a local routing number is valid: a country code such as +1, or a domain.',
  tgrp: 'The trunk group of a gateway: in the Request-URI the outgoing one, in Contact the incoming one. Only together with trunk-context.',
  'trunk-context': 'Where the name of the trunk group in tgrp is valid: a gateway, a domain or leading digits.',
  verstat:
    'The outcome of checking the caller number by STIR, put into From or P-Asserted-Identity by the called network. Believe it only from a trusted network.',
} as const;
