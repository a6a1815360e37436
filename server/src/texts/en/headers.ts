/** What each header field is for, who writes it and what to beware of, in English. */

export const headers = {
  Accept:
    'The media types that its sender can read in the body of an answer. Without it, `application/sdp` is assumed; an empty one says that no body is welcome. A 415 lists here what would have been understood.',
  'Accept-Contact':
    "A caller's wish for a certain kind of device: video, a fixed phone, a person rather than a mailbox. The caller writes it; proxies that fork compare it with what devices registered. Each value begins with `*`; `require` and `explicit` turn the wish into a condition.",
  'Accept-Encoding':
    'The content codings, such as `gzip`, that its sender can undo in the body of an answer. An empty one allows `identity` only.',
  'Accept-Language':
    'The languages in which its sender would like reason phrases, session descriptions and bodies, weighed by `q`. It does not choose the language of the call.',
  'Accept-Resource-Priority':
    'The namespaces and priorities that a server handles in Resource-Priority. It stands in a 417, and in a 200 to OPTIONS.',
  'Additional-Identity':
    "In IMS, a further identity of the user, one that was given to them for making or taking calls. It is exchanged between the user's device and application servers, and is removed where trust ends.",
  'Alert-Info':
    'In an INVITE, the ring tone for the callee; in a 180 or another provisional response but 100, the ringback tone for the caller: a URI in angle brackets, or one of the `urn:alert:` names of RFC 7462. Whoever plays a tone from just anywhere invites abuse, so devices usually ask for trust first.',
  'AlertMsg-Error':
    "What was wrong with an emergency alert that a request carried: a code and a text for people. A 425 must have it. The RFC's grammar calls the text `message`, the registry `code`.",
  Allow:
    'The methods that a user agent supports. A 405 must have it; in INVITE and its 2xx it tells the peer whether it may send UPDATE, REFER or INFO. Methods are case-sensitive, and a missing Allow says nothing at all.',
  'Allow-Events':
    'The event packages for which a user agent takes subscriptions. A 489 to PUBLISH must have it. Names of packages are case-sensitive.',
  'Answer-Mode':
    "A caller's wish that the call be answered by itself (`Auto`), as in push-to-talk, or only by a person (`Manual`). With `require`, the call fails unless the wish is granted. The 2xx says which it was.",
  'Attestation-Info':
    'In IMS, how well the network knows that the caller may use the number: `A` fully, `B` the customer only, `C` just the gateway through which the call came. The serving network writes it for the server that signs the call (RFC 8588).',
  'Authentication-Info':
    "The server's part after digest authentication, in a 2xx: the nonce for the next request, and by `rspauth` a proof that it knows the password too. Its commas separate the parameters of one value.",
  Authorization:
    'Credentials for the user agent or registrar that challenged with a 401. The client writes them when it repeats the request under the next CSeq. Its commas belong to one value, so never join two rows of it; proxies leave it alone.',
  'Call-ID':
    'One name for all messages of a dialog, and for all registrations of one client. The client makes it, unlike any other in the world, and each message of the dialog repeats it. It is compared character by character, case included.',
  'Call-Info':
    'Where more about the caller or the callee can be found: a picture (`icon`), a page (`info`), a business card (`card`). Each URI stands in angle brackets, followed by its `purpose`. Showing or fetching what a stranger names is risky.',
  'Cellular-Network-Info':
    'In IMS, the cell to which a device was last attached while it comes by another access, say Wi-Fi, and how many seconds ago that was. The device or its proxy writes it; it is needed for emergency calls and charging.',
  Contact:
    'Where its sender can be reached directly. It becomes the target of later requests in the dialog; in REGISTER it is the address to be stored, in a 3xx where to go instead. INVITE and its 2xx must have exactly one. `*` stands alone, with `Expires: 0`, and removes every registration.',
  'Content-Disposition':
    'What the receiver is to do with the body: `session` sets up media, `render` shows it. Without it, `application/sdp` is a session and all else is shown. `handling=optional` lets a receiver that does not understand the body ignore it.',
  'Content-Encoding':
    'The codings, such as `gzip`, that were applied to the body, in that order. A receiver that cannot undo them answers 415.',
  'Content-ID':
    'A name for the whole body, so that the same message can refer to it by a `cid:` URI, from Geolocation or Referred-By for instance. It must differ from the names of the parts inside a multipart body.',
  'Content-Language': 'The languages of the people for whom the body is written.',
  'Content-Length':
    'The size of the body in bytes, not in characters, from behind the empty line. Over TCP and TLS it is how the receiver finds the end of the message, so it must be there and right. Over UDP, bytes beyond it are dropped, and a value beyond the datagram is an error.',
  'Content-Type':
    'The media type of the body. It must stand wherever there is a body. A multipart type needs its `boundary`, in quotes where it holds more than letters and digits.',
  CSeq: 'A number and the method. The number grows by one with each new request of a dialog; ACK and CANCEL repeat the number of their INVITE. A response copies both, and the client matches it by the method too. It starts below 2^31.',
  Date: 'When the message was first sent. The form is fixed, with two digits for the day and always `GMT`. It helps devices without a clock, and the signature in Identity covers it.',
  'DC-Info':
    'In IMS, what concerns the data channels of a call. It is defined by recent releases of 3GPP TS 24.229; only its name is known here.',
  Diversion:
    'Who passed the call on, and why, the last one first. Widespread, but no standard: History-Info has come in its place.',
  Encryption:
    'How a message of RFC 2543 was encrypted, by PGP. RFC 3261 removed it: do not send it. S/MIME and TLS took its place.',
  'Error-Info':
    'Where more about an error can be found: a page to be shown, or a SIP URI at which an announcement can be heard. A caller that follows the latter treats it like a redirection.',
  Event:
    'The event package of a SUBSCRIBE, NOTIFY or PUBLISH, such as `presence` or `dialog`; exactly one. NOTIFY repeats it together with its `id`. Names of packages are case-sensitive.',
  Expires:
    'A number of seconds: how long a registration, subscription or publication is to last, or an INVITE may ring. 0 ends it. The 2xx tells what was granted, which may be less; a `Contact;expires` goes before it in registrations.',
  'Feature-Caps':
    'Features that the proxy or server which inserts it provides, each with a `+`. User agents state theirs in Contact instead. Each value begins with `*`.',
  'Flow-Timer':
    'In the 2xx to a REGISTER that uses outbound (RFC 5626): after how many seconds without a sign of life the edge proxy takes the connection for dead. The client sends keep-alives more often than that.',
  From: 'Who the request is from, in the words of the sender. Its `tag` must be there and never changes within the dialog; responses copy the field as it is. A URI with `,`, `;` or `?` needs angle brackets. It proves nothing: see P-Asserted-Identity and Identity.',
  Geolocation:
    'Where the device or its user is: by a `cid:` URI that points into the body, or by a URI from which the location can be fetched. The URI stands in angle brackets; `geo:` is not allowed.',
  'Geolocation-Error':
    'Why the location in a request was of no use: a code, and a text for people. A 424 must have it.',
  'Geolocation-Routing':
    'Whether servers on the way may read the location of the request in order to route it: `yes` or `no`, where a missing field means `no`. Emergency calls need `yes`.',
  Hide: 'In RFC 2543, a wish that proxies encrypt the Via fields before them. RFC 3261 removed it: do not send it. See Privacy.',
  'History-Info':
    'Where a request went before and why it was sent on, one value for each step. Proxies add to it. `index` tells the order and the forks; `rc`, `mp` and `np` name the step from which one came. Reason and Privacy stand inside the URI, escaped.',
  Identity:
    "A signature over caller, callee and time, made by an authority for the caller's number or domain (STIR). `info` leads to the certificate, `ppt` names the kind, such as `shaken`. It may stand several times, but is no comma list; the older form in quotes is obsolete.",
  'Identity-Info':
    'Where the certificate for an Identity of RFC 4474 was found. RFC 8224 removed it together with its compact form `n`, and put `info` into Identity.',
  'In-Reply-To':
    'The Call-IDs of the calls that this call answers, so that a device can tell a returned call from an unasked one.',
  'Info-Package':
    'The package to which an INFO belongs, so that the receiver knows what its body means. Only packages that the peer listed in Recv-Info may be sent. INFO of the old kind, for DTMF say, has none.',
  Join: 'In an INVITE, the dialog whose conversation the new call is to join. `to-tag` and `from-tag` are those that the receiver has; both must be there. Not together with Replaces; untrusted callers must be refused.',
  'Max-Breadth':
    'How many branches of a request may be under way at once. Each proxy that forks divides it among its branches, and answers 440 when nothing is left. It stops amplification by loops that fork; 60 is usual.',
  'Max-Forwards':
    'How many hops a request may still take. The client starts with 70; each proxy takes one off and answers 483 at 0, which ends loops. 0 to 255. OPTIONS with a small number finds the proxies on the way.',
  'MIME-Version':
    'The version of MIME that the body follows: `1.0`. Bodies of SIP follow it anyway, so it is rarely sent.',
  'Min-Expires':
    'The shortest expiry, in seconds, that a registrar, notifier or publication server accepts. It must stand in a 423; the client asks again with at least that much.',
  'Min-SE':
    'The shortest session interval, in seconds, that a user agent or a proxy accepts: at least 90. A 422 must have it; the caller then repeats the INVITE with a Session-Expires that is no shorter.',
  Organization:
    'The name of the organization to which the sender belongs. It is free text: its commas and parentheses mean nothing.',
  'Origination-Id':
    'In IMS, a UUID that names the origin of a call to the server that signs it. The network writes it, and it ends up in the `origid` of the signature (RFC 8588).',
  'P-Access-Network-Info':
    'In IMS, the access by which a device is attached, and its cell. The device writes it, or its proxy with `network-provided`. Only networks that trust one another pass it on: it reveals where the user is. Since RFC 7315 it is a comma list.',
  'P-Answer-State':
    'In push-to-talk, whether a person or device really answered (`Confirmed`) or a server answered in advance (`Unconfirmed`).',
  'P-Asserted-Identity':
    'Who the user is, as the network has verified it. A proxy inserts it, and a receiver believes it only from a network it trusts; at the edge it is removed from strangers, and where Privacy says `id`. At most two values: one `sip:`, one `tel:`.',
  'P-Asserted-Service':
    'In IMS, the service that a request belongs to, as the network has verified it: a `urn:urn-7:` name without angle brackets. It is believed only within the trust domain.',
  'P-Associated-URI':
    'In the 200 to a REGISTER, further addresses that belong to the registered user. The registrar of an IMS network writes them; that one stands here does not mean that it is registered.',
  'P-Called-Party-ID':
    'In IMS, the address that was called, kept by the proxy before it replaces the Request-URI by the contact. The callee sees by it which of its identities was dialled.',
  'P-Charge-Info':
    'Who pays for the call. It is inserted and read by servers that trust one another, and says nothing to the user.',
  'P-Charging-Function-Addresses':
    'In IMS, where charging records go: `ccf` collects them offline, `ecf` accounts online; a second one of each is the reserve. It begins with a parameter, and never leaves the network.',
  'P-Charging-Vector':
    'In IMS, the name under which all records of a session are brought together (`icid-value`, always first), and the networks that take part (`orig-ioi`, `term-ioi`, `transit-ioi`). Proxies write it; it never goes to the device.',
  'P-DCS-Billing-Info':
    'In cable networks, what is needed to bill a call: a correlation identifier, the element that keeps the records, and the numbers to be charged. It passes between trusted proxies only.',
  'P-DCS-LAES':
    'In cable networks, where an intercepted call is to be reported, by order of the law. It passes between trusted proxies, and no user may see it.',
  'P-DCS-OSPS':
    "In cable networks, the operator's services: `BLV` verifies that a line is busy, `EI` breaks in for an emergency, `RING` rings the caller back.",
  'P-DCS-Redirect':
    'In cable networks, who was called first and how often a call under interception was redirected, so that the interception follows it. It passes between trusted proxies only.',
  'P-DCS-Trace-Party-ID':
    "In cable networks, who made the call that a customer asks to have traced. The callee's device sends it to its proxy.",
  'P-Early-Media':
    'Whether, and in which directions, media may flow before the call is answered. A trusted network writes it; `supported` in the INVITE says that it is understood, and the one that came last holds. A gateway cuts unauthorized early media by it.',
  'P-Media-Authorization':
    'Tokens, as hexadecimal digits, by which a device may reserve bandwidth for the media of a call. Its proxy gets them from a policy server.',
  'P-Preferred-Identity':
    'Which of its identities a user wants the network to assert, from a user agent to the first proxy that it trusts. The proxy checks it, removes it, and writes P-Asserted-Identity.',
  'P-Preferred-Service':
    'In IMS, the service for which a device makes a request: a `urn:urn-7:` name without angle brackets. The network checks it, removes it, and writes P-Asserted-Service.',
  'P-Private-Network-Indication':
    'In IMS, the private network, by its domain, to which a request belongs, so that the rules of the company and not those of public calls apply.',
  'P-Profile-Key':
    'In IMS, the wildcarded identity of a service that matched the Request-URI. It saves the next server the search in the subscriber database.',
  'P-Refused-URI-List':
    'In a 403, the addresses out of a list of recipients that the server refused. `members` refers to them in the body.',
  'P-Served-User':
    'In IMS, the user for whom an application server is called, whether as caller (`orig`) or callee (`term`), and whether registered. The serving proxy writes it, and it stays within the trust domain.',
  'P-User-Database':
    'In IMS, the subscriber database that has the user, as a Diameter URI (`aaa:`). One proxy of the network tells it to the next, and saves a search.',
  'P-Visited-Network-ID':
    'In IMS, the network in which a device is roaming, told to its home network when it registers. A token or a quoted string, no URI.',
  Path: 'The proxies through which a registered device must be reached. Each proxy that a REGISTER passes adds itself in front; the registrar stores the list, repeats it in the 200, and puts it into Route later. The device announces `path` in Supported. Angle brackets and `lr` always.',
  'Permission-Missing': 'In a 470, the recipients to whom a relay may not send because they have not consented.',
  'Policy-Contact':
    'Policy servers that a user agent is to ask about its session, named by a proxy: to the caller in a 488, to the callee in the request. Alternatives for one policy share an `alt-uri`; `non-cacheable` keeps the address from being remembered.',
  'Policy-ID':
    'The policy servers that a user agent has asked about its session, so that proxies know. The URI stands without angle brackets, so a `;` ends it.',
  Priority:
    'How urgent a request is in the eyes of its sender: `emergency`, `urgent`, `normal`, `non-urgent`, or `psap-callback` for a call back from emergency services. It moves no one else aside: see Resource-Priority.',
  'Priority-Share':
    'In IMS, whether a session may share the priority that was granted to others of its user: `allowed` or `not-allowed`. Servers of the network write it.',
  'Priority-Verstat':
    'In IMS, whether the signature over a priority was verified. It is defined by recent releases of 3GPP TS 24.229; only its name is known here.',
  'Priv-Answer-Mode':
    "Like Answer-Mode, from a caller with special rights: the wish may override the callee's settings, as for an emergency. A receiver must know the caller, for it lets anybody else listen in.",
  Privacy:
    'What about the user is to be kept from the other side: `id` (the asserted identity), `header`, `session`, `user`, `history`; `none` forbids hiding. With `critical`, the request fails rather than show it. Its values are joined by `;`, not by commas.',
  'Proxy-Authenticate':
    "A proxy's demand for credentials, in a 407: realm, nonce and, as a quoted list, `qop`. Its commas belong to one value, so each challenge has a row of its own; the best algorithm comes first.",
  'Proxy-Authorization':
    'Credentials for the proxy that challenged with a 407. The client writes them when it repeats the request; the proxy whose realm they name consumes them. Its commas belong to one value, so never join two rows.',
  'Proxy-Require':
    'Extensions that each proxy on the way must support; one that does not answers 420. Few extensions need it, and it makes many calls fail.',
  RAck: 'In PRACK, which reliable provisional response is acknowledged: its RSeq, then number and method of its CSeq. Three parts with blanks between them.',
  Reason:
    'Why a request was sent, often a BYE or CANCEL: a SIP status code or a Q.850 cause, such as `SIP;cause=200;text="Call completed elsewhere"`. Responses may carry Q.850 causes. Usually one value for each protocol.',
  'Reason-Phrase':
    'No header field: the name is reserved, because the log format of RFC 6873 writes the reason phrase of a response under it. Do not send it.',
  'Record-Route':
    'Proxies that want to see the later requests of a dialog. Each puts itself in front; the callee copies the list into its responses, and both sides make their Route from it, the caller in reverse. Angle brackets always; `lr` marks a loose router.',
  'Recv-Info':
    'The Info Packages that a user agent is ready to receive in INFO. An empty one says that none is. INVITE must have it where Info Packages are supported, and its reliable response then too.',
  'Refer-Events-At':
    "In the 2xx to a REFER that asked for an explicit subscription: the URI at which the referral's progress can be subscribed to (RFC 7614).",
  'Refer-Sub':
    'In REFER, `false` asks for no subscription and so no NOTIFYs about the progress. It holds only when the 2xx says `false` as well.',
  'Refer-To':
    'In REFER, whom the receiver is to contact, and by `;method=` inside the URI, how; exactly one. A `?Replaces=` inside it makes a transfer with consultation: its `;`, `=` and `@` are escaped, and the URI needs angle brackets.',
  'Referred-By':
    'Who sent the REFER that led to this request. The referred party copies it; its `cid` may point to a signed proof in the body. Without such a proof it is a claim.',
  'Reject-Contact':
    "A caller's wish not to reach a certain kind of device, a mailbox for instance. Devices that match all of it are left out. Each value begins with `*`.",
  'Relayed-Charge':
    'In IMS, the contents of a P-Charging-Vector from elsewhere, passed on between servers that trust one another. It is removed where trust ends.',
  'Remote-Party-ID':
    'Who calls or is called, as the network says. Widespread, but no standard: P-Asserted-Identity has come in its place.',
  Replaces:
    'In an INVITE, the dialog that the new call takes the place of, as in attended transfer and call pickup. `to-tag` and `from-tag` are those that the receiver has; both must be there. `early-only` spares a call that has been answered.',
  'Reply-To':
    "Where an answer is to go when it is not From, as for a returned call. Some devices ignore it; a callback to a stranger's Reply-To may be fraud.",
  'Request-Disposition':
    'How the caller wants servers to treat the request: proxy or redirect, fork or not, one after another or all at once, queue or not. Servers may disregard it.',
  Require:
    'Extensions that the receiver must support. A user agent that lacks one answers 420 with Unsupported; in a response it binds the other side. It must not be empty, and belongs neither into CANCEL nor into the ACK to a refusal.',
  'Resource-Priority':
    'With which priority a request may take scarce resources, as `namespace.priority`: `wps` and `ets` for emergency staff in public networks, `dsn` and `drsn` for defence networks. A network grants it to authorized users only.',
  'Resource-Share':
    'In IMS, whether the media of several sessions may share the same reserved resources. Servers of the network write it.',
  'Response-Key':
    'In RFC 2543, the key with which the answer was to be encrypted. RFC 3261 removed it: do not send it.',
  'Response-Source':
    'In IMS, which network element made an error response, as a `urn:3gpp:fe:` name in `fe`. It tells a refusal of the network from one of the callee.',
  'Restoration-Info':
    "In IMS, what helps to restore a user's registration after a server has failed. It passes between servers of the network only.",
  'Retry-After':
    'After how many seconds a refused request may be worth repeating: with 404, 413, 480, 486, 500, 503, 600 and 603. `duration` tells for how long the callee can then be reached. No date, unlike HTTP; a comment may follow the number.',
  Route:
    'Proxies that a request has still to visit, in that order; each removes itself. The client makes it from Record-Route, Service-Route, Path or its outbound proxy. Angle brackets always; without `lr` the old strict routing applies.',
  RSeq: 'The number of a reliable provisional response (`Require: 100rel`). It grows by one with each, and the client acknowledges it with PRACK. It starts between 1 and 2^31 − 1; a 100 never has one.',
  'Security-Client':
    "The security mechanisms that a user agent supports towards its first proxy, such as `tls` or IMS's `ipsec-3gpp`. It goes with `sec-agree` in Require and Proxy-Require.",
  'Security-Server':
    'The security mechanisms that the first proxy supports, best first, in a 494 or 421; in IMS in the 401 to a REGISTER. The client takes the best that both have.',
  'Security-Verify':
    'The Security-Server list as the client got it, sent back once the connection is protected. If it differs from what the proxy sent, somebody has tampered with it.',
  Server:
    'The software of the user agent server that answers. It is for people who look for faults; no behaviour should depend on it, and it may reveal weaknesses.',
  'Service-Interact-Info':
    'In IMS, which services have already been run for a call, so that application servers do not run them again or run what does not go with them.',
  'Service-Route':
    'In the 2xx to a REGISTER, the proxies that the client is to put into Route for each request outside a dialog. The registrar writes it. Angle brackets and `lr` always; order matters.',
  'Session-Expires':
    'After how many seconds a session ends unless a re-INVITE or UPDATE refreshes it: at least 90, 1800 is usual. `refresher` says who does it, and the 2xx must have it. It finds calls whose BYE was lost.',
  'Session-ID':
    "One name for a session that, unlike Call-ID, survives every intermediary: 32 lowercase hexadecimal digits for the sender, and in `remote` those of the peer. Zeros mean that the peer's is not known yet.",
  'SIP-ETag':
    "In the 2xx to PUBLISH, the name of the state that was stored. The next PUBLISH names it in SIP-If-Match; each success brings a new one. A token without quotes, unlike HTTP's.",
  'SIP-If-Match':
    'In PUBLISH, the stored state that is refreshed, changed or, with `Expires: 0`, removed. The server answers 412 when it does not know it. Without the field, PUBLISH stores something new.',
  Subject: 'What the call is about, for people and for filters. Free text: commas and parentheses mean nothing.',
  'Subscription-State':
    'In NOTIFY, how the subscription stands: `pending`, `active` with the seconds left in `expires`, or `terminated` with a `reason` that tells whether to subscribe again, and after how long.',
  Supported:
    'Extensions that a user agent supports, by option tag. A server may use only those listed here in its response, and answers 421 when it needs one that is not. An empty one says that there are none.',
  'Suppress-If-Match':
    'In SUBSCRIBE, the entity tag of the state that the subscriber already has. If it is still current, the notifier leaves out the body of the NOTIFY, or answers 204 and sends none. `*` suits any state.',
  'Target-Dialog':
    'A dialog between the same two user agents, named to show that the sender is in it, and so to be let in with a request outside it, a REFER for instance. `local-tag` is the one that the receiver made.',
  Timestamp:
    'When the client sent the request, by its own clock. The 100 copies it and may add, after a blank, the seconds that the server took, so that the client can estimate the round trip.',
  To: "Whom the request is for; the Request-URI, not To, decides where it goes. A first request has no `tag`; the callee adds one in every response but 100, and it then names the dialog together with From's and the Call-ID.",
  'Trigger-Consent':
    'Where a recipient lets a relay ask it again for its consent. The URI stands without angle brackets, so a `;` begins a parameter of the field; `target-uri` is in quotes.',
  Unsupported:
    'In a 420, the option tags out of Require or Proxy-Require that the server does not support. The client may try again without them.',
  'User-Agent':
    'The software of the user agent that sends the request. It is for people who look for faults; no behaviour should depend on it, and it may reveal weaknesses.',
  'User-to-User':
    'Data that the applications at both ends exchange with a call, in hexadecimal digits with `encoding=hex`. Without `purpose` it is the user-to-user information of ISDN. Others on the way can read it.',
  Via: 'The way that a request takes: each sender puts its transport, its address and a new `branch` on top, and responses go back the same way, one off at each hop. `branch` begins with `z9hG4bK` and names the transaction. `rport` asks for the answer at the port from which the request came, which NAT needs.',
  Warning:
    'More about the status of a response: a three-digit code, who adds it, and a text in quotes, with exactly one space between. The codes of SIP begin with 3; most concern the session description.',
  'WWW-Authenticate':
    'The demand of a user agent or registrar for credentials, in a 401: realm, nonce and, as a quoted list, `qop`. Its commas belong to one value, so each challenge has a row of its own; one for each algorithm, the best first.',
} as const;
