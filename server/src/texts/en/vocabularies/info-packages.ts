/** What is said of each info package, in English. */

export const infoPackages = {
  kind: 'info package',
  entries: {
    infoDtmf: 'Keys that were pressed, as 3GPP defines it.',
    'trickle-ice': 'Further candidates of ICE, one after the other.',
    'EmergencyCallData.eCall.MSD': 'The minimum set of data that a car sends after a crash (European eCall).',
    'EmergencyCallData.VEDS': 'The data that a car sends after a crash (vehicle emergency data set).',
    'g.3gpp.access-transfer-events': 'What happens when a call moves between radio networks.',
    'g.3gpp.mid-call': 'Held and conference calls that move along to the circuit-switched network.',
    'g.3gpp.state-and-event': 'How a call stands that moves between radio networks before it is answered.',
    'g.3gpp.ussd': 'Dialogues with the network such as `*100#` (USSD).',
    'g.3gpp.current-location-discovery': "The network asks an emergency caller's device where it is now.",
    'g.3gpp.mcptt-floor-request': 'Who wants to speak, in mission-critical push-to-talk.',
    'g.3gpp.mcptt-info': 'Control of a call in mission-critical push-to-talk.',
    'g.3gpp.mcdata-com-release': 'The end of a transfer in mission-critical data.',
    'g.3gpp.mcvideo-info': 'Control of a call in mission-critical video.',
  },
} as const;
