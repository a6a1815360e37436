/** What is wrong in a `.siplint.json`, in English. */

export const config = {
  'no-files': 'files is missing: the patterns of the files that this part is for.',
  'no-json': 'This is no JSON: something else has to stand here, so that nothing of the file counts.',
  'no-list': '{key} takes a list.',
  'no-object': 'An object has to stand here, between { and }.',
  'no-text': '{key} takes texts only.',
  'unknown-key': 'There is no key {name} here.[[ Did you mean {meant}?]]',
  'unknown-level': '{level} is no severity. There are {levels}.',
  'unknown-profile': 'There is no profile {name}. There are {names}.',
  'unknown-rule': 'There is no rule {name}.[[ Did you mean {meant}?]]',
} as const;
