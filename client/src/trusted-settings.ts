/** The settings as a folder that is not trusted leaves them: what it may not set is as the user has it. */

/** What VS Code knows of one setting. */
export interface Inspected {
  readonly defaultValue?: unknown;
  readonly globalValue?: unknown;
}

type Section = Readonly<Record<string, unknown>>;

/** The keys below `sip.` that the manifest restricts. */
export function restrictedKeys(manifest: unknown): readonly string[] {
  const capabilities = at(at(manifest, 'capabilities'), 'untrustedWorkspaces');
  const keys = at(capabilities, 'restrictedConfigurations');
  return Array.isArray(keys) ? keys.map((key) => String(key).replace(/^sip\./u, '')) : [];
}

/** VS Code leaves these out by itself, but could be deceived (microsoft/vscode#335112): so they are read where no folder can write. */
export function withoutWorkspaceValues(
  section: unknown,
  keys: readonly string[],
  inspect: (key: string) => Inspected | undefined,
): unknown {
  return keys.reduce(
    (before, key) => {
      const inspected = inspect(key);
      return replaced(before, key.split('.'), inspected?.globalValue ?? inspected?.defaultValue);
    },
    isSection(section) ? section : {},
  );
}

function replaced(section: Section, [step = '', ...further]: readonly string[], value: unknown): Section {
  if (further.length === 0) return { ...section, [step]: value };
  const inner = section[step];
  return { ...section, [step]: replaced(isSection(inner) ? inner : {}, further, value) };
}

function at(value: unknown, key: string): unknown {
  return isSection(value) ? value[key] : undefined;
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
