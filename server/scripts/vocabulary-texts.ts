/** The index of what a language says of vocabularies: one file each, named like theirs. */

import { sortedImports, sourceFilesIn } from './repository.ts';

export function vocabularyTextsIndex(language: string, firstSentence: string): string {
  const entries = sourceFilesIn(`server/src/texts/${language}/vocabularies`).flatMap(({ name, text }) => {
    const words = /^export const (\w+) = /mu.exec(text)?.[1];
    return words === undefined ? [] : [{ name, words }];
  });
  return `/** ${firstSentence} */

${sortedImports(entries.map(({ name, words }) => `import { ${words} } from './${name}';`))}

export const vocabularies = {
${entries.map(({ name, words }) => `  ${propertyName(name.replace('.ts', ''))}: ${words},`).join('\n')}
} as const;
`;
}

/** As the formatter writes it. */
function propertyName(name: string): string {
  return name.includes('-') ? `'${name}'` : name;
}
