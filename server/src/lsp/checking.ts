/** What tells right from wrong, and what shows it: it is loaded while an editor takes in what the server has said that it can do. */

export { checksOf } from './check.ts';
export { offerDiagnostics } from './diagnostics.ts';
export { inlayHints } from './inlay-hints.ts';
export { followLintConfigs } from './lint-config.ts';
