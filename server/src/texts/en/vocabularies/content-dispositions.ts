/** What is said of each disposition of a body, in English. */

export const contentDispositions = {
  kind: 'disposition of a body',
  entries: {
    session: 'The body describes a session. The default of application/sdp.',
    render: 'The body is to be shown to the user. The default of other types.',
    'early-session': 'The body describes a session of its own for early media.',
    'recipient-list': 'The body lists the recipients of the request.',
    'recipient-list-history': 'The body tells who else has got the request.',
    'by-reference': 'The body is used only where a header field points to it by its Content-ID.',
    signal: 'The body is signalling of the telephone network, ISUP or QSIG.',
    icon: 'The body is a picture of the caller or the callee.',
    alert: 'The body is a ring tone or something like it.',
    aib: 'The body is a signed copy of some header fields.',
    notification: 'The body tells that an instant message was delivered or displayed.',
    'Info-Package': 'The body belongs to the package that Info-Package names.',
    'recording-session': 'The body describes the call that is recorded.',
    '3gpp-alternative-service': 'The body tells a device to try again in another way, such as as an emergency call.',
    '3gpp-service-info': 'The body carries service information of IMS.',
    attachment: 'The body is shown only when the user wants it.',
    inline: 'The body is shown at once, as part of the message.',
    'form-data': 'A field of a web form.',
  },
} as const;
