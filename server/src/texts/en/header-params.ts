/** What each parameter of a header field is for, in English. Key: the header field, then the parameter. */

import { featureCaps, mediaFeatures } from './feature-tags.ts';

const weight = 'How much it is preferred, from 0 to 1 with at most three decimals; 1 when absent, 0 for not at all.';

const algorithm =
  'The hash of the digest: `MD5` when absent, better `SHA-256`. A token without quotes; credentials repeat what the challenge says.';
const opaque = 'A text that the client sends back unchanged.';

const challenge = {
  realm:
    'The area for which user and password hold, told to the user. Unique in the world, so usually with the domain name.',
  domain: 'The URIs for which the credentials also hold, in quotes, with blanks between. Meaningless from a proxy.',
  nonce: "The server's one-time text, on which the response is computed.",
  opaque,
  stale: '`true`: only the nonce has expired, so the client repeats with the new one and does not ask for a password.',
  algorithm,
  qop: 'The kinds of protection on offer, in quotes: `auth`, and `auth-int`, which protects the body too.',
  charset: 'User and password are to be hashed as UTF-8.',
  userhash: '`true`: the server understands a hashed user name.',
  authz_server: 'For Bearer: the HTTPS address of the server that issues access tokens.',
  error: 'For Bearer: why the token was not accepted, such as `invalid_token`.',
  scope: 'For Bearer: what the access token must permit, at the least.',
};

const credentials = {
  username: "The user's name in this realm, in quotes; hashed where `userhash` says so.",
  'username*':
    'The same for a name with letters beyond English: `UTF-8`, two apostrophes, and escaped bytes, without quotes.',
  realm: 'The realm of the challenge, repeated.',
  nonce: 'The nonce of the challenge, repeated.',
  uri: 'The Request-URI for which the response was computed, in quotes. A proxy may have changed the real one since.',
  response: 'The digest: lower-case hexadecimal digits in quotes, 32 for MD5, 64 for SHA-256 and SHA-512-256.',
  algorithm,
  cnonce: "The client's own one-time text, in quotes. Needed with `qop`.",
  opaque,
  qop: 'The protection that was chosen from the offer: a token without quotes, unlike in the challenge.',
  nc: 'How many requests the client has sent with this nonce: eight hexadecimal digits, without quotes, from `00000001`.',
  userhash: '`true`: the user name is hashed.',
  auts: 'For AKA: what the SIM card answers when its sequence number is out of step with the network.',
};

const securityMechanism = {
  q: weight,
  'd-alg': 'For digest: its hash.',
  'd-qop': 'For digest: the kind of protection, `auth` or `auth-int`.',
  'd-ver':
    'For digest, in Security-Verify: a digest over the list that the server sent, 32 hexadecimal digits in quotes.',
  alg: 'For IPsec: how messages are authenticated, such as `hmac-sha-1-96`.',
  ealg: 'For IPsec: how messages are encrypted, such as `aes-cbc`; `null` for not at all.',
  prot: 'For IPsec: the protocol, `esp` when absent.',
  mod: 'For IPsec: transport or tunnel mode, `trans` when absent; `UDP-enc-tun` where a NAT is between.',
  spi: 'For IPsec: the security parameter index of what comes in.',
  port1: 'For IPsec: the protected port at which its sender receives.',
  port2: 'For IPsec: the protected port from which its sender sends; may be left out.',
  'spi-c': 'For IPsec in IMS: the security parameter index for what comes in at the client port.',
  'spi-s': 'For IPsec in IMS: the security parameter index for what comes in at the server port.',
  'port-c': 'For IPsec in IMS: the protected port from which requests are sent.',
  'port-s': 'For IPsec in IMS: the protected port at which requests are received.',
  mediasec: 'The mechanism protects media, not signalling.',
};

const rates = {
  'max-rate': 'The most notifications in a second that the subscriber wants; may be a fraction.',
  'min-rate': 'The least notifications in a second, sent even when nothing changed.',
  'adaptive-min-rate': 'The least notifications in a second on average, counted over the time of the subscription.',
};

const retargeting = {
  rc: 'Another address of the same user was contacted; the value is the `index` of the entry it came from.',
  mp: 'The request was sent on to another user; the value is the `index` of the entry it came from.',
  np: 'The Request-URI did not change; the value is the `index` of the entry it came from.',
};

const answerMode = { require: 'The call fails unless it can be answered as wished.' };

export const headerParams = {
  Accept: { q: weight },
  'Accept-Contact': {
    ...mediaFeatures,
    require: 'Devices that do not match are not called at all.',
    explicit: 'A device counts as matching only where it has said so itself.',
  },
  'Accept-Encoding': { q: weight },
  'Accept-Language': { q: weight },
  'Alert-Info': {
    appearance: 'The number of the line key, in a group that shares its lines, at which the call appears.',
  },
  'AlertMsg-Error': {
    message: 'What the code means, for people, in quotes.',
    code: 'What the code means, for people. So the registry has it; the grammar of RFC 8876 says `message`.',
  },
  'Answer-Mode': answerMode,
  'Authentication-Info': {
    nextnonce: 'The nonce for the next request, which so needs no new challenge.',
    qop: 'The kind of protection that was applied to the response.',
    rspauth: 'A digest that proves that the server knows the password too.',
    cnonce: "The client's `cnonce`, repeated.",
    nc: "The client's `nc`, repeated.",
  },
  Authorization: {
    ...credentials,
    'integrity-protected':
      'In IMS: whether the first proxy received the request by a protected connection. Set by the proxy, never by the device.',
  },
  'Call-Info': {
    purpose: 'What the URI is: `icon` a picture, `info` a page, `card` a business card; more are registered.',
    m: 'For call completion: why the call failed, `BS` busy, `NR` no reply, `NL` not logged in.',
    'call-reason': 'Why the caller calls, for the callee to read, in quotes.',
    integrity: 'A digest of what the URI leads to.',
    verified: 'Whether the network has verified what the URI says of the caller.',
  },
  'Cellular-Network-Info': {
    'cgi-3gpp': 'The cell of a GSM network.',
    'utran-cell-id-3gpp': 'The cell of a UMTS, LTE or 5G network.',
    'cell-info-age': 'How many seconds ago the device was last known in that cell.',
  },
  Contact: {
    q: 'How much this address is preferred among those of the user, from 0 to 1. Proxies try the higher first, or fork.',
    expires: 'After how many seconds this registration ends; goes before the Expires header field. 0 removes it.',
    'reg-id':
      'Which of the flows of one device this registration is, counted from 1. Needs `+sip.instance` and outbound.',
    'pub-gruu': 'From the registrar: the URI that reaches just this device and shows the user.',
    'temp-gruu':
      'From the registrar: the URI that reaches just this device and hides the user; new with each registration.',
    'temp-gruu-cookie': 'From the registrar: what a PBX that registers in bulk makes temporary GRUUs of.',
    ...retargeting,
    ...mediaFeatures,
  },
  'Content-Disposition': {
    handling: 'Whether a receiver that does not understand the body must refuse the request; `required` when absent.',
  },
  'Content-Type': {
    charset: 'The charset of a text; UTF-8 when absent.',
    boundary: 'What separates the parts of a multipart body, each time behind two hyphens. In quotes unless a token.',
    type: 'For multipart/related: the media type of its root part.',
    start: 'For multipart/related: the Content-ID of its root part; the first part when absent.',
    version: 'For ISUP and QSIG: the variant that the message follows, such as `itu-t92+`.',
    base: 'For ISUP: the standard on which the variant is based.',
  },
  Diversion: {
    reason: 'Why the call was passed on.',
    counter: 'How often it was passed on for this reason at this place.',
    limit: 'How often it may still be passed on.',
    privacy: 'What of the name and the URI is to be kept from others.',
    screen: 'Whether the network has checked who it was.',
  },
  Event: {
    id: 'Tells subscriptions to one package in one dialog apart. NOTIFY repeats it.',
    ...rates,
    'call-id': 'For `dialog`: the Call-ID of the dialog to be watched, in quotes unless a token.',
    'to-tag': "For `dialog`: the notifier's own tag in the dialog to be watched.",
    'from-tag': "For `dialog`: the other side's tag in the dialog to be watched.",
    'include-session-description': 'For `dialog`: the subscriber wants the session descriptions too.',
    shared: 'For `dialog`: the subscriber takes part in a group that shares its lines.',
    'profile-type': 'For `ua-profile`: which configuration is wanted, of the local network, the device or the user.',
    vendor: 'For `ua-profile`: who made the device, usually as a domain name in quotes.',
    model: 'For `ua-profile`: the model of the device.',
    version: "For `ua-profile`: the version of the device's software.",
    'effective-by': 'For `ua-profile`, in NOTIFY: within how many seconds the configuration must take effect.',
    body: 'For `http-monitor`: whether NOTIFY is to carry the content of the page as well.',
  },
  'Feature-Caps': featureCaps,
  From: {
    tag: "The caller's part of the name of the dialog. It must be there, is random, and never changes within the dialog.",
  },
  Geolocation: { 'loc-src': 'Which host added the location, when it was not the device. Trusted servers only set it.' },
  'Geolocation-Error': { code: 'What the code means, for people, in quotes.' },
  'History-Info': {
    index: 'The place of this step in the tree of the request: `1`, `1.1`, `1.2`, … Must be there.',
    ...retargeting,
  },
  Identity: {
    info: 'Where the certificate is, a URI in angle brackets. Must be there.',
    alg: 'The algorithm of the signature, `ES256` when absent.',
    ppt: 'What kind of statement is signed: `shaken` who may use the number, `div` diversion, `rph` priority, `rcd` name and picture.',
  },
  'Identity-Info': { alg: 'The algorithm of the signature, `rsa-sha1` or `rsa-sha256`.' },
  Join: {
    'to-tag': "The receiver's own tag in the dialog to be joined.",
    'from-tag': "The other side's tag in the dialog to be joined.",
  },
  'P-Access-Network-Info': {
    'cgi-3gpp': 'The cell of a GSM network: country, network, area and cell.',
    'utran-cell-id-3gpp': 'The cell of a UMTS, LTE or 5G network: country, network, area and cell.',
    'utran-sai-3gpp': 'The service area of a UMTS network.',
    'i-wlan-node-id': 'The address of the Wi-Fi access point.',
    'dsl-location': 'The DSL line.',
    'eth-location': 'The Ethernet port.',
    'fiber-location': 'The line of a fibre network.',
    'gstn-location': 'The place that the telephone network reports for a call that comes from it.',
    'ci-3gpp2': 'The cell of a CDMA2000 network.',
    'ci-3gpp2-femto': 'The femtocell of a CDMA2000 network.',
    'dvb-rcs2-node-id': 'The node of a satellite network.',
    'local-time-zone': 'The time zone at the place of the device, in quotes.',
    'operator-specific-GI': 'A place in a form that the operator has chosen.',
    'network-provided': 'The network wrote this, not the device, so it can be trusted.',
  },
  'P-Charging-Function-Addresses': {
    ccf: 'The function that collects records for offline charging.',
    'ccf-2': 'The reserve of `ccf`.',
    ecf: 'The function that accounts for the call while it runs.',
    'ecf-2': 'The reserve of `ecf`.',
  },
  'P-Charging-Vector': {
    'icid-value':
      'The identifier under which the records of the session are brought together. First, and must be there.',
    'icid-generated-at': 'The host that made the identifier.',
    'orig-ioi': 'The network on the side of the caller.',
    'term-ioi': 'The network on the side of the callee.',
    'transit-ioi':
      'The networks between, each numbered, in quotes, with commas between; `void` for one that stays unnamed.',
    'related-icid': 'The identifier of a session to which this one belongs.',
    'related-icid-generated-at': 'The host that made `related-icid`.',
  },
  'P-DCS-Billing-Info': {
    rksgroup: 'The group of servers that keep the records of the call.',
    charge: 'The account to be charged, a URI in quotes.',
    calling: 'The caller, for billing, a URI in quotes.',
    called: 'The number that was dialled, for billing, a URI in quotes.',
    routing: 'The number to which it was translated, a URI in quotes.',
    locroute: 'The number of the exchange that serves a ported number, a URI in quotes.',
    jip: 'The area from which the call comes, for its rates.',
  },
  'P-DCS-LAES': {
    content: 'Where the content of the call is to be delivered.',
    bcid: 'The identifier under which the call is billed.',
    cccid: 'The identifier of the content of the call.',
    key: 'A key of RFC 3603, which RFC 5503 removed.',
  },
  'P-DCS-Redirect': {
    'redirector-uri': 'Who redirected the call, a URI in quotes.',
    count: 'How often the call was redirected.',
  },
  'P-DCS-Trace-Party-ID': { timestamp: 'When the call came, in seconds since 1900.' },
  'P-Refused-URI-List': { members: 'A `cid:` URI, in quotes, of the part of the body that has the refused addresses.' },
  'P-Served-User': {
    sescase: 'Whether the user is served as caller (`orig`) or as callee (`term`).',
    regstate: 'Whether the user is registered.',
    'orig-cdiv': 'The user is served as the one who diverted the call.',
  },
  'Policy-Contact': {
    'non-cacheable': 'The address must not be remembered for later sessions.',
    'alt-uri': 'Addresses with the same value lead to the same policy; one of them is enough.',
  },
  'Policy-ID': { token: 'What the policy server gave to the user agent as a proof that it was asked.' },
  'Priv-Answer-Mode': answerMode,
  'Proxy-Authenticate': challenge,
  'Proxy-Authorization': credentials,
  Reason: {
    cause: 'The number: a status code for `SIP`, a cause of the telephone network for `Q.850`.',
    text: 'What happened, for people, in quotes.',
    location: 'For `Q.850`: where in the telephone network the call was released; `U` is the user.',
    ppi: 'For `STIR`: the signed statement that the reason is about.',
  },
  'Referred-By': { cid: 'The Content-ID, in quotes, of the part of the body that proves who referred.' },
  'Reject-Contact': mediaFeatures,
  'Remote-Party-ID': {
    party: 'Whether this is who calls or who is called.',
    screen: 'Whether the network has checked who it is.',
    'id-type': 'What kind of name it is.',
    privacy: 'What of the name and the URI is to be kept from others.',
  },
  Replaces: {
    'to-tag': "The receiver's own tag in the dialog to be replaced; `0` where it has none.",
    'from-tag': "The other side's tag in the dialog to be replaced; `0` where it has none.",
    'early-only': 'Only a dialog that is not answered yet is replaced; otherwise the INVITE gets a 486.',
  },
  'Resource-Share': {
    origin: 'Who wants the resources to be shared.',
    rules: 'Which resources may be shared, and in which direction.',
    timestamp: 'When that was decided.',
  },
  'Response-Source': { fe: 'The network element that made the response, a `urn:3gpp:fe:` name in angle brackets.' },
  'Retry-After': { duration: 'For how many seconds the callee can be reached once the time is over.' },
  'Security-Client': securityMechanism,
  'Security-Server': securityMechanism,
  'Security-Verify': securityMechanism,
  'Session-Expires': {
    refresher:
      'Who refreshes the session, counted from the last request that did: `uac` its sender, `uas` its receiver.',
  },
  'Session-ID': {
    remote: "The other side's half, 32 hexadecimal digits; zeros while it is not known.",
    logme: 'The signalling of this session is to be logged, for testing.',
  },
  'Subscription-State': {
    expires: 'How many seconds the subscription still has; it may be fewer than were asked for.',
    reason:
      'Why it ended. Subscribe again at once after `deactivated` and `timeout`, later after `probation` and `giveup`, not at all after `rejected`, `noresource` and `invariant`; after `badfilter` with another filter.',
    'retry-after': 'After how many seconds to subscribe again, with `probation` and `giveup`.',
    ...rates,
  },
  'Target-Dialog': {
    'local-tag': "The receiver's own tag in the dialog.",
    'remote-tag': "The sender's own tag in the dialog, which to the receiver is the remote one.",
  },
  To: {
    tag: "The callee's part of the name of the dialog. Absent from a first request; in every response but 100, and unchanged from then on.",
  },
  'Trigger-Consent': { 'target-uri': 'To which URI the consent is to apply, in quotes.' },
  'User-to-User': {
    purpose: 'For which application the data are; `isdn-uui` when absent.',
    content: 'What the data are; when absent, what the application in `purpose` has laid down.',
    encoding:
      'How the data are written: `hex` for hexadecimal digits; when absent, as the application in `purpose` has laid down.',
  },
  Via: {
    branch:
      'The name of the transaction. It begins with `z9hG4bK` and is new with each request, except ACK to a non-2xx response and CANCEL, which repeat that of the INVITE.',
    received: 'The address from which the request really came. The receiver adds it where it differs from sent-by.',
    rport:
      'Empty in a request: please answer to the port from which this came. In the response, the receiver has written that port. Needed behind NAT.',
    maddr: 'The address, usually a multicast group, to which the response is to go.',
    ttl: 'The time to live of a multicast message, from 0 to 255. Only with `maddr`.',
    alias: 'Requests in the other direction may use this TLS connection too.',
    comp: 'The sender takes messages compressed by SigComp.',
    'sigcomp-id': 'Which compartment of SigComp belongs to the sender, a URN in quotes.',
    keep: 'The sender is willing to send keep-alives. In the response, the value is how often, in seconds.',
    oc: 'Empty in a request: the sender understands overload control. In the response, by how much to reduce its requests.',
    'oc-algo': 'How the load is to be reduced, in quotes: by a share (`loss`) or to a rate (`rate`).',
    'oc-validity': 'For how many milliseconds the reduction holds; 500 when absent, 0 ends it.',
    'oc-seq': 'The number of the instruction, so that an old one does not overrule a newer.',
    'received-realm': 'From which network operator the request came, signed by the proxy that let it in.',
  },
  'WWW-Authenticate': {
    ...challenge,
    ik: 'In IMS: the integrity key, from the server to the first proxy. The proxy takes it out before the device sees it.',
    ck: 'In IMS: the encryption key, from the server to the first proxy. The proxy takes it out before the device sees it.',
  },
} as const;
