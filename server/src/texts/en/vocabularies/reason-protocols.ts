/** What is said of each protocol of a reason, in English. */

export const reasonProtocols = {
  kind: 'protocol of a reason',
  entries: {
    'Q.850': 'The cause value by which the telephone network (ISDN, ISUP) releases a call, in decimal.',
    SIP: 'A SIP status code: `SIP;cause=200;text="Call completed elsewhere"` in a CANCEL keeps a telephone from showing a missed call.',
    Preemption: 'The call has to make way for one of higher precedence.',
    STIR: "A status code about a caller's signature that could not be verified; here several values may stand.",
    RELEASE_CAUSE:
      'Why a device of IMS releases a session: 1 the user ends it, 2 no RTP or RTCP, 3 the bearer is lost, 4 no ACK, 5 no response, 6 the call took too long to set up.',
    FAILURE_CAUSE:
      'Why a call fails in IMS: 1 bearer or quality of service lost, 2 signalling bearer released, 3 resources not allocated.',
    EMM: 'A cause of mobility management in 4G.',
    ESM: 'A cause of session management in 4G.',
    '5GMM': 'A cause of mobility management in 5G.',
    '5GSM': 'A cause of session management in 5G.',
    'S1AP-RNL': 'A cause of the radio network layer in 4G.',
    'S1AP-TL': 'A cause of the transport layer between base station and core of 4G.',
    'S1AP-NAS': 'A cause of the signalling between device and core of 4G.',
    'S1AP-MISC': 'Another cause of the 4G radio network, such as overload.',
    'S1AP-PROT': 'A fault of protocol between base station and core of 4G.',
    'NGAP-RNL': 'A cause of the radio network layer in 5G.',
    'NGAP-TL': 'A cause of the transport layer between base station and core of 5G.',
    'NGAP-NAS': 'A cause of the signalling between device and core of 5G.',
    'NGAP-MISC': 'Another cause of the 5G radio network, such as overload.',
    'NGAP-PROT': 'A fault of protocol between base station and core of 5G.',
    DIAMETER: "A Diameter cause of an access network other than 3GPP's.",
    IKEV2: "An IKEv2 cause of an access network other than 3GPP's, such as Wi-Fi.",
  },
} as const;
