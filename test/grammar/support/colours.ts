/** Colours texts as VS Code does, and compares the scopes with labels below the lines. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { labelled, type Mark } from '../../support/marked.ts';

const require = createRequire(import.meta.url);
const root = new URL('../../../', import.meta.url);

/** Our own grammars, and the smallest that stand for those that VS Code brings. */
const grammars: Readonly<Record<string, object>> = {
  'source.sip-message': readGrammar('syntaxes/sip.tmLanguage.json'),
  'markdown.sip-message.codeblock': readGrammar('syntaxes/sip.markdown.tmLanguage.json'),
  'text.html.markdown': {
    scopeName: 'text.html.markdown',
    patterns: [
      { name: 'markup.heading.markdown', match: '^#.*$' },
      // As in VS Code: a fence of any other language.
      { name: 'markup.fenced_code.block.markdown', begin: '^(`{3,})(?!sip$)\\w*$', end: '^\\1$' },
    ],
  },
  'text.xml': {
    scopeName: 'text.xml',
    patterns: [
      { name: 'comment.block.xml', begin: '<!--', end: '-->' },
      { name: 'entity.name.tag.xml', match: '</?[\\w:]+' },
    ],
  },
  'source.json': {
    scopeName: 'source.json',
    patterns: [{ name: 'string.quoted.double.json', begin: '"', end: '"' }],
  },
};

const injections: Readonly<Record<string, string[]>> = { 'text.html.markdown': ['markdown.sip-message.codeblock'] };

await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer as ArrayBuffer);

export const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async (scope) => {
    const grammar = grammars[scope];
    return grammar === undefined ? null : textmate.parseRawGrammar(JSON.stringify(grammar), `${scope}.json`);
  },
  getInjections: (scope) => injections[scope],
});

export async function grammarOf(scope: string): Promise<textmate.IGrammar> {
  const grammar = await registry.loadGrammar(scope);
  assert.ok(grammar !== null, scope);
  return grammar;
}

const sip = await grammarOf('source.sip-message');

/** The scopes of every character of a text, each as one string. */
export function scopesOf(text: string, grammar: textmate.IGrammar = sip): string[] {
  const scopes: string[] = [];
  let state = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    for (const token of tokens) {
      for (let at = token.startIndex; at < Math.min(token.endIndex, line.length); at += 1)
        scopes.push(token.scopes.join(' '));
    }
    scopes.push('');
    state = ruleStack;
  }
  return scopes;
}

/**
 * Each label names scopes, without their ends; the characters above it have all of them, and those before and behind on
 * the line lack the last. A scope behind `!` is one that they lack.
 */
export function check(marked: string, grammar: textmate.IGrammar = sip): void {
  const { text, marks } = labelled(marked);
  assert.notEqual(marks.length, 0, 'The text has labels.');
  const scopes = scopesOf(text, grammar);
  for (const mark of marks) checkMark(text, scopes, mark);
}

function checkMark(text: string, scopes: readonly string[], { start, end, label }: Mark): void {
  const names = label.split(' ');
  const last = names.at(-1) ?? '';
  for (let at = start; at < end; at += 1) {
    for (const name of names) {
      const lacks = name.startsWith('!');
      const place = `${JSON.stringify(text.slice(start, end))} at ${JSON.stringify(text.charAt(at))} ${name}: ${scopes[at]}`;
      assert.equal(has(scopes[at], lacks ? name.slice(1) : name), !lacks, place);
    }
  }
  if (last.startsWith('!')) return;
  for (const at of [start - 1, end]) {
    const beside = scopes[at] ?? '';
    if (text.charAt(at) !== '\n')
      assert.ok(!has(beside, last), `${text.slice(start, end)} ends where ${last} does: ${beside}`);
  }
}

function has(scopes: string | undefined, name: string): boolean {
  return (scopes ?? '').split(' ').some((scope) => scope === name || scope.startsWith(`${name}.`));
}

function readGrammar(path: string): object {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8')) as object;
}
