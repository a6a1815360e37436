/** What the user agent says, as keys of sentences: the words stand in `texts/…/send.ts`. */

/** A sentence by key; the words stand in `texts/…/send.ts`. */
export interface Note {
  readonly key: NoteKey;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Why nothing is sent. */
export type RefusalKey =
  | 'not-a-request'
  | 'response-alone'
  | 'target-malformed'
  | 'transport-unsupported'
  | 'sips-needs-tls'
  | 'address-not-found'
  | 'lookup-too-slow'
  | 'service-denied'
  | 'multicast'
  | 'broadcast';

/** How the way was found, step by step, and where the answer comes. */
export type RouteKey =
  | 'by-directive'
  | 'by-route'
  | 'by-strict-route'
  | 'by-setting'
  | 'by-request-uri'
  | 'transport-named'
  | 'transport-of-sips'
  | 'transport-of-via'
  | 'transport-default'
  | 'transport-by-size'
  | 'transport-by-naptr'
  | 'transport-by-service'
  | 'naptr-found'
  | 'naptr-none'
  | 'naptr-late'
  | 'naptr-failed'
  | 'srv-found'
  | 'srv-none'
  | 'srv-late'
  | 'srv-failed'
  | 'naptr-unusable'
  | 'next-addresses'
  | 'port-named'
  | 'port-default'
  | 'by-service'
  | 'address-numeric'
  | 'address-localhost'
  | 'address-found'
  | 'connection-shared'
  | 'answer-on-connection'
  | 'answer-to-source'
  | 'answer-to-via'
  | 'answer-to-maddr';

/** What is odd about a message before it leaves. */
export type WarningKey =
  | 'answer-lost'
  | 'answer-elsewhere'
  | 'local-port-taken'
  | 'via-missing'
  | 'via-transport-differs'
  | 'via-host-differs'
  | 'contact-differs'
  | 'datagram-too-big'
  | 'sips-without-tls'
  | 'certificate-unchecked'
  | 'keys-logged'
  | 'same-branch'
  | 'same-cseq'
  | 'register-cseq';

/** Why there will be no answer. */
export type FailureKey =
  | 'no-answer'
  | 'no-final-answer'
  | 'rang-too-long'
  | 'connection-refused'
  | 'connection-reset'
  | 'connection-closed'
  | 'connection-timeout'
  | 'unreachable'
  | 'datagram-refused'
  | 'port-taken'
  | 'local-not-ours'
  | 'transport-failed'
  | 'too-many-at-once'
  | 'too-fast'
  | 'cancelled'
  | 'ended'
  | CertificateKey
  | WebSocketKey
  | FramingKey;

/** Why a connection is not secure enough, or no TLS at all. */
export type CertificateKey =
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-for-another'
  | 'certificate-self-signed'
  | 'certificate-of-unknown-authority'
  | 'certificate-refused'
  | 'certificate-not-pinned'
  | 'tls-timeout'
  | 'tls-closed'
  | 'tls-not-spoken'
  | 'tls-too-old'
  | 'tls-wants-certificate'
  | 'tls-refuses-certificate'
  | 'tls-broken-off'
  | 'tls-failed';

/** Why there is no WebSocket, or no more. */
export type WebSocketKey =
  | 'websocket-refused'
  | 'websocket-without-sip'
  | 'websocket-not-spoken'
  | 'websocket-closed'
  | 'websocket-timeout'
  | 'websocket-message-too-big'
  | 'websocket-broken';

/** What a stream brought that is no SIP. */
export type FramingKey =
  | 'frame-length-malformed'
  | 'frame-length-repeated'
  | 'frame-length-missing'
  | 'frame-too-big'
  | 'frame-head-too-big'
  | 'frame-line-too-long'
  | 'frame-too-many-fields'
  | 'frame-not-sip'
  | 'frame-stalled'
  | 'frame-cut-off';

/** What is worth saying about a message that was sent or came in. */
export type RemarkKey =
  | 'other-source'
  | 'unmatched'
  | 'not-repeated'
  | 'other-version'
  | 'late'
  | 'malformed'
  | 'body-cut-off'
  | 'several-vias'
  | 'too-many-responses'
  | 'prack-due'
  | 'rseq-out-of-order'
  | 'cancel-waits'
  | 'ack-sent-by-hand'
  | 'ack-needs-answer'
  | 'ack-before-bye'
  | 'ack-impossible'
  | 'unwanted-call-ended'
  | 'late-call-cancelled'
  | 'late-call-ended'
  | 'request-refused'
  | 'request-unanswered'
  | 'request-waits'
  | 'contact-missing'
  | 'contact-not-found'
  | 'next-after-503'
  | 'next-after-silence'
  | 'next-after-failure'
  | 'authenticated'
  | 'authenticated-weakly'
  | 'authenticated-downgraded'
  | 'credentials-refused'
  | 'credentials-missing'
  | 'challenge-unknown'
  | 'challenge-too-weak'
  | 'challenge-from-elsewhere'
  | 'flow-lost'
  | 'flow-silent'
  | 'flow-refused'
  | 'flow-moved'
  | 'notify-missing'
  | 'last-notify-missing'
  | 'nothing-to-wait-for';

/** What is found of credentials that stand in a message. */
export type AuthorizationKey =
  | 'auth-right'
  | 'auth-wrong'
  | 'auth-right-for-algorithm'
  | 'auth-right-for-uri'
  | 'auth-right-for-quality'
  | 'auth-right-without-quality'
  | 'auth-right-for-method'
  | 'auth-right-for-ha1'
  | 'auth-right-for-user'
  | 'auth-no-request'
  | 'auth-unknown-algorithm'
  | 'auth-unknown-quality'
  | 'auth-lacks'
  | 'auth-uri-differs'
  | 'auth-count-malformed'
  | 'auth-ha1'
  | 'auth-ha1-session'
  | 'auth-ha2'
  | 'auth-body'
  | 'auth-response';

/** Why a message is not sent, by what its block asks for before. */
export type SequenceKey =
  | 'before-missing'
  | 'before-circular'
  | 'before-failed'
  | 'loop-empty'
  | 'note-refused'
  | 'prompt-unanswered'
  | 'nowhere-to-hear'
  | 'nothing-came'
  | 'other-came';

/** What Send fresh changed. */
export type ChangeKey =
  | 'fresh-via'
  | 'fresh-branch'
  | 'fresh-call-id'
  | 'fresh-from-tag'
  | 'fresh-to-tag'
  | 'fresh-cseq'
  | 'fresh-content-length';

export type NoteKey =
  | AuthorizationKey
  | RefusalKey
  | RouteKey
  | WarningKey
  | FailureKey
  | RemarkKey
  | SequenceKey
  | ChangeKey;
