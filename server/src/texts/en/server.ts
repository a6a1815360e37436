/** What the language server says of itself, in English. */

export const server = {
  'more-of-one-rule':
    'This message has {count} more problems of this kind. They are shown when the first ones are fixed.',
  'more-in-file': 'This file has {count} more problems. They are shown when the first ones are fixed.',
  'message-not-found': 'There is no message at this place.',
  'document-changed': 'The document was edited before the message could be sent. Send again.',
  'document-closed': 'The document is not open.',
  'response-alone': 'A response is sent only as the reply to a request that came in.',
  'files-need-trust': 'Files are included only in a trusted folder.',
  'not-confirmed': 'It was not confirmed, so nothing left.',
  'server-ended': 'The part of the server that sends has ended. Send again.',
  'confirm-question': 'Send {method} to {address}, port {port}, over {transport}?',
  'confirm-send': 'Send',
  'confirm-cancel': 'Cancel',
  'confirm-credentials': 'It carries credentials.',
  'confirm-files': 'It carries {files}.',
  'confirm-telephone': 'This may ring a telephone or an emergency service.',
  'ca-file-missing': 'The file of authorities {file} does not exist.',
  'ca-file-unreadable': 'The file of authorities {file} cannot be read.',
  'ca-file-without-certificate': 'The file of authorities {file} must hold certificates as PEM, all of them whole.',
  'port-taken': 'The port {port} cannot be listened on. Another program may have it: choose another by sip.serve.port.',
} as const;
