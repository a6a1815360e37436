/** Who may import whom, as ARCHITECTURE.md has it. */

import { type Files, importsOf, sourcesOf } from './files.ts';

interface Layer {
  /** The layers that it may look at, beside itself. */
  readonly may: readonly string[];
  readonly packages: RegExp;
}

const none = /^$/u;
const node = /^node:/u;

const layers: Readonly<Record<string, Layer>> = {
  'server/src/sip': { may: [], packages: none },
  'server/src/texts': { may: [], packages: none },
  'server/src/rules': { may: ['server/src/sip'], packages: none },
  'server/src/features': { may: ['server/src/sip', 'server/src/rules'], packages: none },
  'server/src/host': { may: ['server/src/sip'], packages: node },
  'server/src/ua': { may: ['server/src/sip'], packages: /^(?:node:|ws$)/u },
  'server/src/lsp': {
    may: ['sip', 'rules', 'features', 'texts', 'host', 'protocol.ts', 'proofs.ts'].map((name) => `server/src/${name}`),
    packages: /^(?:node:|vscode-languageserver(?:\/(?:node|browser))?$)/u,
  },
  'server/src/cli': {
    may: ['sip', 'rules', 'features', 'texts', 'host', 'proofs.ts'].map((name) => `server/src/${name}`),
    packages: node,
  },
  'server/src/core.ts': {
    may: ['sip', 'rules', 'features', 'texts', 'host'].map((name) => `server/src/${name}`),
    packages: none,
  },
  'server/src/protocol.ts': { may: [], packages: none },
  'server/src/proofs.ts': { may: [], packages: none },
  'server/scripts': { may: ['server/src'], packages: /^(?:node:|esbuild$)/u },
  'client/src': {
    may: ['server/src/protocol.ts', 'server/src/proofs.ts'],
    packages: /^(?:node:|vscode$|vscode-languageclient(?:\/(?:node|browser))?$)/u,
  },
  bundling: { may: [], packages: /^(?:node:|esbuild$)/u },
  test: { may: ['server', 'client', 'bundling', 'esbuild.mjs'], packages: /./u },
};

/** Packages that one file looks at for all others. */
const alone: Readonly<Record<string, string>> = { saxes: 'server/src/sip/bodies/xml.ts' };

/** The one file of the user agent that opens no socket, nor leads to one, so that others may use it. */
const socketless = 'server/src/ua/auth/check.ts';

/** Where what runs in a web worker begins. */
const browserEntries = ['server/src/lsp/browser.ts', 'client/src/browser.ts'];

/** Where the server begins that editors start. */
const serverEntry = 'server/src/lsp/main.ts';

/** What a server needs only once it has said what it can do, or somebody does something. */
const late =
  /^server\/src\/(?:ua\/|features\/(?:completion|compare|next|refactor)\/|features\/(?:definition|describe|fixes|format|hover|insert-answer|linked-editing|mentions|new-name|selection|signature|subject|switch-off|wire-view)\.ts$|rules\/(?:analyse|checker|index|lint|lint-settings)\.ts$|lsp\/(?:check|checking|code-actions|diagnostics|completion|exchanges|formatting|gestures|names|send|serve)\.ts$)/u;

/** The only files outside of `ua` that may open a socket, through it. */
const senders = /^server\/src\/(?:lsp|cli)\/(?:send|serve)\.ts$/u;

export function forbiddenImports(files: Files): string[] {
  return sourcesOf(files).flatMap(([path, text]) => {
    const name = layerOf(path);
    const layer = layers[name];
    if (layer === undefined) return path.includes('/') ? [`${path} belongs to no layer`] : [];
    return importsOf(path, text).flatMap(({ from, path: other, isType }) => {
      const isFine =
        other === undefined
          ? layer.packages.test(from) || alone[from] === path
          : isWithin(other, name) ||
            layer.may.some((each) => isWithin(other, each)) ||
            (isFace(path) && other === socketless) ||
            // A type opens no socket.
            ((isType || senders.test(path)) && isFace(path) && isWithin(other, 'server/src/ua'));
      return isFine ? [] : [`${path} imports ${from}`];
    });
  });
}

/** Sockets that can be reached from where there must be none. */
export function socketsBehind(files: Files): string[] {
  return importsBehind(files, [socketless], /^(?:node:(?:dgram|dns|https?|http2|net|tls)\b|ws$)/u);
}

/** What a browser does not have, reached from what runs in one: it is found before something is bundled. */
export function nodeBehindBrowser(files: Files): string[] {
  const packages = /^(?:node:|ws$|vscode-language(?:server|client)\/node$)/u;
  const globals = /(?<![\w.'"])(?:setImmediate\(|Buffer\.\w|process\.\w)/u;
  return [
    ...importsBehind(files, browserEntries, packages),
    ...[...filesBehind(files, browserEntries)]
      .filter((path) => globals.test(files.get(path) ?? ''))
      .map((path) => `${path} uses what only Node has`),
  ];
}

/** What the server would load before anybody needs it. */
export function loadedTooEarly(files: Files): string[] {
  return [...filesBehind(files, [serverEntry], 'at once')]
    .filter((path) => late.test(path))
    .map((path) => `${path} is loaded when the server starts`);
}

/** The packages of a kind that can be reached from some files. */
function importsBehind(files: Files, starts: readonly string[], kind: RegExp): string[] {
  return [...filesBehind(files, starts)].flatMap((path) =>
    importsOf(path, files.get(path) ?? '')
      .filter(({ from, path: other, isType }) => !isType && other === undefined && kind.test(from))
      .map(({ from }) => `${path} imports ${from}`),
  );
}

/** Some files, and all that are loaded with them, at once or ever. */
function filesBehind(files: Files, starts: readonly string[], when: 'at once' | 'ever' = 'ever'): ReadonlySet<string> {
  const reached = new Set(starts);
  for (const path of reached) {
    for (const { path: other, isType, isLate } of importsOf(path, files.get(path) ?? '')) {
      if (!isType && other !== undefined && !(isLate && when === 'at once')) reached.add(other);
    }
  }
  return reached;
}

/** Modules that import each other come in no order that anyone can read; neither do those that only take types from each other. */
export function cycles(files: Files): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      found.push([...way.slice(way.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const { path: other } of importsOf(path, files.get(path) ?? ''))
      if (other !== undefined && files.has(other)) visit(other, [...way, path]);
    done.add(path);
  };
  for (const [path] of sourcesOf(files)) visit(path, []);
  return found;
}

function isFace(path: string): boolean {
  return /^server\/src\/(?:lsp|cli)\//u.test(path);
}

function layerOf(path: string): string {
  return Object.keys(layers).find((each) => isWithin(path, each)) ?? '';
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
