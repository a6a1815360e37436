/** The kinds of code actions that are ours. */

import { CodeActionKind } from 'vscode-languageserver';

/** Every safe fix of a file at once, as editors run it when a file is saved. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.sip`;

/** What puts a message into the file. */
export const insertKind = `${CodeActionKind.Refactor}.insert`;
