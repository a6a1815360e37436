/** The open documents: each a list of blocks that edits change in place. */

import { type TextDocumentContentChangeEvent, TextDocuments } from 'vscode-languageserver';
import { isForeign } from '../sip/syntax/foreign.ts';
import type { SipFile } from '../sip/syntax/tree.ts';
import { Anchor } from './anchor.ts';
import { BlockList } from './block-list.ts';

export class OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly blocks: BlockList;
  version: number;
  /** The encoding by the name that the editor gives it. */
  encoding = 'utf8';
  readonly #anchors = new Set<Anchor>();
  /** The text of the first block when somebody last asked, and the answer. */
  #judged = { text: '', isForeign: false };

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.blocks = new BlockList(text);
  }

  get file(): SipFile {
    return this.blocks.file;
  }

  /** True when it is one of PyQt's binding files, which share the extension: nothing is said about those. */
  get isForeign(): boolean {
    const text = this.blocks.textOf(0);
    if (text !== this.#judged.text) this.#judged = { text, isForeign: isForeign(text) };
    return this.#judged.isForeign;
  }

  getText(): string {
    return this.blocks.getText();
  }

  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      const shift =
        'range' in change
          ? this.blocks.replace(change.range.start, change.range.end, change.text)
          : this.blocks.replaceAll(change.text);
      for (const anchor of this.#anchors) anchor.follow(shift);
    }
    this.version = version;
  }

  /** Marks a place, until `release`. */
  mark(offset: number): Anchor {
    const anchor = new Anchor(offset);
    this.#anchors.add(anchor);
    return anchor;
  }

  release(anchor: Anchor): void {
    this.#anchors.delete(anchor);
  }
}

/** The documents that the editor has open. */
export function openDocuments(): TextDocuments<OpenDocument> {
  return new TextDocuments({
    create: (uri, languageId, version, text) => new OpenDocument(uri, languageId, version, text),
    update(document: OpenDocument, changes: TextDocumentContentChangeEvent[], version: number) {
      document.update(changes, version);
      return document;
    },
  });
}
