/** What is said of each event template, in English. */

export const eventTemplates = {
  kind: 'event template',
  entries: {
    winfo:
      'A template: who watches the package before the dot, as in `presence.winfo`. NOTIFY carries application/watcherinfo+xml.',
  },
} as const;
