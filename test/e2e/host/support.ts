/** What the suites inside the extension host share: files on disk, opened in an editor, and waiting for what the editor says. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  type CodeAction,
  commands,
  type Diagnostic,
  type Event,
  extensions,
  languages,
  type Position,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';

let count = 0;

/** Files with nothing in them that the runner made. */
export const emptyFiles: string[] = JSON.parse(process.env.SIPWRIGHT_EMPTY_FILES ?? '[]');

/** The names of the settings that the manifest has in a group, in order. */
export function settingsIn(group: string): string[] {
  const { contributes } = extensions.getExtension('sipwright.sipwright')?.packageJSON ?? {};
  const start = `sip.${group}.`;
  const keys = Object.keys(contributes.configuration.properties).filter((key) => key.startsWith(start));
  return keys.map((key) => key.slice(start.length)).toSorted();
}

/** Writes a file into the folder that is open and shows it. */
export async function open(text: string): Promise<TextEditor> {
  count += 1;
  const path = join(process.env.SIPWRIGHT_FOLDER ?? '', `file-${count}.sip`);
  writeFileSync(path, text);
  return window.showTextDocument(await workspace.openTextDocument(Uri.file(path)));
}

/** The same with the cursor where `|` stands, which is no part of the file. */
export async function openAt(marked: string): Promise<{ readonly editor: TextEditor; readonly position: Position }> {
  const offset = marked.indexOf('|');
  assert.notEqual(offset, -1, 'the place of the cursor is marked');
  const editor = await open(marked.replace('|', ''));
  const position = editor.document.positionAt(offset);
  editor.selection = new Selection(position, position);
  return { editor, position };
}

/** Waits until something is so: it is asked now, and again after each event. */
export function until<Value>(event: Event<unknown>, ask: () => Value | undefined): Promise<Value> {
  const now = ask();
  if (now !== undefined) return Promise.resolve(now);
  return new Promise((resolve) => {
    const subscription = event(() => {
      const value = ask();
      if (value === undefined) return;
      subscription.dispose();
      resolve(value);
    });
  });
}

let testsThatEnded = 0;

teardown(() => {
  testsThatEnded += 1;
});

/** Asks over and over until there is an answer, for what no event tells of. A test that has ended asks no more, so that it is in no other's way. */
export async function asked<Value>(ask: () => PromiseLike<Value | undefined>): Promise<Value> {
  const ended = testsThatEnded;
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    if (ended !== testsThatEnded) throw new Error('The test has ended.');
    // Who asks all the time keeps the machine from what is waited for.
    await setTimeout(20);
  }
}

/** A list that has something in it. */
export function some<Value>(list: readonly Value[]): Value[] | undefined {
  return list.length === 0 ? undefined : [...list];
}

/** The diagnostic of a rule, once it is there. */
export function problem({ uri }: TextDocument, rule: string): Promise<Diagnostic> {
  return until(languages.onDidChangeDiagnostics, () =>
    languages.getDiagnostics(uri).find((each) => ruleOf(each) === rule),
  );
}

/** Waits until nothing is said of a file. */
export function silence({ uri }: TextDocument): Promise<true> {
  return until(languages.onDidChangeDiagnostics, () => (languages.getDiagnostics(uri).length === 0 ? true : undefined));
}

export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export async function actionsAt({ uri }: TextDocument, range: Range, kind: string): Promise<CodeAction[]> {
  return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind);
}

/** Does what a click on a quick fix does. */
export function apply(document: TextDocument, range: Range, title: string): Promise<void> {
  return take(document, range, 'quickfix', title);
}

/** Does what a click on an action does. */
export async function take(document: TextDocument, range: Range, kind: string, title: string): Promise<void> {
  const actions = await actionsAt(document, range, kind);
  const action = actions.find((each) => each.title === title);
  assert.ok(action?.edit, `no "${title}" among ${JSON.stringify(actions.map((each) => each.title))}`);
  assert.ok(await workspace.applyEdit(action.edit));
}

/** Where a text stands for the first time. */
export function rangeOf(document: TextDocument, text: string): Range {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `${text} is not in the file`);
  return new Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

/** A whole request with other lines for some of its own; what is given as undefined is left out. */
export function request(changes: Readonly<Record<string, string | undefined>> = {}, body = ''): string {
  const fields: Record<string, string | undefined> = {
    Via: 'SIP/2.0/UDP client.example.com;branch=z9hG4bK776asdhds',
    'Max-Forwards': '70',
    From: '<sip:alice@example.com>;tag=1928301774',
    To: '<sip:bob@example.com>',
    'Call-ID': 'a84b4c76e66710@client.example.com',
    CSeq: '314159 OPTIONS',
    'Content-Length': '0',
    ...changes,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return ['OPTIONS sip:bob@example.com SIP/2.0', ...lines, '', body].join('\n');
}
