/** What is said of each code of a location error, in English. */

export const geolocationErrors = {
  kind: 'code of a location error',
  entries: {
    100: 'The location is not understood, or cannot be used.',
    200: 'The location is there, but nobody has permitted its use.',
    201: 'The location may not be handed on.',
    202: 'The request may not be routed by its location.',
    300: 'The location could not be fetched from its URI.',
  },
} as const;
