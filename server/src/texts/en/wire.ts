/** Why a message cannot be sent as it stands, in English. */

export const wire = {
  'empty-expression': 'Nothing stands between the braces.',
  unresolved: '{name} has no value.',
  'unknown-function': '{name} is not a known function.',
  'bad-arguments': 'These are not the arguments that {name} takes.',
  'not-known': '{name} is not known here.',
  'too-deep': '{name} refers to other variables more than eight times over.',
  'too-long': 'The value of {name} is too long.',
  'line-end-in-value': 'The value of {name} holds a line end, which would begin another header field.',
  'not-sent': 'Send the message {name} first: a part of it or of its answer belongs here.',
  'sent-alone':
    'A part of the message {name} or of its answer belongs here. # @ref {name} sends it first; --all sends all messages of the file.',
  'not-answered': 'The message {name} has not had this answer yet. Send it first, or wait for the answer.',
  'no-such-part': '{name} is not in that message.',
  'no-route-set':
    'The answer to the message {name} recorded no route, so there is nothing for Route. Take the line out.',
  'unreadable-part': '{name} holds bytes that are not text in this charset.',
  'environment-malformed': '{file} is no JSON that can be read, so that no environment counts.',
  'environment-shape': '{file} must hold environments by name, each with names and values.',
  'environment-value': '{name} in {file} is neither a text nor a number, so that no environment counts.',
  'environment-unknown': 'There is no environment {name}[[, only {others}]].',
  'in-environments': '{name} has a value in {environments} only: sip.environment or --env chooses an environment.',
  'environment-withheld': 'Environment files count only in a trusted folder.',
  'nothing-to-send': 'There is no message here.',
  'missing-include': 'The file {path} cannot be read.',
  'unknown-charset': 'The charset {charset} is not known.',
  'unencodable-text': '{character} does not exist in {charset}.',
  'unreadable-character':
    'The editor could not read a byte here. Reopen the file with its own encoding, or write the byte as \\xHH under # @escapes.',
} as const;
