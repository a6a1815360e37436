/** What is said of each kind of PASSporT, in English. */

export const passportTypes = {
  kind: 'kind of PASSporT',
  entries: {
    shaken: 'How well the operator knows the caller, from A to C.',
    div: 'The call was diverted, and by whom.',
    'div-o': 'The call was diverted; the original signature lies within.',
    rph: 'The values of Resource-Priority may be used.',
    rcd: 'Name, logo and other things about the caller.',
    sph: 'The header field Priority may be used, and the call is an emergency one.',
    msgi: 'The content of a message, not of a call.',
  },
} as const;
