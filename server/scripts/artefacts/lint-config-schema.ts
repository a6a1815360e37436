/** The schema of `.siplint.json`, which knows every profile and rule. */

import { rules } from '../../src/rules/index.ts';
import { levels } from '../../src/rules/levels.ts';
import { defaultProfile, profileNames } from '../../src/rules/profiles.ts';
import { textsFor } from '../../src/texts/texts.ts';

export const path = 'schemas/siplint.schema.json';

const words = textsFor('en');

export function content(): string {
  return `${JSON.stringify(schema(), undefined, 2)}\n`;
}

function schema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'How strictly Sipwright checks the files of a folder',
    description: 'The nearest .siplint.json upward of a file counts, and no other.',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      ...layerProperties(),
      overrides: {
        description: 'What is otherwise for some files; later ones come before earlier ones.',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            files: {
              description: 'Patterns such as legacy/** or *.{sip,txt}, counted from the folder of this file.',
              type: 'array',
              items: { type: 'string' },
            },
            ...layerProperties(),
          },
          required: ['files'],
          additionalProperties: false,
        },
      },
    },
    additionalProperties: false,
    definitions: {
      level: { enum: levels },
      levels: {
        description: 'The severity of a rule, or off. Names may hold *; the last that fits counts.',
        type: 'object',
        properties: Object.fromEntries(
          rules.map(({ name }) => [
            name,
            { $ref: '#/definitions/level', description: words('rules', `${name}/why`) ?? name },
          ]),
        ),
        patternProperties: { '[*?]': { $ref: '#/definitions/level' } },
        additionalProperties: false,
      },
      rule: { anyOf: [{ enum: rules.map(({ name }) => name) }, { type: 'string', pattern: '[*?]' }] },
    },
    examples: [{ profile: 'gb28181', ignore: ['missing-max-forwards'], rules: { 'malformed-*': 'warning' } }],
  };
}

function layerProperties(): object {
  const list = { type: 'array', items: { $ref: '#/definitions/rule' } };
  return {
    profile: { description: 'What messages are held to.', enum: profileNames, default: defaultProfile },
    select: {
      description: 'Only these rules count; a name in full also brings back what the profile leaves out.',
      ...list,
    },
    ignore: { description: 'These rules say nothing.', ...list },
    rules: { $ref: '#/definitions/levels' },
  };
}
