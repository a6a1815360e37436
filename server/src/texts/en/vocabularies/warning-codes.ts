/** What is said of each warning code, in English. */

export const warningCodes = {
  kind: 'warning code',
  entries: {
    300: 'A network protocol in the session description is not to be had.',
    301: 'An address format in the session description is not understood, such as IPv6.',
    302: 'A media protocol in the session description is not understood, such as SRTP.',
    303: 'A unit of bandwidth in the session description is not understood.',
    304: 'A kind of media is not to be had, such as video.',
    305: 'None of the codecs of a stream is to be had.',
    306: 'An attribute of the session description is not understood.',
    307: 'Something else in the session description is not understood.',
    308: 'The languages that were asked for cannot be had.',
    330: "The user's network has no multicast.",
    331: "The user's network has no unicast, perhaps because of a firewall.",
    370: 'The media need more bandwidth than there is.',
    380: 'A SIPS URI was used where only SIP is possible.',
    381: 'A SIP URI was used where SIPS is demanded.',
    399: 'Anything else, for people only: a system must not act by it.',
  },
} as const;
