/** What is said of each wish of the caller, in English. */

export const requestDispositions = {
  kind: 'wish of the caller',
  entries: {
    'no-fork': 'The request is to go to one address only.',
    fork: 'The request may go to several addresses.',
    parallel: 'Several addresses are to be tried at once.',
    sequential: 'Several addresses are to be tried one after the other.',
    proxy: 'The server is to pass the request on.',
    redirect: 'The server is to answer with the addresses, and not to pass the request on.',
    cancel: 'Other branches are to be cancelled once somebody answers.',
    'no-cancel': 'Other branches are not to be cancelled once somebody answers.',
    recurse: 'The server is to follow redirections itself.',
    'no-recurse': 'The server is to hand redirections back to the caller.',
    queue: 'Where the callee is busy, the call is to wait.',
    'no-queue': 'Where the callee is busy, the call is not to wait.',
  },
} as const;
