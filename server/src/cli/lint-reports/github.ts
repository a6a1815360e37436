/** Workflow commands, which GitHub Actions shows as annotations at the lines of a pull request. */

import { visible } from '../../features/visible.ts';
import type { Severity } from '../../sip/problem.ts';
import type { MakeReport } from './report.ts';
import { summaryLine } from './text.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

export const github: MakeReport = (terminal) => ({
  file({ file, findings }) {
    for (const { rule, severity, message, spec, start, end } of findings) {
      // Columns are taken only within one line.
      const columns = start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {};
      const place = {
        file: visible(file.replaceAll('\\', '/')),
        line: start.line + 1,
        endLine: end.line + 1,
        ...columns,
      };
      const properties = Object.entries({ ...place, title: rule }).map(
        ([name, value]) => `${name}=${inProperty(value)}`,
      );
      terminal.print(`::${commands[severity]} ${properties.join(',')}::${inMessage(`${message} (${spec})`)}`);
    }
  },
  end(tally, fixes) {
    if (tally.files > 0) terminal.print(summaryLine(tally, fixes, terminal));
  },
});

function inMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(value: string | number): string {
  return inMessage(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
