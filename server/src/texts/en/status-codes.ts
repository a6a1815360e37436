/** What each status code and each class of them means, in English. */

export const statusClasses = {
  '1xx': 'Provisional: the request was received and is being worked on.',
  '2xx': 'Success: the request was received, understood and accepted.',
  '3xx': 'Redirection: further action is needed to complete the request.',
  '4xx': 'Client error: this server cannot fulfil the request as it is; another one might.',
  '5xx': 'Server error: the server failed to fulfil a request that seems valid.',
  '6xx': 'Global failure: no server can fulfil the request.',
} as const;

export const statusCodes = {
  '100':
    'The next hop has the request, and something is being done about it. It stops the retransmissions of an INVITE, is never forwarded by a stateful proxy, and never sent reliably.',
  '180':
    'The called user agent is alerting its user. The caller may play a ringback tone unless early media takes its place.',
  '181': 'A server is forwarding the call to other destinations.',
  '182':
    'The callee cannot take the call yet, and the server has put it in a queue. The reason phrase may tell the place in it, and several 182s may follow one another.',
  '183': 'Tells how the call is getting on where no other code fits; with SDP it announces early media.',
  '199':
    'One early dialog of a forked INVITE has ended, so its resources can be freed, while others may still succeed. Sent only if Supported names 199. The To tag says which dialog, Reason says why.',
  '200': 'The request has succeeded. What comes with it depends on the method.',
  '202':
    'The request was accepted, but is not carried out yet. Deprecated: answer SUBSCRIBE and REFER with 200, and treat a 202 that arrives as 200. For MESSAGE it says that a store-and-forward server has taken it.',
  '204':
    'The SUBSCRIBE succeeded, but no NOTIFY follows, because the state still matches Suppress-If-Match. Only inside an established subscription.',
  '300': 'The address leads to several places. Contact lists them, and the user or the user agent picks one.',
  '301':
    'The user is no longer at this address. Retry at the one in Contact, and update address books and caches with it.',
  '302':
    'Retry at the addresses in Contact, this time. They may be kept as long as Expires or the expires parameter says; without either, for this one request only.',
  '305':
    'The resource must be reached through the proxy in Contact; the request is repeated once through it. Only a user agent server may send this.',
  '380': 'The call failed, but other services are possible. The body describes them.',
  '400':
    'The request could not be understood because its syntax is wrong. The reason phrase should say what, as in "Missing Call-ID header field".',
  '401':
    'The request needs credentials. Repeat it with Authorization, made from the challenge in WWW-Authenticate, with a higher CSeq. Sent by user agent servers and registrars; proxies use 407.',
  '402': 'Reserved for future use.',
  '403':
    'The server understood the request and refuses it. Credentials will not help, and the request should not be repeated. RFC 8224 uses it, with the phrase Stale Date, for a Date that is too old.',
  '404':
    'The user does not exist at the domain of the Request-URI, or the receiver is not responsible for that domain.',
  '405': 'The method is known, but not allowed at this address. Allow lists the ones that are.',
  '406': 'The resource can only answer in forms that the Accept of the request rules out.',
  '407':
    'A proxy wants credentials first. Repeat the request with Proxy-Authorization, made from the challenge in Proxy-Authenticate, with a higher CSeq.',
  '408':
    'No answer could be had in time, for instance because the user could not be located. The same request may be repeated later. A client also acts as if it had received this when its transaction times out.',
  '410':
    'The user has gone for good and has left no forwarding address. Whoever cannot know that it is for good answers 404.',
  '412':
    'The precondition of the request failed: the entity-tag in SIP-If-Match is unknown or has expired. Publish the full state anew, without SIP-If-Match.',
  '413': 'The body is larger than the server is willing to process. Retry-After says when to try again, if that helps.',
  '414': 'The Request-URI is longer than the server is willing to interpret.',
  '415':
    'The body is in a form that the server does not support for this method. Accept, Accept-Encoding or Accept-Language lists what it takes, whichever was the trouble.',
  '416': 'The server does not know the URI scheme of the Request-URI. Retry with a SIP URI.',
  '417':
    'None of the values in Resource-Priority is understood, and Require insisted on it. Accept-Resource-Priority may list those that are.',
  '420':
    'An extension in Require or Proxy-Require is not understood. Unsupported lists which. The client should repeat the request without them.',
  '421':
    'The server cannot do without an extension that Supported in the request does not list. Require names it. Meant as a last resort only.',
  '422':
    'The session interval in Session-Expires is below the minimum of a server or proxy. Min-SE gives that minimum; retry with at least it.',
  '423': 'The expiration time is too short. Min-Expires gives the least that is accepted; retry with it.',
  '424':
    'The location in the request is malformed, unusable or cannot be fetched. Geolocation-Error says what is wrong. Not sent when the request has no Geolocation at all.',
  '425':
    'The emergency alert in the body is so malformed that nothing sensible can be done about it. AlertMsg-Error says why. It has nothing to do with 425 in HTTP.',
  '428': 'An Identity header field is required, and none that can be used came with the request.',
  '429':
    'The target of a REFER demands a valid Referred-By token. The referee passes this on to the referrer in its NOTIFY.',
  '430':
    'An edge proxy tells the authoritative proxy that the flow to this user agent is dead; another flow of the same instance may work. A user agent should never see it, and treats it as 400.',
  '433': 'Anonymous requests are refused here. Do not retry with the identity shown unless the user agrees.',
  '436':
    'The credentials for checking the signature could not be fetched from the info parameter of Identity. Retry with one that can be reached.',
  '437':
    'The credential that signed Identity is not supported, for instance because its certification authority is not trusted.',
  '438':
    'No Identity header field in the request carries a valid signature. A Date that was altered on the way suffices for that; retrying with the full form of the PASSporT may help.',
  '439':
    'The registrar supports outbound, but the first proxy on the way does not. Only sent if Supported lists outbound and Contact has a reg-id.',
  '440':
    'A proxy would have to fork the request more widely than Max-Breadth permits, so not all destinations were reached.',
  '469': 'The Info-Package of an INFO is not one that the receiver is willing to take. Recv-Info lists those that are.',
  '470':
    'A relay has no consent for at least one address in the URI list. Permission-Missing names those without consent.',
  '480':
    'The callee was found, but cannot be reached now: not logged in, or not to be disturbed. Retry-After may suggest a better time. Also sent when the user is known but has no valid address.',
  '481':
    'The request belongs to no dialog or transaction known here: a wrong tag or Call-ID, a CANCEL too late, a dialog already ended.',
  '482':
    'The request has come back to a server that it already passed, or the same request arrived twice by different ways (merged): RFC 3261 §8.2.2.2.',
  '483':
    'Max-Forwards had come down to 0 before the request arrived. Look for a loop, or for a value that was too small to begin with.',
  '484': 'The Request-URI is incomplete. Overlap dialling counts on it: more digits are sent until it stops.',
  '485': 'The Request-URI fits several users. Contact may list them, and a person has to choose.',
  '486':
    'The callee was reached, but will not take another call at this user agent. Retry-After may suggest a time; somewhere else the call may still succeed.',
  '487': 'The INVITE was ended by CANCEL or BYE. Never the answer to the CANCEL itself.',
  '488':
    'The session description is not acceptable here, though it may be elsewhere. Warning or a body may say which media would be. 606 says the same for everywhere.',
  '489':
    'The event package in Event is not understood. Allow-Events may list those that are, and must when a PUBLISH is refused.',
  '491':
    'Another request is under way in the same dialog, or both sides made an offer at once. Retry after a random time: 2.1 to 4 s for the side that made the Call-ID, up to 2 s for the other.',
  '493': 'The body is encrypted, and the receiver cannot or will not decrypt it. The response may bring the right key.',
  '494':
    'The request asked for a security agreement. Security-Server lists the mechanisms; the client picks one and repeats the list in Security-Verify.',
  '500': 'Something unexpected kept the server from fulfilling the request. Retry-After may say when to try again.',
  '501':
    'The server cannot do this for any user, usually because it does not know the method. A method that is known but not allowed gets 405.',
  '502': 'A gateway or proxy received an invalid response from the next server.',
  '503':
    'The server is overloaded or under maintenance. The client should try another server and leave this one alone for the time in Retry-After; without it, this counts as 500.',
  '504':
    'Another server that this one had to ask did not answer in time. UPDATE also gets it when the user would have to be asked first.',
  '505': 'The server does not support the SIP version of the request.',
  '513': 'The message is longer than the server can handle.',
  '555': 'The push notification service in pn-provider is not supported. Only in response to REGISTER.',
  '580':
    'The preconditions of the offer, such as reserved resources, cannot be met. The SDP in the body says which ones failed.',
  '600':
    'The callee was reached, is busy everywhere and will not take the call at any of its devices. If only this one is busy, 486 is right.',
  '603': 'The callee declines the call, and no other device will take it. Retry-After may suggest a better time.',
  '604': 'The server knows with authority that the user exists nowhere.',
  '606':
    'The user wishes to talk, but the session as described, in media, bandwidth or addressing, is acceptable nowhere. Warning may say why.',
  '607':
    'The callee does not want this call or message and may not want others from the same caller. A provider may use this to filter calls.',
  '608':
    'Not the callee but an intermediary, such as a call analytics engine, rejected the call as unwanted. Call-Info with purpose jwscard tells the caller where to complain.',
} as const;
