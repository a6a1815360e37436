/** What is said of each parameter of early media, in English. */

export const earlyMediaDirections = {
  kind: 'parameter of early media',
  entries: {
    supported: 'The header field is understood.',
    sendrecv: 'Early media may flow both ways.',
    sendonly: 'Early media may flow one way only, as `a=sendonly` has it in SDP.',
    recvonly: 'Early media may flow one way only, as `a=recvonly` has it in SDP.',
    inactive: 'No early media may flow.',
    gated: 'The direction is the one that a gate of the network enforces already.',
  },
} as const;
