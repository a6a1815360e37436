/** What a new message can be, by the prefix of its snippet. */

export const flows = [
  'options',
  'register',
  'register-auth',
  'message',
  'invite',
  'subscribe',
  'publish',
  'refer',
  'request',
  'exchange-register-digest',
];
