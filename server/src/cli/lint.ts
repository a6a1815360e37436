/** `sipwright lint`: what is wrong in files, for people or as JSON, and the safe fixes applied. */

import { type Finding, findingsOf } from '../features/findings.ts';
import { fixFile } from '../features/fixes.ts';
import { encodeText } from '../host/charsets.ts';
import { askedOf, type Environment } from '../host/environments.ts';
import { type FileReader, fileReaderFor } from '../host/files.ts';
import { type CheckOptions, checkFile } from '../rules/checker.ts';
import { isForeign } from '../sip/syntax/foreign.ts';
import { parseFile } from '../sip/syntax/parse.ts';
import type { Command } from './command.ts';
import { environmentsFor } from './environment.ts';
import { Failure } from './failure.ts';
import { printSummary, printText } from './report.ts';
import { currentFolder, readSource, type Source, uriOf, writeSource } from './source.ts';
import { failureLine, type Terminal } from './terminal.ts';

/** What came of one file. */
export interface FileReport {
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** How many of them a safe fix is offered for. */
  readonly fixable: number;
  /** How many there were before the fixes were applied. */
  readonly before: number;
}

interface Wishes {
  readonly encoding: string | undefined;
  readonly fixes: boolean;
  readonly environmentOf: (files: FileReader) => Environment;
}

export const lint: Command = {
  options: {
    fix: { type: 'boolean' },
    format: { type: 'string', words: ['text', 'json'] },
    env: { type: 'string' },
    encoding: { type: 'string' },
  },
  async run(parsed, terminal) {
    const { flags, values, operands } = parsed;
    const environmentOf = environmentsFor(parsed, terminal);
    if (operands.length === 0) throw new Failure('file-missing', { command: 'lint' });
    const isText = values.get('format') !== 'json';
    const reports: FileReport[] = [];
    let hasFailed = false;
    for (const file of operands) {
      const report = await lintFile(
        file,
        { encoding: values.get('encoding'), fixes: flags.has('fix'), environmentOf },
        terminal,
      );
      if (report === undefined) hasFailed = true;
      else reports.push(report);
      if (isText && report !== undefined) printText(report, terminal);
    }
    if (isText) printSummary(reports, flags.has('fix'), terminal);
    else terminal.print(JSON.stringify(reports.map(({ file, findings }) => ({ file, problems: findings }))));
    return hasFailed ? 2 : reports.some(hasError) ? 1 : 0;
  },
};

/** A file that cannot be read costs its own report only. */
async function lintFile(
  file: string,
  { encoding, fixes, environmentOf }: Wishes,
  terminal: Terminal,
): Promise<FileReport | undefined> {
  try {
    const source = await readSource(file, encoding);
    const options = optionsFor(source, environmentOf);
    return fixes ? fixSource(source, options, terminal) : report(source, source.text, options, terminal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.complain(failureLine(terminal, error));
    return undefined;
  }
}

function fixSource(source: Source, options: CheckOptions, terminal: Terminal): FileReport {
  if (source.name === '-') throw new Failure('fix-needs-file');
  const before = report(source, source.text, options, terminal);
  if (isForeign(source.text)) return before;
  const text = fixFile(source.text, (file) => checkFile(file, options));
  if (text === source.text) return before;
  writeSource(source, text);
  return { ...report(source, text, options, terminal), before: before.findings.length };
}

function report(source: Source, text: string, options: CheckOptions, { words }: Terminal): FileReport {
  const file = parseFile(text);
  const results = isForeign(text) ? [] : checkFile(file, options);
  const findings = findingsOf(file, results, words);
  const fixable = results.flatMap(({ problems }) => problems).filter(({ fixes }) => fixes[0]?.safe === true).length;
  return { file: source.name, text, findings, fixable, before: findings.length };
}

function optionsFor(source: Source, environmentOf: Wishes['environmentOf']): CheckOptions {
  const files = fileReaderFor(uriOf(source), [currentFolder()]);
  const facts = { ...askedOf(() => environmentOf(files)), isReadable: files.isReadable };
  return { encoding: source.encoding, encode: encodeText, facts };
}

function hasError({ findings }: FileReport): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
