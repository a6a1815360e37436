/** The `.siplint.json` of open documents: found when they are checked, again when one changes, and what is wrong in one shown in it. */

import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { configSentence, positionIn } from '../features/config-words.ts';
import { type LintConfig, layersFor, lintConfigFile, readLintConfig } from '../rules/config/lint-config.ts';
import type { Session } from './session.ts';

/** Lets the session find what the folder of a document says of rules. */
export function followLintConfigs(session: Session): void {
  /** What is shown of each file, to be taken away once it is mended. */
  const shown = new Map<string, string>();
  session.watched.push({
    names: [lintConfigFile],
    changed() {
      for (const uri of shown.keys()) session.connection.sendDiagnostics({ uri, diagnostics: [] });
      shown.clear();
    },
  });
  session.lintLayersOf = (document) => {
    const found = session.filesFor(document.uri)?.upward(lintConfigFile);
    const bytes = found?.read();
    if (found === undefined || bytes === undefined) return [];
    const text = new TextDecoder().decode(bytes);
    const config = readLintConfig(text);
    show(session, found.uri, diagnosticsOf(session, config, text), shown);
    return layersFor(config, found.way);
  };
}

function diagnosticsOf({ words }: Session, { faults }: LintConfig, text: string): Diagnostic[] {
  return faults.map((fault) => ({
    range: { start: positionIn(text, fault.place.start), end: positionIn(text, fault.place.end) },
    severity: fault.key === 'unknown-rule' ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
    source: 'sip',
    message: configSentence(fault, words),
  }));
}

/** Several documents share a file, so that it is told of only when something of it is new. */
function show({ connection }: Session, uri: string, diagnostics: Diagnostic[], shown: Map<string, string>): void {
  const written = JSON.stringify(diagnostics);
  if ((shown.get(uri) ?? '[]') === written) return;
  shown.set(uri, written);
  connection.sendDiagnostics({ uri, diagnostics });
}
