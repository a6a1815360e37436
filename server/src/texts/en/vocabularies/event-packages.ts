/** What is said of each event package, in English. */

export const eventPackages = {
  kind: 'event package',
  entries: {
    presence: 'Whether and how somebody can be reached. NOTIFY carries application/pidf+xml.',
    dialog:
      'The calls of a user agent and how they stand, as busy lamps show them. NOTIFY carries application/dialog-info+xml.',
    'message-summary':
      'New and old messages in a mailbox, for the message lamp. NOTIFY carries application/simple-message-summary.',
    refer:
      'How the request that a REFER asked for comes along. No SUBSCRIBE makes it: the REFER does. NOTIFY carries message/sipfrag.',
    reg: 'Which contacts are registered for an address, as IMS devices watch it. NOTIFY carries application/reginfo+xml.',
    conference: 'Who takes part in a conference, and with which media. NOTIFY carries application/conference-info+xml.',
    'ua-profile': 'The configuration of a device, a user or a local network; `profile-type` says which.',
    'call-completion': 'When a busy or absent callee can be called again. NOTIFY carries application/call-completion.',
    certificate: 'The certificate of a user. NOTIFY carries application/pkix-cert.',
    'consent-pending-additions':
      'Which URIs of a list still wait for the consent of their owners. NOTIFY carries application/resource-lists-diff+xml.',
    credential: "The private key of a user, for the user's own devices. NOTIFY carries application/pkcs8.",
    'http-monitor': 'When a document on a web server changes. NOTIFY carries message/http.',
    kpml: 'Which keys are pressed in a call, by patterns that the subscriber gives. NOTIFY carries application/kpml-response+xml.',
    'load-control': 'How much load a server wants to be spared. NOTIFY carries application/load-control+xml.',
    'poc-settings':
      'The settings of a push-to-talk device, such as whether it answers by itself. PUBLISH carries application/poc-settings+xml.',
    'session-spec-policy':
      'Which policy of the network holds for one session. NOTIFY carries application/media-policy-dataset+xml.',
    'Siemens-RTP-Stats': 'Quality of RTP streams, as Siemens devices report it.',
    'spirits-INDPs': 'Detection points of the intelligent network: what happens to a call in the telephone network.',
    'spirits-user-prof': 'Events of the intelligent network that concern a mobile user, such as where the user roams.',
    'vq-rtcpxr': 'Quality of voice, as measured by RTCP XR. PUBLISH or NOTIFY carries application/vq-rtcpxr.',
    'xcap-diff': 'What changes in documents on an XCAP server. NOTIFY carries application/xcap-diff+xml.',
    'as-feature-event': 'Features such as do-not-disturb and forwarding, kept in step between telephone and server.',
    'call-info': 'Who uses which of several shared lines.',
    'check-sync': 'A NOTIFY without a subscription, by which a server makes a telephone load its configuration anew.',
    'comm-div-info': 'Tells a user of IMS that calls to the user were diverted.',
    hold: 'A NOTIFY within a call, by which an application makes a telephone put the call on hold.',
    'line-seize': 'A telephone reserves a shared line before it dials.',
    talk: 'A NOTIFY within a call, by which an application makes a telephone answer or take the call back from hold.',
  },
} as const;
