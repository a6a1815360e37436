/** Leaves out the examples of rules, and what they are made of: they are for tests and manual, and a server that carried them would be a quarter larger. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const withoutExamples = {
  name: 'without-examples',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\/common\/(?:examples|small-call)\.ts$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path),
      sideEffects: false,
    }));
    onLoad({ filter: /[\\/]rules[\\/][a-z0-9-]+\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('defineRule({')) return undefined;
      const [before, , after] = text.split(/^ {2}examples: (\{.*\}|\{[\s\S]*?^ {2}\}),$/mu);
      if (after === undefined) throw new Error(`${path} has its examples where the bundler does not see them.`);
      return { contents: withoutUnused(before + after), loader: 'ts' };
    });
  },
};

/** Where a constant at the outermost level begins, and what one ends with that takes more than this line. */
const constant = /^const (?<name>\w+)\b.*?(?<end>;|=>?|)$/u;

/** A rule without the constants that only its examples had. */
function withoutUnused(text) {
  const lines = text.split('\n');
  for (const [start, line] of lines.entries()) {
    const { name, end } = constant.exec(line)?.groups ?? {};
    if (name === undefined || text.match(new RegExp(`\\b${name}\\b`, 'gu')).length > 1) continue;
    const isLast = end === ';' ? /^/u : end !== '' ? /;$/u : /^[\])}`].*;$/u;
    const length = lines.slice(start).findIndex((each, row) => isLast.test(each) && (row > 0 || end === ';')) + 1;
    return withoutUnused(lines.toSpliced(start, length).join('\n'));
  }
  return text;
}
