/** SARIF 2.1.0, which code scanning and other tools take: the rules at the top, then the results as they come. */

import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from '../../features/findings.ts';
import { ruleLink } from '../../features/links.ts';
import { plainText } from '../../features/markdown.ts';
import type { Words } from '../../features/words.ts';
import { rules } from '../../rules/index.ts';
import type { Severity } from '../../sip/problem.ts';
import { jsonOf } from '../json.ts';
import type { MakeReport } from './report.ts';

/** Is put in when the bundle is made. */
declare const sipwrightVersion: string;

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The paths of results count from where the command ran. */
const base = '%SRCROOT%';

const indices = new Map(rules.map(({ name }, index) => [name, index]));

export const sarif: MakeReport = ({ write, words }) => {
  let isFirst = true;
  return {
    begin() {
      const driver = {
        name: 'Sipwright',
        version: sipwrightVersion,
        semanticVersion: sipwrightVersion,
        informationUri: 'https://github.com/sipwright/sipwright',
        rules: rules.map((rule) => ruleOf(rule, words)),
      };
      const bases = { [base]: { uri: `${pathToFileURL(process.cwd()).href}/` } };
      write(
        `{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[{"tool":${jsonOf({ driver })},"columnKind":"utf16CodeUnits","originalUriBaseIds":${jsonOf(bases)},"results":[`,
      );
    },
    file({ file, findings }) {
      for (const finding of findings) {
        write(`${isFirst ? '' : ','}${jsonOf(resultOf(file, finding))}`);
        isFirst = false;
      }
    },
    end({ hasFailed, withheld }) {
      const more = {
        invocations: [{ executionSuccessful: !hasFailed }],
        properties: { withheld: Object.fromEntries(withheld) },
      };
      write(`],${jsonOf(more).slice(1, -1)}}]}\n`);
    },
  };
};

function ruleOf({ name, severity, basis, spec }: (typeof rules)[number], words: Words): object {
  return {
    id: name,
    shortDescription: { text: plainText(words('rules', `${name}/why`) ?? name) },
    helpUri: ruleLink(name),
    defaultConfiguration: { level: levels[severity] },
    properties: { basis, spec },
  };
}

function resultOf(file: string, { rule, severity, message, spec, start, end }: Finding): object {
  const index = indices.get(rule);
  return {
    ruleId: rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: levels[severity],
    message: { text: `${message} (${spec})` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactOf(file),
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
  };
}

/** A file outside of the current folder is named whole. */
function artifactOf(file: string): object {
  const path = resolve(file);
  const way = relative(process.cwd(), path);
  if (way.startsWith('..') || resolve(way) !== path) return { uri: pathToFileURL(path).href };
  return { uri: way.split(sep).map(encodeURIComponent).join('/'), uriBaseId: base };
}
