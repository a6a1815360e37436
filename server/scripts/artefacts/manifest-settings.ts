/** The settings in the extension's manifest, and which of them a folder that is not trusted may not set. */

import { readFileSync } from 'node:fs';
import { type SettingDefinition, settingDefinitions } from '../../src/lsp/settings.ts';
import { rules } from '../../src/rules/index.ts';
import { levels } from '../../src/rules/levels.ts';
import { inRepository } from '../repository.ts';

export const path = 'package.json';

/** The manifest as it stands, with these two parts written anew. */
export function content(): string {
  const manifest = JSON.parse(readFileSync(inRepository(path), 'utf8'));
  const settings: readonly SettingDefinition[] = settingDefinitions;
  manifest.contributes.configuration = {
    title: 'SIP',
    properties: Object.fromEntries(
      settings.map((setting, index) => [`sip.${setting.key}`, propertyOf(setting, index)]),
    ),
  };
  manifest.capabilities.untrustedWorkspaces.restrictedConfigurations = settings
    .filter(({ restricted }) => restricted === true)
    .map(({ key }) => `sip.${key}`);
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function propertyOf(setting: SettingDefinition, order: number): object {
  const { key, type, default: usual, words, scope, minimum, maximum } = setting;
  return {
    type,
    default: usual,
    ...(words === undefined
      ? {}
      : { enum: words, markdownEnumDescriptions: words.map((word) => `%setting.${key}.${word}%`) }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    scope,
    order,
    markdownDescription: `%setting.${key}%`,
    ...(key === 'lint.rules' ? { properties: ruleProperties(), additionalProperties: false } : {}),
  };
}

/** One entry for each rule, with the severity that it has when nothing is set. */
function ruleProperties(): object {
  return Object.fromEntries(
    rules.map(({ name, severity }) => [
      name,
      { type: 'string', enum: levels, default: severity, description: `%rule.${name}%` },
    ]),
  );
}
