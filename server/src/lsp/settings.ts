/** The settings: every one with its kind and default, read in this one place. */

import type { Lens } from '../features/code-lens.ts';
import { type FormatStyle, nameStyles } from '../features/format-style.ts';
import { type Level, levels } from '../rules/levels.ts';
import type { LintLayer } from '../rules/lint-settings.ts';
import { defaultProfile, isProfileName, profileNames } from '../rules/profiles.ts';
import { type DigestFamily, digestFamilies } from '../sip/digest-families.ts';

export interface Settings {
  /** Where a message goes that neither `# @target` nor Route sends anywhere: an outbound proxy. Empty for none. */
  readonly target: string;
  /** The address to send from. Empty lets the way decide. */
  readonly localAddress: string;
  /** Which environment counts beside `$shared`. Empty for none. */
  readonly environment: string;
  readonly tls: {
    /** A file with certificates of further authorities. Empty for none. */
    readonly caFile: string;
    /** Our own certificate and its key, for a peer that wants one. Empty for none. */
    readonly certFile: string;
    readonly keyFile: string;
    /** The file that the keys of connections are written to. Empty for none. */
    readonly keyLogFile: string;
    /** Whether certificates are checked. */
    readonly verify: boolean;
    /** The fingerprint of the one certificate that a place may have, by `host:port`, or `host`. */
    readonly pinned: Readonly<Record<string, string>>;
  };
  /** Challenges by weaker algorithms are not answered. */
  readonly weakestDigest: DigestFamily;
  /** The local SIP server. */
  readonly serve: {
    /** 0 takes any free one. */
    readonly port: number;
    /** Its certificate and key for TLS. Empty for one that is made when it starts. */
    readonly certFile: string;
    readonly keyFile: string;
  };
  /** Whether a 2xx to INVITE is acknowledged by itself where no directive says otherwise. */
  readonly autoAck: boolean;
  /** Whether BYE, NOTIFY and OPTIONS of what is ours are granted by themselves. */
  readonly autoAnswer: boolean;
  /** Which lenses stand above each start line. */
  readonly lenses: ReadonlySet<Lens['action'] | 'next'>;
  /** Whether the size of a body is shown where the text does not tell it. */
  readonly bodyHints: boolean;
  /** Whether the encodings of payload types are shown behind m= lines. */
  readonly payloadHints: boolean;
  /** Whether the times in t= lines are shown as dates. */
  readonly sessionTimeHints: boolean;
  /** Whether many seconds are shown in bigger units behind them. */
  readonly durationHints: boolean;
  /** Whether URIs with escapes are shown without them. */
  readonly escapeHints: boolean;
  /** Whether the values of variables are shown behind them. */
  readonly variableHints: boolean;
  /** How files are formatted; nothing where they are not. */
  readonly format: FormatStyle | undefined;
  /** What they say of rules. */
  readonly lint: LintLayer;
}

/** A setting as the manifest describes it. */
export interface SettingDefinition {
  readonly key: string;
  readonly type: 'string' | 'integer' | 'boolean' | 'object';
  readonly default: string | number | boolean | Readonly<Record<string, string>>;
  /** The only values it takes. */
  readonly words?: readonly string[];
  /** `machine` where a folder may not set it; `machine-overridable` where it is not carried to other machines; `resource` where each folder may have its own. */
  readonly scope: 'machine' | 'machine-overridable' | 'window' | 'resource';
  /** True when a folder that is not trusted may not set it. */
  readonly restricted?: true;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Keys count from `sip.`. */
export const settingDefinitions = [
  { key: 'target', type: 'string', default: '', scope: 'resource', restricted: true },
  { key: 'localAddress', type: 'string', default: '', scope: 'resource', restricted: true },
  { key: 'environment', type: 'string', default: '', scope: 'resource', restricted: true },
  { key: 'tls.caFile', type: 'string', default: '', scope: 'window', restricted: true },
  { key: 'tls.certFile', type: 'string', default: '', scope: 'machine', restricted: true },
  { key: 'tls.keyFile', type: 'string', default: '', scope: 'machine', restricted: true },
  { key: 'tls.keyLogFile', type: 'string', default: '', scope: 'machine-overridable', restricted: true },
  { key: 'tls.verify', type: 'boolean', default: true, scope: 'machine', restricted: true },
  { key: 'tls.pinned', type: 'object', default: {}, scope: 'machine', restricted: true },
  {
    key: 'auth.minimumAlgorithm',
    type: 'string',
    default: digestFamilies[0],
    words: digestFamilies,
    scope: 'machine',
    restricted: true,
  },
  { key: 'serve.port', type: 'integer', default: 5060, minimum: 0, maximum: 65_535, scope: 'window' },
  { key: 'serve.certFile', type: 'string', default: '', scope: 'machine', restricted: true },
  { key: 'serve.keyFile', type: 'string', default: '', scope: 'machine', restricted: true },
  { key: 'response.autoAck', type: 'boolean', default: true, scope: 'resource', restricted: true },
  { key: 'response.autoAnswer', type: 'boolean', default: true, scope: 'resource' },
  {
    key: 'response.view',
    type: 'string',
    default: 'inline',
    words: ['inline', 'peek', 'beside', 'none'],
    scope: 'resource',
  },
  { key: 'codeLens.enabled', type: 'boolean', default: true, scope: 'resource' },
  { key: 'codeLens.send', type: 'boolean', default: true, scope: 'resource' },
  { key: 'codeLens.sendFresh', type: 'boolean', default: true, scope: 'resource' },
  { key: 'codeLens.next', type: 'boolean', default: true, scope: 'resource' },
  { key: 'codeLens.lastResult', type: 'boolean', default: true, scope: 'resource' },
  { key: 'codeLens.wire', type: 'boolean', default: false, scope: 'resource' },
  { key: 'format.enabled', type: 'boolean', default: false, scope: 'resource' },
  { key: 'format.names', type: 'string', default: 'keep', words: nameStyles, scope: 'resource' },
  { key: 'format.order', type: 'boolean', default: false, scope: 'resource' },
  { key: 'inlayHints.bodySize', type: 'boolean', default: true, scope: 'resource' },
  { key: 'inlayHints.payloadTypes', type: 'boolean', default: true, scope: 'resource' },
  { key: 'inlayHints.sessionTimes', type: 'boolean', default: true, scope: 'resource' },
  { key: 'inlayHints.durations', type: 'boolean', default: true, scope: 'resource' },
  { key: 'inlayHints.escapes', type: 'boolean', default: true, scope: 'resource' },
  { key: 'inlayHints.variables', type: 'boolean', default: false, scope: 'resource' },
  { key: 'lint.profile', type: 'string', default: defaultProfile, words: profileNames, scope: 'resource' },
  { key: 'lint.rules', type: 'object', default: {}, scope: 'resource' },
] as const satisfies readonly SettingDefinition[];

type SettingKey = (typeof settingDefinitions)[number]['key'];

/** The settings in what a client sends as its section `sip`; whatever is missing or of the wrong kind takes its default. */
export function readSettings(section: unknown): Settings {
  return {
    target: text(section, 'target'),
    localAddress: text(section, 'localAddress'),
    environment: text(section, 'environment'),
    tls: {
      caFile: text(section, 'tls.caFile'),
      certFile: text(section, 'tls.certFile'),
      keyFile: text(section, 'tls.keyFile'),
      keyLogFile: text(section, 'tls.keyLogFile'),
      verify: flag(section, 'tls.verify'),
      pinned: texts(section, 'tls.pinned'),
    },
    weakestDigest: digestFamilies.find((each) => each === settingAt(section, 'auth.minimumAlgorithm')) ?? 'MD5',
    serve: {
      port: number(section, 'serve.port'),
      certFile: text(section, 'serve.certFile'),
      keyFile: text(section, 'serve.keyFile'),
    },
    autoAck: flag(section, 'response.autoAck'),
    autoAnswer: flag(section, 'response.autoAnswer'),
    lenses: lensesIn(section),
    bodyHints: flag(section, 'inlayHints.bodySize'),
    payloadHints: flag(section, 'inlayHints.payloadTypes'),
    sessionTimeHints: flag(section, 'inlayHints.sessionTimes'),
    durationHints: flag(section, 'inlayHints.durations'),
    escapeHints: flag(section, 'inlayHints.escapes'),
    variableHints: flag(section, 'inlayHints.variables'),
    format: flag(section, 'format.enabled') ? formatStyleOf(section) : undefined,
    lint: lintLayerOf(section),
  };
}

export const defaultSettings: Settings = readSettings(undefined);

/** The others are the extension's own: it reads their settings itself. */
function lensesIn(section: unknown): Settings['lenses'] {
  if (!flag(section, 'codeLens.enabled')) return new Set();
  const keys = {
    send: 'codeLens.send',
    'send-fresh': 'codeLens.sendFresh',
    wire: 'codeLens.wire',
    next: 'codeLens.next',
  } as const;
  return new Set((Object.keys(keys) as (keyof typeof keys)[]).filter((action) => flag(section, keys[action])));
}

function formatStyleOf(section: unknown): FormatStyle {
  const names = nameStyles.find((style) => style === settingAt(section, 'format.names')) ?? 'keep';
  return { names, order: flag(section, 'format.order') };
}

function lintLayerOf(section: unknown): LintLayer {
  const profile = settingAt(section, 'lint.profile');
  return {
    by: 'settings',
    profile: isProfileName(profile) ? profile : undefined,
    rules: levelsOf(settingAt(section, 'lint.rules')),
  };
}

function levelsOf(value: unknown): Readonly<Record<string, Level>> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, Level] => (levels as readonly unknown[]).includes(entry[1])),
  );
}

function text(section: unknown, key: SettingKey): string {
  const value = settingAt(section, key);
  return typeof value === 'string' ? value.trim() : String(definitionOf(key).default);
}

function texts(section: unknown, key: SettingKey): Readonly<Record<string, string>> {
  const value = settingAt(section, key);
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function flag(section: unknown, key: SettingKey): boolean {
  const value = settingAt(section, key);
  return typeof value === 'boolean' ? value : definitionOf(key).default === true;
}

function number(section: unknown, key: SettingKey): number {
  const value = settingAt(section, key);
  const { default: usual, minimum = 0, maximum = 0 } = definitionOf(key);
  const isUsable = typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
  return isUsable ? value : Number(usual);
}

function definitionOf(key: SettingKey): SettingDefinition {
  const definition = settingDefinitions.find((each) => each.key === key);
  if (definition === undefined) throw new RangeError(`There is no setting sip.${key}.`);
  return definition;
}

/** A client sends `{ serve: { port: 5060 } }`; one that keeps flat names sends `{ 'serve.port': 5060 }`. */
function settingAt(section: unknown, key: string): unknown {
  if (!isObject(section)) return undefined;
  if (key in section) return section[key];
  let value: unknown = section;
  for (const step of key.split('.')) value = isObject(value) ? value[step] : undefined;
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
