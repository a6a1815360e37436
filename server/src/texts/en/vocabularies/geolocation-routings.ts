/** What is said of each word in Geolocation-Routing, in English. */

export const geolocationRoutings = {
  kind: 'permission to route by location',
  entries: {
    no: 'The location is for its recipient alone; no server on the way may route by it. The default.',
    yes: 'Servers on the way may look at the location and route by it.',
  },
} as const;
