/** What an editor asks for when somebody points, types, selects or opens a menu, and not already when a file is shown: a server can start without it. */

export { codeActions } from './code-actions.ts';
export { completions, resolveCompletion } from './completion.ts';
export { definition } from './definition.ts';
export { formatting, onTypeFormatting, rangeFormatting } from './formatting.ts';
export { hover } from './hover.ts';
export { LaterEdits } from './later-edits.ts';
export { documentHighlights, linkedEditing, prepareRename, references, rename } from './names.ts';
export { pasted } from './paste.ts';
export { selectionRanges } from './selection.ts';
export { signatureHelp } from './signature-help.ts';
export { workspaceSymbols } from './workspace-symbols.ts';
