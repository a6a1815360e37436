/** What is said of each value of Privacy, in English. */

export const privacyValues = {
  kind: 'value of Privacy',
  entries: {
    id: 'Networks must not hand P-Asserted-Identity to anybody whom they do not trust.',
    none: 'The user wants no privacy, not even where it is the default. Stands alone.',
    header: 'A privacy service hides what Via, Contact and other header fields say of the sender.',
    session: 'A privacy service hides the addresses in the session description, and media pass through it.',
    user: 'Names the user has set, as in From and Subject, are to be hidden by a privacy service, since the device cannot.',
    critical: 'The request must fail if privacy cannot be had. Stands beside another value.',
    history: 'What History-Info says of earlier targets is not to leave the network.',
  },
} as const;
