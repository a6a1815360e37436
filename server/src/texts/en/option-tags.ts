/** What each option tag stands for, in English. */

export const optionTags = {
  '100rel':
    'Provisional responses can be sent reliably: repeated with RSeq until PRACK confirms them. Supported leaves the choice to the callee, Require demands it; a reliable response itself carries Require: 100rel.',
  '199':
    'The caller understands 199 Early Dialog Terminated. It belongs into Supported; in Require or Proxy-Require it makes calls fail without need.',
  answermode:
    'Answer-Mode and Priv-Answer-Mode are understood, by which a caller asks for an automatic or a manual answer. Require makes sure that they are understood, not that the call is answered so.',
  'early-session': 'Bodies with the disposition early-session are understood: a session of its own for early media.',
  eventlist:
    'Lists of resources can be subscribed to as one. The subscriber puts it into Supported of SUBSCRIBE, the list server into Require of its 200 and NOTIFY. Require in SUBSCRIBE only breaks things.',
  explicitsub:
    'A REFER sets up no subscription of its own, but is answered with a URI in Refer-Events-At where one can be made. Require only in REFER and its 200 or 421.',
  'from-change':
    'The URIs in From and To may change in the middle of a dialog, for example after a transfer, to tell who is really connected. The tags stay as they are.',
  'geolocation-http':
    'Location can be fetched from http and https URIs in Geolocation. A server that wants another kind of URI lists the tag in Unsupported and the preferred one in Supported.',
  'geolocation-sip':
    'Location can be fetched from sip, sips and pres URIs in Geolocation by subscribing to presence. A server that wants another kind of URI lists the tag in Unsupported and the preferred one in Supported.',
  gin: 'A PBX registers all its telephone numbers with one REGISTER, whose Contact has bnc. That request carries it in both Require and Proxy-Require.',
  gruu: 'Globally routable URIs for one device are understood. In Supported of a REGISTER whose Contact has +sip.instance it asks the registrar to assign them; elsewhere it says that they may be used.',
  histinfo:
    'The sender wants History-Info in responses, so that it can see how the request was retargeted. Only for Supported.',
  ice: 'ICE is needed to set up the media. In Require of an INVITE it demands that the callee supports it. Support itself is told by the feature tag sip.ice in Contact, not by Supported, except in answers to OPTIONS.',
  join: 'The header field Join is understood, by which a call joins another one into a conference.',
  'multiple-refer': 'Refer-To may point to a list of URIs in the body. A REFER that does so requires it.',
  norefersub:
    'A REFER can be accepted without the subscription that it usually sets up; Refer-Sub: false asks for that. Requiring it without knowing the other side may cost a round trip.',
  nosub:
    'A REFER sets up no subscription at all, and none can be made later. Require only in REFER and its 200 or 421.',
  outbound:
    'A client keeps the connections that it opened, registers each with reg-id and +sip.instance, and is reached over them, also behind NATs. The registrar puts it into Require of its 200 when it applies.',
  path: 'Path is understood, by which proxies between a user agent and its registrar stay on the way of later requests. Without it in Supported, a proxy that needs Path may answer 421.',
  policy:
    'Session policies are understood: proxies may name policy servers in Policy-Contact, and the user agent asks them before the session is set up.',
  precondition:
    'Media need resources to be reserved before the callee is alerted. If any precondition of the offer is mandatory, it must stand in Require. It needs 100rel, and UPDATE as well.',
  pref: 'In Require of REGISTER: the registrar must process the capabilities in Contact (RFC 3840). In Proxy-Require: proxies must process caller preferences (RFC 3841).',
  privacy:
    'A proxy on the way must be able to do what Privacy asks for. Only for Proxy-Require; the privacy service takes it out when it has done its work.',
  'recipient-list-invite':
    'The body of an INVITE holds a list of URIs whom the conference server shall invite. Such an INVITE requires it.',
  'recipient-list-message':
    'The body of a MESSAGE holds a list of its recipients. Such a MESSAGE requires it, and Supported in answers to OPTIONS announces it.',
  'recipient-list-subscribe':
    'The body of a SUBSCRIBE holds the list of resources to be watched. Such a SUBSCRIBE requires it.',
  'record-aware':
    'The user agent shows its user whether the call is being recorded, and can state a preference. Only for Supported.',
  replaces:
    'The header field Replaces is understood, by which a new call takes the place of an existing one, as in an attended transfer.',
  'resource-priority':
    'Resource-Priority is understood. With Require, a request whose values are all unknown is refused with 417. Not recommended in Proxy-Require.',
  'sdp-anat':
    'SDP may group media lines as alternative network addresses (ANAT), such as IPv4 and IPv6. Offers that do so should require it. ICE has taken its place.',
  'sec-agree':
    'The security mechanisms between client and first proxy are negotiated by Security-Client, Security-Server and Security-Verify, as IMS does. Requests carry it in both Require and Proxy-Require.',
  siprec:
    'The session is a recording session: a recording client sends the media of a call to a recording server. Each side puts it into Require of its INVITE.',
  tdialog:
    'Target-Dialog is understood, which shows by its identifiers that the sender knows an existing dialog, to earn permission for a new request.',
  timer:
    'Session timers are understood: Session-Expires, refreshed by re-INVITE or UPDATE. Every request but ACK carries it in Supported; it works even if only one side has it, so requiring it is not recommended.',
  'trickle-ice':
    'ICE candidates may follow one by one in INFO requests instead of all in the offer. It stands in Supported or Require of every INVITE and its responses, and in OPTIONS.',
  uui: 'User-to-User is understood, which hands application data to the other user agent. Require makes a call fail where it is not.',
} as const;
