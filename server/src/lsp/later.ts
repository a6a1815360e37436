/** What waits for somebody to do something: it is loaded behind the first file that is opened, or with the first gesture. */

import type { Extension } from './extension.ts';
import type * as gestures from './gestures.ts';
import type { Session } from './session.ts';

/** The files that it is loaded from, as a module. */
export interface GestureModule {
  readonly gestures: typeof gestures;
  readonly extend: (session: Session) => Extension;
}

export interface Loaded {
  readonly gestures: typeof gestures;
  readonly extension: Extension;
  readonly laterEdits: gestures.LaterEdits;
}

/** Milliseconds behind the opening of a file in which it is checked and coloured first. */
const patience = 500;

export class Later {
  readonly #session: Session;
  readonly #load: () => Promise<GestureModule>;
  #loading: Promise<Loaded> | undefined;
  /** Nothing where nobody has done anything yet: then nothing was sent either. */
  loaded: Loaded | undefined;

  constructor(session: Session, load: () => Promise<GestureModule>) {
    this.#session = session;
    this.#load = load;
    const { documents } = session;
    const first = documents.onDidOpen(() => {
      first.dispose();
      // What keeps it from being loaded is said to who asks for something.
      setTimeout(() => this.get().catch(() => undefined), patience);
    });
  }

  get(): Promise<Loaded> {
    this.#loading ??= this.#begin();
    return this.#loading;
  }

  async #begin(): Promise<Loaded> {
    const { gestures, extend } = await this.#load();
    const { documents } = this.#session;
    const laterEdits = new gestures.LaterEdits((document) => documents.get(document.uri) === document);
    this.loaded = { gestures, extension: extend(this.#session), laterEdits };
    return this.loaded;
  }
}
