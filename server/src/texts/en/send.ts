/** What is said of sending: where a message goes, what is odd about it, what came of it; in English. */

export const send = {
  // Why a message is not sent, by what its block asks for before.
  'before-missing': 'No block is called {name}, which is to be sent before this one.',
  'before-circular': 'The block {name} is to be sent before this one, and this one before it.',
  'before-failed': 'The block {name} was sent before this one and did not get the answer that it wants.',
  'loop-empty': 'The file of # @loop cannot be read, or holds no line.',
  'note-refused': 'The note was not agreed to, so nothing left.',
  'prompt-unanswered': '{name} was asked for and not given, so nothing left.',
  'nowhere-to-hear':
    'Nothing can come to this user agent: it has sent nothing whose answers it could hear, and no # @local with a port says where it listens.',
  'nothing-came': 'Nothing came within {seconds} s that # @recv {what} waits for.',
  'other-came': '{came} came, and not what # @recv {what} waits for.',

  // Why nothing is sent.
  'not-a-request':
    'The message does not begin with a request line, so nothing says where it goes. Give it a # @target.',
  'response-alone': 'A response can only be sent as the answer to a request that was received.',
  'target-malformed': '{target} is no target that can be sent to. Name one by # @target, such as udp:192.0.2.1:5060.',
  'transport-unsupported': 'Nothing can be sent over {transport}; udp, tcp, tls, ws and wss are possible.',
  'sips-needs-tls': 'A SIPS URI wants TLS, so the message does not go by {transport} (RFC 3261 §26.2.2).',
  'address-not-found': 'The name {host} has no address.',
  'service-denied': 'The domain says by its record of {service} that it has no such service (RFC 2782).',
  'lookup-too-slow': 'The name {host} was not resolved within {seconds} s.',
  multicast: '{target} is a multicast address; nothing is sent to many hosts at once.',
  broadcast: '{target} is a broadcast address; nothing is sent to many hosts at once.',

  // How the way was found.
  'by-directive': 'The target is {target}, by # @target.',
  'by-route': 'The target is the first Route, {target} (RFC 3261 §8.1.2).',
  'by-strict-route':
    'The target is the first Route, {target}, a strict router, since it has no lr parameter (RFC 3261 §8.1.2).',
  'by-setting': 'The target is {target}, by the environment or the settings.',
  'by-request-uri': 'The target is {target}, the Request-URI.',
  'transport-named': 'The target names the transport {transport}.',
  'transport-of-sips': 'The URI is a SIPS URI, so the transport is {transport} (RFC 3261 §26.2.2).',
  'transport-of-via': 'The target names no transport; the topmost Via has {transport}.',
  'transport-by-naptr':
    'By {service}, the domain prefers {transport}, whose servers are looked up at {name} (RFC 3263 §4.1).',
  'transport-by-service': 'The domain has a service {service}, so the transport is {transport} (RFC 3263 §4.1).',
  'transport-by-size':
    'Neither the target nor the Via names a transport, and {size} bytes are too many for a datagram, so it is {transport} (RFC 3261 §18.1.1).',
  'transport-default': 'Neither the target nor the Via names a transport, so it is {transport} (RFC 3263 §4.1).',
  'port-named': 'The target names port {port}.',
  'port-default': 'The target names no port, so it is {port} (RFC 3263 §4.2).',
  'by-service':
    'Of the service {service}, {host} port {port} is taken: priority {priority}, weight {weight} (RFC 2782).',
  'naptr-found': 'NAPTR {name}: {records}.',
  'naptr-none': 'NAPTR {name}: no records.',
  'naptr-late': 'NAPTR {name}: no answer within {seconds} s.',
  'naptr-failed': 'NAPTR {name}: the DNS server failed ({code}).',
  'naptr-unusable':
    'None of these records can be used: each is for another service, a transport that cannot be sent over, or one that is not secure enough (RFC 3263 §4.1).',
  'srv-found': 'SRV {name}: {records}.',
  'srv-none': 'SRV {name}: no records.',
  'srv-late': 'SRV {name}: no answer within {seconds} s.',
  'srv-failed': 'SRV {name}: the DNS server failed ({code}).',
  'address-numeric': '{address} is an address; nothing has to be looked up.',
  'address-localhost': 'localhost is this machine, {address}.',
  'address-found': '{host} has the addresses {addresses}.',
  'next-addresses': 'Where that fails, these are tried in turn: {addresses} (RFC 3263 §4.3).',

  'connection-shared': 'A connection to there stands already, and is used (RFC 3261 §18.1.1).',

  'answer-on-connection': 'The answer comes back on the connection (RFC 3261 §18.2.2).',
  'answer-to-source': 'The answer comes to {to}, where the message leaves from (RFC 3581).',
  'answer-to-via': 'The answer goes to {to}: our address, with the port of the topmost Via (RFC 3261 §18.2.2).',
  'answer-to-maddr': 'The answer goes to {to}, the maddr of the topmost Via (RFC 3261 §18.2.2).',

  // What is odd about a message before it leaves.
  'answer-lost':
    'The answer will go to port {port}, but the message leaves from {local}, so it will be lost. Add ;rport to the topmost Via (RFC 3581), or write {place} there; code actions on the Via do either.',
  'answer-elsewhere':
    'The answer will go to {to}, the maddr of the topmost Via, but the message leaves from {local}. Take maddr away and add ;rport, as a code action on the Via does, or let the message leave from there by # @local.',
  'local-port-taken': 'Port {port}, which # @local names, is in use, so the message leaves from {local}.',
  'via-missing': 'There is no Via, so a server does not know where to send its answer.',
  'via-transport-differs': 'The topmost Via says {via}, but the message goes by {transport}.',
  'contact-differs':
    'The Contact names {contact}, but we are at {local}: what follows in the dialog or for the registration goes there.',
  'via-host-differs': 'The topmost Via names {host}, but the message leaves from {local}.',
  'datagram-too-big':
    'The message has {size} bytes; above {limit} it belongs on TCP (RFC 3261 §18.1.1): write TCP in the Via, as a code action does.',
  'sips-without-tls':
    'The Request-URI is a SIPS URI, but the message goes by {transport}, which is not encrypted (RFC 3261 §26.2.2).',
  'certificate-unchecked':
    'The certificate of the other end is not checked, since sip.tls.verify is off: anybody on the way can read the message and change it.',
  'keys-logged': 'The TLS keys are written to {file}: whoever reads that file can read the connection.',
  'same-branch':
    'A message with this branch was sent {seconds} s ago, so the server will take this one for its retransmission. Send fresh takes a new branch.',
  'same-cseq':
    'A message with this Call-ID, From tag and CSeq was sent before; with another branch a server may answer 482 (RFC 3261 §8.2.2.2). Send fresh takes new ones.',
  'register-cseq':
    'A REGISTER with this Call-ID was sent with CSeq {last}; a registrar refuses one that is not higher (RFC 3261 §10.3). Send fresh counts on.',

  // Why there will be no answer.
  'no-answer': 'No answer from {peer} within {seconds} s.',
  'no-final-answer': 'No final answer from {peer} within {seconds} s.',
  'rang-too-long': 'No final answer after {seconds} s of ringing; the call is cancelled.',
  'connection-refused': 'Nobody listens at {peer}.',
  'connection-reset': '{peer} reset the connection.',
  'connection-closed': '{peer} closed the connection before it answered.',
  'connection-timeout': 'No connection to {peer} came about.',
  unreachable: 'There is no way to {peer} ({code}).',
  'datagram-refused': 'The system refuses to send the message to {peer} ({code}).',
  'local-not-ours': 'Nothing can leave from {address}, which # @local names: it is no address of this machine.',
  'port-taken': 'The local port that # @local names is in use: choose another ({code}).',
  'transport-failed': 'Sending to {peer} failed ({code}).',
  'too-many-at-once': '{limit} messages wait for their answers already, so this one was not sent. Wait, or cancel one.',
  'too-fast': 'More than {limit} messages a second to {peer} are not sent, so this one was not.',
  cancelled: 'Cancelled.',
  ended: 'Ended before the answer came.',

  // Why a connection is not secure enough. All of it is about the certificate of the peer or the TLS before any message.
  'certificate-expired': 'The certificate of {peer} has expired, so nothing was sent.',
  'certificate-not-yet-valid': 'The certificate of {peer} is not valid yet, so nothing was sent.',
  'certificate-for-another':
    'The certificate of {peer} is not for {name}[[ but for {names}]], so nothing was sent (RFC 5922 §7).',
  'certificate-self-signed':
    'The certificate of {peer} is signed by itself, and not one that you trust, so nothing was sent. To trust it, name it as the file of authorities (sip.tls.caFile, --ca-file)[[, or pin its SHA-256 fingerprint {fingerprint} (sip.tls.pinned, --pin)]].',
  'certificate-of-unknown-authority':
    'The certificate of {peer} comes from an unknown authority, so nothing was sent. To trust it, name a file with its certificate (sip.tls.caFile, --ca-file)[[, or pin the SHA-256 fingerprint {fingerprint} (sip.tls.pinned, --pin)]].',
  'certificate-not-pinned':
    'The certificate of {peer} is not the one that is pinned[[: its SHA-256 fingerprint is {fingerprint}]], so nothing was sent.',
  'certificate-refused': 'The certificate of {peer} is not in order ({code}), so nothing was sent.',
  'tls-timeout': '{peer} took the connection but did not begin TLS in time.',
  'tls-closed': '{peer} closed the connection before TLS was agreed upon.',
  'tls-not-spoken': '{peer} does not speak TLS at this port.',
  'tls-too-old': '{peer} speaks no TLS of version 1.2 or later.',
  'tls-wants-certificate':
    '{peer} wants a certificate of ours, and there is none: name one by sip.tls.certFile, --cert-file.',
  'tls-refuses-certificate': '{peer} does not accept our certificate ({code}).',
  'tls-broken-off':
    '{peer} broke off TLS without saying why: perhaps it wants a certificate of ours (sip.tls.certFile, --cert-file), or encrypts in no way that we take.',
  'tls-failed': 'TLS with {peer} was not agreed upon ({code}).',

  // Why there is no WebSocket, or no more.
  'websocket-refused': '{peer} refused the WebSocket: HTTP {status}[[ {reason}]][[, to be looked for at {location}]].',
  'websocket-without-sip':
    '{peer} opened a WebSocket, but does not speak SIP on it: it did not repeat the subprotocol sip (RFC 7118 §4).',
  'websocket-not-spoken': '{peer} does not speak WebSocket at this port.',
  'websocket-closed': '{peer} closed the connection before there was a WebSocket.',
  'websocket-timeout': '{peer} took the connection but did not open a WebSocket in time.',
  'websocket-message-too-big': '{peer} sent a message of more than {limit} bytes.',
  'websocket-broken': '{peer} broke the rules of WebSocket ({code}; RFC 6455).',

  // What a stream brought that is no SIP.
  'frame-length-malformed': '{peer} sent a Content-Length that is no number: {length}.',
  'frame-length-repeated': '{peer} sent several Content-Length fields: {lengths}.',
  'frame-length-missing':
    'The message has no Content-Length, which streams need (RFC 3261 §18.3); it is read without a body.',
  'frame-too-big': '{peer} announced a message with a body of {length} bytes; the limit is {limit} for a message.',
  'frame-head-too-big': '{peer} sent a head of more than {limit} bytes.',
  'frame-line-too-long': '{peer} sent a line of more than {limit} bytes.',
  'frame-too-many-fields': '{peer} sent a message of more than {limit} header fields.',
  'frame-not-sip': '{peer} does not speak SIP: {line}',
  'frame-stalled': '{peer} did not finish a message within {seconds} s.',
  'frame-cut-off': '{peer} closed the connection in the middle of a message, after {bytes} bytes.',

  // What is worth saying about a message that was sent or came in.
  'other-source': 'This came from {source}, not from {target}.',
  unmatched:
    'This answers no request of this exchange[[: the {method} has the branch {ours}]][[, this one {branch}]][[: it has the branch of the {same}, but not the method in its CSeq]][[, which is {named}]] (RFC 3261 §17.1.3).',
  'not-repeated':
    'The request has the {name} {ours}, which a response must repeat[[; this one has {theirs}]] (RFC 3261 §8.2.6.2).',
  'other-version': 'It says {version}, though there is only SIP/2.0 (RFC 3261 §7.1).',
  late: 'This came after the transaction had ended.',
  malformed: 'This is neither a request nor a response.',
  'body-cut-off': 'Content-Length is {declared}, but only {size} bytes of body arrived.',
  'several-vias':
    'This has more than one Via, so it was meant for somebody else: an answer comes home with the topmost Via alone (RFC 3261 §8.1.3.3).',
  'too-many-responses': 'More than {limit} messages came; no more are shown.',
  'prack-due': 'It wants a PRACK in its dialog, with RAck: {rack} (RFC 3262 §4).',
  'rseq-out-of-order':
    'RSeq {number} is not the next one: a response before it was lost, so this one must not be acknowledged (RFC 3262 §4).',
  'cancel-waits': 'Cancelled. CANCEL is sent as soon as a provisional response is here (RFC 3261 §9.1).',
  'ack-sent-by-hand': 'The ACK is left to you, by # @ack off.',
  'ack-needs-answer':
    'The INVITE had no offer, so the ACK must carry the answer to that of the response. It was not sent.',
  'ack-before-bye': 'The call is ended, and its 2xx would come again and again without an ACK (RFC 3261 §13.3.1.4).',
  'ack-impossible': 'No ACK can be built: the INVITE or its response lacks From, To, Call-ID or CSeq.',
  'late-call-cancelled': 'It rings after it had been given up, so it is cancelled.',
  'late-call-ended': 'The call was answered after it had been given up, so it is ended.',
  'unwanted-call-ended': 'The call was answered although it had been cancelled, so it is ended.',
  'request-refused': 'A {method} within the dialog was answered with {status}.',
  'request-waits': 'This {method} waits for your answer.',
  'request-unanswered': 'This {method} belongs to no dialog of this exchange and was not answered.',
  'next-after-503': '{peer} answered 503, so this goes to the next address (RFC 3263 §4.3).',
  'next-after-silence':
    'Nothing came from {peer} within {seconds} s, so this goes to the next address (RFC 3263 §4.3).',
  'next-after-failure': '{peer} could not be reached[[ ({code})]], so this goes to the next address (RFC 3263 §4.3).',
  'contact-missing':
    'The 2xx has no Contact, which it must have (RFC 3261 §12.1.1), so this is for {target}, as the INVITE was.',
  'contact-not-found': '{target} cannot be reached, so this goes where the INVITE went.',
  authenticated:
    'Answers the challenge of {realm} as {user}, with {algorithm}[[: the strongest of {offered} (RFC 8760 §2.4)]].[[ Without {missing}, which it did not offer, whoever hears that can use it again.]][[ The nonce before was no longer taken (stale={stale}).]]',
  'authenticated-downgraded':
    'Answers the challenge of {realm} as {user}, with {algorithm}, though it offered {before} before: somebody on the way may have weakened it[[ (offered now: {offered})]].[[ Without {missing}, which it did not offer, whoever hears that can use it again.]][[ The nonce before was no longer taken (stale={stale}).]]',
  'authenticated-weakly':
    'Answers the challenge of {realm} as {user}, with {algorithm}: nothing stronger was offered.[[ Without {missing}, which it did not offer, whoever hears that can use it again.]][[ The nonce before was no longer taken (stale={stale}).]]',
  'credentials-refused': 'The credentials of {user} were refused by {realm}.',
  'credentials-missing': '{realm} asks for credentials, and none were given: name them by # @auth.',
  'challenge-too-weak': 'Nothing as strong as {weakest} was offered, so no credentials are sent: {offered}.',
  'challenge-unknown': 'No challenge that can be answered was offered: {offered}.',
  'challenge-from-elsewhere': 'The challenge of {realm} did not come from the target, so no credentials are sent.',
  'flow-lost':
    'The connection to {peer} is gone, and with it what lived on it: nothing comes in any more. Send the REGISTER or SUBSCRIBE again (RFC 5626 §4.2).',
  'flow-silent':
    'A keep-alive was not answered within {seconds} s, so the way leads nowhere: nothing comes in any more. Register again (RFC 5626 §4.4).',
  'flow-refused': 'The far end refused a keep-alive, so the way counts as lost. Register again (RFC 5626 §4.4.2).',
  'flow-moved':
    'The far end saw us at {before}, and now at {after}: what lived on the old way is out of reach. Register again (RFC 5626 §4.4.2).',
  'notify-missing': 'No NOTIFY came within {seconds} s, though one is due (RFC 6665 §4.1.2.4).',
  'last-notify-missing':
    'No NOTIFY with Subscription-State: terminated came within {seconds} s, though one is due, so how it ended is not known (RFC 6665 §4.4.1).',
  'nothing-to-wait-for': 'An ACK is not answered.',

  // What is found of credentials that stand in a message.
  'auth-right': 'The response is right.',
  'auth-wrong': 'The response is wrong for this password.',
  'auth-right-for-algorithm': 'It is right for {algorithm}: algorithm does not say what it was computed with.',
  'auth-right-for-uri': 'It is right for the Request-URI, {uri}: uri does not say what it was computed with.',
  'auth-right-for-quality': 'It is right for qop={quality}: qop does not say what it was computed with.',
  'auth-right-without-quality': 'It is right without qop, as RFC 2069 had it, but there is one.',
  'auth-right-for-method': 'It is right for the method {method}: it was computed for another request.',
  'auth-right-for-ha1': 'It is right when what was given is H(A1) already, and not the password.',
  'auth-right-for-user': 'It is right for the user name {user}.',
  'auth-no-request': 'Only a request carries credentials.',
  'auth-unknown-algorithm': 'The algorithm {algorithm} is not known.',
  'auth-unknown-quality': 'The qop {quality} is not known.',
  'auth-lacks': 'The credentials lack {name}.',
  'auth-uri-differs': 'uri is {uri}, but the Request-URI is {target}: a server may refuse that (RFC 7616 §3.4.6).',
  'auth-count-malformed': 'nc is {count}; it has eight hexadecimal digits (RFC 7616 §3.4).',
  'auth-ha1': 'HA1 = {hash}({user}:{realm}:password) (RFC 7616 §3.4.2).',
  'auth-ha1-session': 'As a session algorithm wants it, that is hashed again with {nonce}:{cnonce}.',
  'auth-ha2': 'HA2 = H({input}) = {value} (RFC 7616 §3.4.3).',
  'auth-body': 'The body counts with {size} bytes.',
  'auth-response': 'response = {formula} (RFC 7616 §3.4.1).',

  // What Send fresh changed.
  'fresh-via': 'Via is now {after}; it was {before}.',
  'fresh-branch': 'The branch is now {after}; it was {before}.',
  'fresh-call-id': 'Call-ID is now {after}; it was {before}.',
  'fresh-from-tag': 'The tag of From is now {after}; it was {before}.',
  'fresh-to-tag': 'The tag of To is now {after}; it was {before}.',
  'fresh-cseq': 'CSeq is now {after}; it was {before}.',
  'fresh-content-length': 'Content-Length is now {after}; it was {before}.',
} as const;
