/** What the tags mean by which devices and networks tell what they can do, in English. */

export const mediaFeatures = {
  audio: 'The device can handle audio.',
  application: 'The device can handle media of the type application.',
  data: 'The device can handle data, such as a shared whiteboard.',
  control: 'The device can handle control streams, for a floor or a conference.',
  video: 'The device can handle video.',
  text: 'The device can handle real-time text.',
  automata: 'No person answers here, but a machine such as a mailbox or an announcement.',
  class: 'Whether the device serves business or is for personal calls.',
  duplex: 'Whether the device can speak and hear at once, in turns, or only one of them.',
  mobility: 'Whether the device stays in its place or moves about.',
  description: 'A text that describes the device to people, in angle brackets and quotes.',
  events: 'The event packages that the device supports, in quotes, with commas between.',
  priority: 'The priorities of calls that the device accepts, as a number or a range of numbers.',
  methods: 'The methods that the device supports, in quotes, with commas between.',
  extensions: 'The option tags that the device supports, in quotes, with commas between.',
  schemes: 'The URI schemes that the device understands, in quotes, with commas between.',
  actor: 'Who answers: the person called, an attendant, a recorder of messages, or an information service.',
  isfocus: 'The URI belongs to a conference server, the focus that holds the conference together.',
  language: 'The languages that the device or its user speaks, in quotes, with commas between.',
  type: 'The media types that the device can show, in quotes, with commas between.',
  '+sip.instance': 'Which device it is, over restarts: a URN such as `"<urn:uuid:…>"`, in angle brackets and quotes.',
  '+sip.rendering':
    'Whether the device presents the media to its user: `yes`, `no` or `unknown`. In the dialog package it tells held calls from active ones.',
  '+sip.byeless': 'The device cannot end a session itself with BYE, such as a recorder.',
  '+sip.message': 'The device takes part in sessions of messages (MSRP).',
  '+sip.ice': 'The device supports ICE.',
  '+sip.app-subtype': 'The subtypes of application media that the device handles, in quotes.',
  '+sip.fax': 'The device takes faxes: by T.38, or as tones in the audio.',
  '+sip.src': 'The device is a session recording client, which sends the media of calls to a recorder.',
  '+sip.srs': 'The device is a session recording server.',
  '+sip.pnsreg': 'The device cannot wake up by itself to register again, and wants a push notification for it.',
  '+g.3gpp.icsi-ref':
    'The communication services of IMS that the device supports, as URNs with `%3A` for the colons, in quotes.',
  '+g.3gpp.iari-ref': 'The IMS applications that the device supports, as URNs with `%3A` for the colons, in quotes.',
  '+g.3gpp.smsip': 'The device takes SMS over IMS, in MESSAGE requests.',
  '+g.3gpp.accesstype':
    'The kind of access network by which the device is registered, in quotes, such as `"cellular2"`.',
  '+g.3gpp.ps-data-off': 'Whether the user has switched mobile data off, so that only exempt services may be used.',
  '+g.3gpp.registration-token':
    'Names the registration to which a request belongs, so that an application server can tell them apart.',
} as const;

export const featureCaps = {
  '+g.3gpp.iut-focus': 'The element anchors a session that can move between devices of a user.',
  '+g.3gpp.mid-call': 'Held and conference calls can move along to the circuit-switched network.',
  '+g.3gpp.atcf':
    'An access transfer control function (ATCF) is on the way; the value is the number or address by which it is reached for a transfer.',
  '+g.3gpp.srvcc-alerting': 'Calls that ring can move to the circuit-switched network.',
  '+g.3gpp.atcf-mgmt-uri': 'The address at which the ATCF takes what the application server tells it.',
  '+g.3gpp.srvcc': 'Calls can move to the circuit-switched network (SRVCC).',
  '+g.3gpp.atcf-path': 'The address of the ATCF as it stands in Path, by which a registration is recognised.',
  '+g.3gpp.cs2ps-srvcc': 'Calls can move from the circuit-switched network to IMS.',
  '+g.3gpp.ti': 'The transaction identifier that the call has in the circuit-switched network.',
  '+g.3gpp.loopback': "The home network routes a roaming user's call back to the visited network, where it goes on.",
  '+g.3gpp.trf':
    'The address of the transit and roaming function, by which the visited network offers to take calls back.',
  '+g.3gpp.home-visited':
    "The network where the user roams, between which and the home network a roaming user's calls are routed.",
  '+g.3gpp.mrb': 'The address of a media resource broker in the visited network, which finds media servers there.',
  '+g.3gpp.icsi-ref': 'The communication services of IMS that the element supports, as URNs with `%3A` for the colons.',
  '+g.3gpp.drvcc-alerting': 'Calls that ring can move between networks by two radios at once.',
  '+g.3gpp.dynamic-stn': 'The number to be called in the circuit-switched network to move the call there.',
  '+g.3gpp.ps2cs-drvcc-orig-pre-alerting':
    "A caller's call can move to the circuit-switched network before it rings, by two radios at once.",
  '+g.3gpp.ps2cs-srvcc-orig-pre-alerting': "A caller's call can move to the circuit-switched network before it rings.",
  '+g.3gpp.cs2ps-drvcc-alerting':
    'Calls that ring can move from the circuit-switched network to IMS, by two radios at once.',
  '+g.3gpp.cs2ps-drvcc-orig-pre-alerting':
    "A caller's call can move from the circuit-switched network to IMS before it rings, by two radios at once.",
  '+g.3gpp.ics': 'The element supports IMS services for calls whose media run over the circuit-switched network.',
  '+g.3gpp.registration-token':
    'Names the registration to which a request belongs, so that an application server can tell them apart.',
  '+g.3gpp.verstat': "The home network verifies callers' numbers, so that `verstat` in a URI can be relied on.",
  '+g.3gpp.mcvideo.ambient-viewing-call-release':
    'The device supports that an ambient viewing call of mission-critical video is ended.',
  '+g.3gpp.mcptt.ambient-listening-call-release':
    'The device supports that an ambient listening call of mission-critical push-to-talk is ended.',
  '+g.3gpp.dynamic-e-stn-drvcc':
    'The number to be called to move an emergency call to the circuit-switched network, by two radios at once.',
  '+g.3gpp.ps2cs-srvcc-term-pre-alerting': "A callee's call can move to the circuit-switched network before it rings.",
  '+g.3gpp.priority-share': 'The network can let a session share a bearer of priority, as Priority-Share asks.',
  '+g.3gpp.thig-path': "A border element hides the network's topology in Path, and recognises by this that it did.",
  '+g.3gpp.anbr': 'The network recommends bit rates, by which the device may adapt its codec (ANBR).',
  '+g.3gpp.in-call-access-update': 'Where a device tells during a call that its access network has changed.',
  '+g.3gpp.datachannel': 'The network supports data channels in IMS calls.',
  '+g.3gpp.dc-mux': 'Several applications may share one data channel connection of an IMS call.',
  '+sip.607': 'The element understands 607, by which a callee says that a call is unwanted.',
  '+sip.608': 'The element understands 608, by which the network tells that it blocked a call.',
  '+sip.pns': 'The push service that the element supports, in quotes.',
  '+sip.vapid': 'The public key by which a push service knows the server, for webpush, in quotes.',
  '+sip.pnsreg':
    'The element sends push notifications for the renewal of registrations; the value is how many seconds before their end, in quotes.',
  '+sip.pnspurr':
    'The element sends push notifications for requests within dialogs; the value goes into `pn-purr`, in quotes.',
} as const;
