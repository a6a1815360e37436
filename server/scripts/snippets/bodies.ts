/** Bodies that several snippets have. */

/** RFC 8866, RFC 3264: an offer of audio. */
export const sessionDescription: readonly string[] = [
  'v=0',
  'o=- {{$sdpVersion}} {{$sdpVersion}} IN IP4 {{$localIp}}',
  's=-',
  'c=IN IP4 {{$localIp}}',
  't=0 0',
  'm=audio {{$rtpPort}} RTP/AVP 0 8 101',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:101 telephone-event/8000',
  'a=fmtp:101 0-16',
  'a=«direction|sendrecv,sendonly,recvonly,inactive»',
];
