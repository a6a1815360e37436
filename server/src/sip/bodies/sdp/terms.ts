/** The words that stand in `m=`, `c=`, `o=`, `b=` and `a=group` lines: kinds of media, protocols, networks, addresses, bandwidths, what a group is for. */

export type TermKind = 'media' | 'proto' | 'net-type' | 'address-type' | 'bandwidth' | 'group';

export interface Term {
  readonly kind: TermKind;
  readonly name: string;
  readonly spec: string;
  /** Of a protocol: its formats are RTP payload types. */
  readonly rtp?: boolean;
  /** Of a protocol: DTLS gives it its keys. */
  readonly dtls?: boolean;
}

export const terms: readonly Term[] = [
  { kind: 'media', name: 'audio', spec: 'RFC 8866 §5.14' },
  { kind: 'media', name: 'video', spec: 'RFC 8866 §5.14' },
  { kind: 'media', name: 'text', spec: 'RFC 8866 §5.14' },
  { kind: 'media', name: 'application', spec: 'RFC 8866 §5.14' },
  { kind: 'media', name: 'message', spec: 'RFC 8866 §5.14' },
  { kind: 'media', name: 'image', spec: 'RFC 6466' },
  { kind: 'media', name: 'control', spec: 'RFC 2327' },
  { kind: 'media', name: 'data', spec: 'RFC 2327' },
  { kind: 'proto', name: 'RTP/AVP', spec: 'RFC 8866', rtp: true },
  { kind: 'proto', name: 'udp', spec: 'RFC 8866' },
  { kind: 'proto', name: 'vat', spec: 'RFC 2327' },
  { kind: 'proto', name: 'rtp', spec: 'RFC 2327', rtp: true },
  { kind: 'proto', name: 'udptl', spec: 'ITU-T T.38' },
  { kind: 'proto', name: 'TCP', spec: 'RFC 4145' },
  { kind: 'proto', name: 'RTP/AVPF', spec: 'RFC 4585', rtp: true },
  { kind: 'proto', name: 'TCP/RTP/AVP', spec: 'RFC 4571', rtp: true },
  { kind: 'proto', name: 'RTP/SAVP', spec: 'RFC 3711', rtp: true },
  { kind: 'proto', name: 'RTP/SAVPF', spec: 'RFC 5124', rtp: true },
  { kind: 'proto', name: 'TCP/BFCP', spec: 'RFC 8856' },
  { kind: 'proto', name: 'TCP/TLS/BFCP', spec: 'RFC 8856' },
  { kind: 'proto', name: 'UDP/BFCP', spec: 'RFC 8856' },
  { kind: 'proto', name: 'UDP/TLS/BFCP', spec: 'RFC 8856', dtls: true },
  { kind: 'proto', name: 'TCP/DTLS/BFCP', spec: 'RFC 8856', dtls: true },
  { kind: 'proto', name: 'TCP/WS/BFCP', spec: 'RFC 8857' },
  { kind: 'proto', name: 'TCP/WSS/BFCP', spec: 'RFC 8857' },
  { kind: 'proto', name: 'TCP/TLS', spec: 'RFC 8122' },
  { kind: 'proto', name: 'FEC/UDP', spec: 'RFC 6364' },
  { kind: 'proto', name: 'UDP/FEC', spec: 'RFC 6364' },
  { kind: 'proto', name: 'TCP/MSRP', spec: 'RFC 4975' },
  { kind: 'proto', name: 'TCP/TLS/MSRP', spec: 'RFC 4975' },
  { kind: 'proto', name: 'DCCP', spec: 'RFC 5762' },
  { kind: 'proto', name: 'DCCP/RTP/AVP', spec: 'RFC 5762', rtp: true },
  { kind: 'proto', name: 'DCCP/RTP/SAVP', spec: 'RFC 5762', rtp: true },
  { kind: 'proto', name: 'DCCP/RTP/AVPF', spec: 'RFC 5762', rtp: true },
  { kind: 'proto', name: 'DCCP/RTP/SAVPF', spec: 'RFC 5762', rtp: true },
  { kind: 'proto', name: 'TCP/MRCPv2', spec: 'RFC 6787' },
  { kind: 'proto', name: 'TCP/TLS/MRCPv2', spec: 'RFC 6787' },
  { kind: 'proto', name: 'PSTN', spec: 'RFC 7195' },
  { kind: 'proto', name: 'UDP/TLS/RTP/SAVP', spec: 'RFC 5764', rtp: true, dtls: true },
  { kind: 'proto', name: 'DCCP/TLS/RTP/SAVP', spec: 'RFC 5764', rtp: true, dtls: true },
  { kind: 'proto', name: 'UDP/TLS/RTP/SAVPF', spec: 'RFC 5764', rtp: true, dtls: true },
  { kind: 'proto', name: 'DCCP/TLS/RTP/SAVPF', spec: 'RFC 5764', rtp: true, dtls: true },
  { kind: 'proto', name: 'UDP/MBMS-FEC/RTP/AVP', spec: 'RFC 6064', rtp: true },
  { kind: 'proto', name: 'UDP/MBMS-FEC/RTP/SAVP', spec: 'RFC 6064', rtp: true },
  { kind: 'proto', name: 'UDP/MBMS-REPAIR', spec: 'RFC 6064' },
  { kind: 'proto', name: 'TCP/RTP/AVPF', spec: 'RFC 7850', rtp: true },
  { kind: 'proto', name: 'TCP/RTP/SAVP', spec: 'RFC 7850', rtp: true },
  { kind: 'proto', name: 'TCP/RTP/SAVPF', spec: 'RFC 7850', rtp: true },
  { kind: 'proto', name: 'TCP/DTLS/RTP/SAVP', spec: 'RFC 7850', rtp: true, dtls: true },
  { kind: 'proto', name: 'TCP/DTLS/RTP/SAVPF', spec: 'RFC 7850', rtp: true, dtls: true },
  { kind: 'proto', name: 'TCP/TLS/RTP/AVP', spec: 'RFC 7850', rtp: true },
  { kind: 'proto', name: 'TCP/TLS/RTP/AVPF', spec: 'RFC 7850', rtp: true },
  { kind: 'proto', name: 'UDP/DTLS/SCTP', spec: 'RFC 8841', dtls: true },
  { kind: 'proto', name: 'TCP/DTLS/SCTP', spec: 'RFC 8841', dtls: true },
  { kind: 'proto', name: 'UDP/TLS/UDPTL', spec: 'RFC 7345', dtls: true },
  { kind: 'net-type', name: 'IN', spec: 'RFC 8866 §5.2' },
  { kind: 'net-type', name: 'TN', spec: 'RFC 2848' },
  { kind: 'net-type', name: 'ATM', spec: 'RFC 3108' },
  { kind: 'net-type', name: 'PSTN', spec: 'RFC 7195' },
  { kind: 'address-type', name: 'IP4', spec: 'RFC 8866 §5.7' },
  { kind: 'address-type', name: 'IP6', spec: 'RFC 8866 §5.7' },
  { kind: 'address-type', name: 'RFC2543', spec: 'RFC 2848' },
  { kind: 'address-type', name: 'NSAP', spec: 'RFC 3108' },
  { kind: 'address-type', name: 'GWID', spec: 'RFC 3108' },
  { kind: 'address-type', name: 'E164', spec: 'RFC 7195' },
  { kind: 'bandwidth', name: 'CT', spec: 'RFC 8866 §5.8' },
  { kind: 'bandwidth', name: 'AS', spec: 'RFC 8866 §5.8' },
  { kind: 'bandwidth', name: 'RS', spec: 'RFC 3556 §2' },
  { kind: 'bandwidth', name: 'RR', spec: 'RFC 3556 §2' },
  { kind: 'bandwidth', name: 'TIAS', spec: 'RFC 3890 §6.2' },
  { kind: 'group', name: 'BUNDLE', spec: 'RFC 9143 §5' },
  { kind: 'group', name: 'LS', spec: 'RFC 5888 §7' },
  { kind: 'group', name: 'FID', spec: 'RFC 5888 §8' },
  { kind: 'group', name: 'SRF', spec: 'RFC 3524' },
  { kind: 'group', name: 'ANAT', spec: 'RFC 4091' },
  { kind: 'group', name: 'FEC', spec: 'RFC 4756' },
  { kind: 'group', name: 'FEC-FR', spec: 'RFC 5956' },
  { kind: 'group', name: 'DDP', spec: 'RFC 5583' },
  { kind: 'group', name: 'DUP', spec: 'RFC 7104' },
  { kind: 'group', name: 'CLUE', spec: 'RFC 8848' },
];

const byName = new Map(terms.map((term) => [`${term.kind} ${term.name.toLowerCase()}`, term]));

/** Written in any case, as receivers read them. */
export function termNamed(kind: TermKind, name: string): Term | undefined {
  return byName.get(`${kind} ${name.toLowerCase()}`);
}

/** True where the formats of an `m=` line are RTP payload types, also under a protocol that nobody knows. */
export function isRtp(proto: string): boolean {
  return termNamed('proto', proto)?.rtp ?? /(?:^|\/)RTP\//iu.test(proto);
}

/** The protocols to which DTLS gives their keys, in capitals. */
export const dtlsProtos: readonly string[] = terms
  .filter(({ dtls }) => dtls === true)
  .map(({ name }) => name.toUpperCase());

/** True where DTLS gives a protocol its keys, so that certificates are compared by `a=fingerprint`. */
export function isDtls(proto: string): boolean {
  return termNamed('proto', proto)?.dtls === true;
}
