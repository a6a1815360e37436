/** Long lists with what is wanted most often at their head; the rest keeps its order. */

const lists = {
  methods: 'INVITE REGISTER OPTIONS MESSAGE SUBSCRIBE NOTIFY PUBLISH BYE CANCEL ACK PRACK UPDATE REFER INFO',
  allowed: 'INVITE ACK CANCEL BYE OPTIONS',
  'uri-params': 'transport lr user maddr ttl method gr ob phone-context ext isub',
  'option-tags': '100rel timer replaces path outbound gruu precondition',
  'status-codes':
    '200 180 183 100 401 404 407 486 487 480 481 488 491 302 400 403 408 415 420 423 500 503 600 603 202 204',
  causes: '200 480 486 487 600 603 408 500 503',
  functions:
    'branch callId tag cseq localIp localPort transport targetHost targetPort contentLength rtpPort sdpVersion secret uuid',
  'sdp-attributes':
    'rtpmap fmtp sendrecv sendonly recvonly inactive ptime maxptime rtcp-fb rtcp-mux mid setup fingerprint ice-ufrag ice-pwd candidate crypto group extmap ssrc msid curr des conf',
  'header-params':
    'branch rport tag expires id call-id to-tag from-tag alg utran-cell-id-3gpp username realm nonce uri response charset cause reason',
  'multipart-params': 'boundary type start',
  'terminated-params': 'reason retry-after',
  encodings: 'PCMU PCMA G722 G729 opus telephone-event AMR AMR-WB EVS H264 VP8 H265 VP9 AV1',
  'dynamic-encodings': 'opus telephone-event AMR AMR-WB EVS CN red H264 VP8 H265 VP9 AV1 rtx',
  bandwidths: 'AS TIAS RR RS',
  words: 'unconditional user-busy no-answer deflection hmac-sha-1-96',
  'proto-of-application': 'UDP/DTLS/SCTP TCP/DTLS/SCTP UDP/BFCP TCP/BFCP TCP/MRCPv2',
  'proto-of-image': 'udptl UDP/TLS/UDPTL',
  'proto-of-message': 'TCP/MSRP TCP/TLS/MSRP',
  'proto-of-streams': 'RTP/AVP RTP/AVPF RTP/SAVP RTP/SAVPF UDP/TLS/RTP/SAVPF UDP/TLS/RTP/SAVP TCP/RTP/AVP',
  headers: 'Via From To Call-ID CSeq Contact Record-Route Route RSeq Expires Content-Type',
} as const;

const places = new Map(Object.entries(lists).map(([list, names]) => [list, new Map(names.split(' ').map(placed))]));

/** Things with a name, those of a list first. */
export function usualFirst<T extends { readonly name: string }>(list: keyof typeof lists, things: readonly T[]): T[] {
  const known = places.get(list);
  const place = ({ name }: T): number => known?.get(name) ?? Number.MAX_SAFE_INTEGER;
  return [...things].sort((one, other) => place(one) - place(other));
}

function placed(name: string, place: number): [string, number] {
  return [name, place];
}
