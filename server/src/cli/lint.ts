/** `sipwright lint`: what is wrong in files, told in the form that is asked for, and the safe fixes applied. */

import { findingsOf } from '../features/findings.ts';
import { fixFile } from '../features/fixes.ts';
import { withheldCounts } from '../features/withheld.ts';
import { encodeText } from '../host/charsets.ts';
import { askedOf, type Environment } from '../host/environments.ts';
import type { FileReader } from '../host/file-reader.ts';
import { fileReaderFor } from '../host/files.ts';
import { type CheckOptions, checkFile } from '../rules/checker.ts';
import type { LintSettings } from '../rules/lint-settings.ts';
import { profileNames } from '../rules/profiles.ts';
import { isForeign } from '../sip/syntax/foreign.ts';
import { parseFile } from '../sip/syntax/parse.ts';
import { numberOf, type Parsed } from './arguments.ts';
import type { Command } from './command.ts';
import { environmentsFor } from './environment.ts';
import { explain } from './explain.ts';
import { Failure } from './failure.ts';
import { filesNamed } from './file-list.ts';
import { LintConfigs } from './lint-config.ts';
import { github } from './lint-reports/github.ts';
import { json } from './lint-reports/json.ts';
import { addTo, type FileReport, type MakeReport, noTally, type Tally } from './lint-reports/report.ts';
import { sarif } from './lint-reports/sarif.ts';
import { text } from './lint-reports/text.ts';
import { currentFolder, readSource, type Source, uriOf, writeSource } from './source.ts';
import { failureLine, type Terminal } from './terminal.ts';

const reports: Readonly<Record<string, MakeReport>> = { text, json, sarif, github };

/** More nobody counts. */
const mostWarnings = 999_999_999;

type Fixes = 'applied' | 'tried' | 'offered';

interface Wishes {
  readonly encoding: string | undefined;
  /** What standard input is called. */
  readonly inputName: string | undefined;
  readonly fixes: Fixes;
  readonly environmentOf: (files: FileReader) => Environment;
  readonly configs: LintConfigs;
  /** Why files could not be checked, where it was said; what many have in common is said once. */
  readonly said: Set<string>;
}

/** A source with the options of its check. */
interface Checked {
  readonly source: Source;
  readonly options: CheckOptions & { readonly settings: LintSettings };
}

export const lint: Command = {
  options: {
    fix: { type: 'boolean' },
    'fix-dry-run': { type: 'boolean' },
    format: { type: 'string', words: Object.keys(reports) },
    profile: { type: 'string', words: profileNames },
    select: { type: 'string' },
    ignore: { type: 'string' },
    config: { type: 'string' },
    'max-warnings': { type: 'string' },
    'stdin-filename': { type: 'string' },
    explain: { type: 'string' },
    env: { type: 'string' },
    encoding: { type: 'string' },
  },
  async run(parsed, terminal) {
    const { values, operands } = parsed;
    const rule = values.get('explain');
    if (rule !== undefined) return explain(rule, terminal);
    const most = numberOf(parsed, 'max-warnings', 0, mostWarnings);
    const wishes = wishesOf(parsed, terminal);
    if (operands.length === 0) throw new Failure('file-missing', { command: 'lint' });
    const report = (reports[values.get('format') ?? ''] ?? text)(terminal);
    const tally = noTally();
    report.begin?.();
    for (const file of filesNamed(operands)) {
      const found = await lintFile(file, wishes, terminal);
      if (found === undefined) tally.hasFailed = true;
      else {
        addTo(tally, found);
        report.file(found);
      }
    }
    report.end(tally, wishes.fixes);
    return statusOf(tally, most, terminal);
  },
};

function wishesOf(parsed: Parsed, terminal: Terminal): Wishes {
  const { flags, values } = parsed;
  return {
    encoding: values.get('encoding'),
    inputName: values.get('stdin-filename'),
    fixes: flags.has('fix-dry-run') ? 'tried' : flags.has('fix') ? 'applied' : 'offered',
    environmentOf: environmentsFor(parsed, terminal),
    configs: new LintConfigs(parsed, terminal),
    said: new Set(),
  };
}

function statusOf({ hasFailed, counts }: Tally, most: number | undefined, { complain, line }: Terminal): number {
  if (hasFailed) return 2;
  const count = counts.get('warning') ?? 0;
  const isTooMany = most !== undefined && count > most;
  if (isTooMany) complain(`sipwright: ${line('too-many-warnings', { count, most })}`);
  return isTooMany || counts.has('error') ? 1 : 0;
}

/** A file that cannot be read costs its own report only. */
async function lintFile(file: string | Failure, wishes: Wishes, terminal: Terminal): Promise<FileReport | undefined> {
  try {
    if (file instanceof Failure) throw file;
    const source = await readSource(file, wishes.encoding);
    const checked = { source, options: optionsFor(source, wishes) };
    return wishes.fixes === 'offered'
      ? reportOn(checked, source.text, wishes, terminal)
      : fixSource(checked, wishes, terminal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const sentence = failureLine(terminal, error);
    if (!wishes.said.has(sentence)) terminal.complain(sentence);
    wishes.said.add(sentence);
    return undefined;
  }
}

function fixSource(checked: Checked, wishes: Wishes, terminal: Terminal): FileReport {
  const { source, options } = checked;
  const isWritten = wishes.fixes === 'applied';
  if (isWritten && source.name === '-') throw new Failure('fix-needs-file');
  const before = reportOn(checked, source.text, wishes, terminal);
  if (isForeign(source.text)) return before;
  const mended = fixFile(source.text, (file) => checkFile(file, options));
  if (mended === source.text) return before;
  if (isWritten) writeSource(source, mended);
  return { ...reportOn(checked, mended, wishes, terminal), before: before.findings.length };
}

function reportOn({ source, options }: Checked, content: string, wishes: Wishes, { words }: Terminal): FileReport {
  const tree = parseFile(content);
  const results = isForeign(content) ? [] : checkFile(tree, options);
  const findings = findingsOf(tree, results, words);
  const fixable = results.flatMap(({ problems }) => problems).filter(({ fixes }) => fixes[0]?.safe === true).length;
  const file = source.name === '-' ? (wishes.inputName ?? '-') : source.name;
  const withheld = withheldCounts(results);
  const { profile } = options.settings;
  return { file, text: content, findings, fixable, before: findings.length, withheld, profile };
}

function optionsFor(source: Source, { environmentOf, inputName, configs }: Wishes): Checked['options'] {
  const uri = uriOf(source, inputName);
  const files = fileReaderFor(uri, [currentFolder()]);
  const facts = { ...askedOf(() => environmentOf(files)), isReadable: files.isReadable };
  return { encoding: source.encoding, encode: encodeText, facts, settings: configs.settingsFor(uri) };
}
