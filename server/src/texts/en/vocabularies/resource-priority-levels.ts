/** What is said of each priority within a namespace of Resource-Priority, in English. */

export const resourcePriorityLevels = {
  kind: 'priority of Resource-Priority',
  entries: {
    preemption:
      'Level {level} of {of} in {namespace}; the lowest is 1. Where resources are short, a lower level has to make way.',
    queue:
      'Level {level} of {of} in {namespace}; the lowest is 1. Where resources are short, it goes ahead of lower levels.',
  },
} as const;
