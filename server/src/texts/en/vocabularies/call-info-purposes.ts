/** What is said of each purpose of Call-Info, in English. */

export const callInfoPurposes = {
  kind: 'purpose of Call-Info',
  entries: {
    icon: 'A picture that stands for the caller or the callee.',
    info: 'A page that describes the caller or the callee.',
    card: 'A business card, as vCard or LDIF.',
    'list-management': 'Where a list of resources can be managed.',
    'call-completion': 'Where the caller can have itself told when the callee is free.',
    impp: 'The address of the party for instant messages and presence.',
    ccmp: 'The server at which the conference is controlled.',
    jwscard: 'A signed card of whoever blocked the call, in a 608.',
    'rcd-jcard': 'A card with name, logo and more about the caller, as jCard.',
    'rue-owner': 'The person who uses a device of a video relay service.',
    'EmergencyCallData.ProviderInfo': 'For emergency calls: who provides the telephone service.',
    'EmergencyCallData.ServiceInfo': 'For emergency calls: what kind of service it is.',
    'EmergencyCallData.DeviceInfo': 'For emergency calls: what kind of device it is.',
    'EmergencyCallData.SubscriberInfo': 'For emergency calls: who the subscriber is.',
    'EmergencyCallData.Comment': 'For emergency calls: a remark for people.',
    'EmergencyCallData.Control': 'For emergency calls: orders to a car, and what it answers.',
    'EmergencyCallData.eCall.MSD': 'For emergency calls: the minimum set of data of a car.',
    'EmergencyCallData.VEDS': 'For emergency calls: the data of a car after a crash.',
    'EmergencyCallData.cap': 'For emergency calls: an alert of a sensor, in the Common Alerting Protocol.',
    'emergency-CallId': 'The identifier of an emergency call in the networks of North America.',
    'emergency-IncidentId': 'The identifier of an incident in the emergency networks of North America.',
  },
} as const;
