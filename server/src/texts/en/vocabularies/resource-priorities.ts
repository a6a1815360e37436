/** What is said of each namespace of Resource-Priority, in English. */

export const resourcePriorities = {
  kind: 'namespace of Resource-Priority',
  entries: {
    ets: 'Calls of authorities in an emergency, on public networks (Emergency Telecommunications Service).',
    wps: 'Calls of authorities on mobile networks in an emergency (Wireless Priority Service).',
    esnet: 'Calls within the networks of emergency services, such as between call centres.',
    dsn: "The telephone network of the United States' military (Defense Switched Network).",
    drsn: "The secured telephone network of the United States' military (Defense Red Switched Network).",
    q735: 'The precedence of ISDN calls by ITU-T Q.735.3.',
    mcpttp: 'Mission-critical push-to-talk: higher priorities take the resources of lower ones.',
    mcpttq: 'Mission-critical push-to-talk: higher priorities go ahead in the queue.',
    'dsn-nnnnnn': 'Number {number} of the namespaces for assured service like those of dsn.',
    'drsn-nnnnnn': 'Number {number} of the namespaces for assured service like those of drsn.',
    'rts-nnnnnn': 'Number {number} of the namespaces for assured real-time services.',
    'crts-nnnnnn': 'Number {number} of the namespaces for assured classified real-time services.',
  },
} as const;
