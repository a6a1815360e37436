/** The namespaces of Resource-Priority, each with its priorities from the lowest to the highest. */

import { defineVocabulary, type Entry, type Vocabulary } from './vocabulary.ts';

/** RFC 4412 §9: whether a request of higher priority takes the resources of others, or goes ahead of them in a queue. */
type Treatment = 'preemption' | 'queue';

const flash = ['routine', 'priority', 'immediate', 'flash', 'flash-override'];

export const resourcePriorities = defineVocabulary({
  name: 'resource-priorities',
  // Namespaces differ but in their numbers, and whoever runs a network may have one of their own.
  misspelled: 'information',
  entries: [
    namespace('ets', 'RFC 4412 §10.5', 'queue', numbers(4, 0)),
    namespace('wps', 'RFC 4412 §10.6', 'queue', numbers(4, 0)),
    namespace('esnet', 'RFC 7135 §2', 'queue', numbers(0, 4)),
    namespace('dsn', 'RFC 4412 §10.2', 'preemption', flash),
    namespace('drsn', 'RFC 4412 §10.3', 'preemption', [...flash, 'flash-override-override']),
    namespace('q735', 'RFC 4412 §10.4', 'preemption', numbers(4, 0)),
    namespace('mcpttp', 'RFC 8101 §3', 'preemption', numbers(0, 15)),
    namespace('mcpttq', 'RFC 8101 §3', 'queue', numbers(0, 15)),
    ...numbered('dsn'),
    ...numbered('drsn'),
    ...numbered('rts'),
    ...numbered('crts'),
  ],
});

/** RFC 5478 §3: ten assured-service namespaces of a kind. */
function numbered(kind: string): Entry[] {
  return numbers(0, 9).map((number) => {
    const entry = namespace(`${kind}-00000${number}`, 'RFC 5478 §3', 'preemption', numbers(0, 9));
    return { ...entry, about: `${kind}-nnnnnn`, args: { number } };
  });
}

function namespace(name: string, spec: string, treatment: Treatment, priorities: readonly string[]): Entry {
  return { name, spec, within: prioritiesOf(name, spec, treatment, priorities) };
}

function prioritiesOf(namespace: string, spec: string, treatment: Treatment, names: readonly string[]): Vocabulary {
  const of = names.length;
  return {
    name: `resource-priorities/${namespace}`,
    texts: 'resource-priority-levels',
    // RFC 4412 §4.6.2: a priority that the namespace does not have is as good as none.
    unknown: 'information',
    entries: names.map((name, index) => {
      return { name, spec, about: treatment, args: { namespace, level: index + 1, of } };
    }),
  };
}

function numbers(from: number, to: number): string[] {
  const step = from < to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => String(from + step * index));
}
