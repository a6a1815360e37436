/** What is said of each push service, in English. */

export const pushServices = {
  kind: 'push service',
  entries: {
    apns: "Apple's push service.",
    fcm: "Google's push service, Firebase Cloud Messaging.",
    webpush: 'The push service of web browsers.',
  },
} as const;
