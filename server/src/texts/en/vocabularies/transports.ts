/** What is said of each transport, in English. */

export const transports = {
  kind: 'transport',
  entries: {
    UDP: 'Datagrams: SIP repeats what gets lost. Port 5060.',
    TCP: 'A stream: Content-Length tells where a message ends. Port 5060.',
    TLS: 'TCP with TLS. Port 5061.',
    WS: 'WebSocket: one frame, one message. Port 80.',
    WSS: 'WebSocket over TLS, as browsers use it. Port 443.',
    SCTP: 'SCTP. Port 5060.',
    'TLS-SCTP': 'SCTP with TLS. Port 5061.',
  },
} as const;
