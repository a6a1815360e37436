/** What a server loads once it has said what it can do: what checks, and what waits for somebody to do something. */

import type * as checking from './checking.ts';
import type { Extension } from './extension.ts';
import type * as gestures from './gestures.ts';
import type { Session } from './session.ts';

export type Checking = typeof checking;

/** What goes beyond reading belongs to gestures: nothing leaves by itself. */
export interface GestureModule {
  readonly gestures: typeof gestures;
  readonly extend: (session: Session) => Extension;
}

export type Gestures = typeof gestures & { readonly extension: Extension; readonly laterEdits: gestures.LaterEdits };

/** Loaded at most once, when it is asked for first. */
export class Later<T> {
  readonly #load: () => Promise<T>;
  #loading: Promise<T> | undefined;
  loaded: T | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  get(): Promise<T> {
    this.#loading ??= this.#load().then((loaded) => {
      this.loaded = loaded;
      return loaded;
    });
    return this.#loading;
  }

  /** What keeps it from being loaded is said to who asks for it. */
  getSoon(milliseconds: number): void {
    setTimeout(() => this.get().catch(() => undefined), milliseconds);
  }
}

/** Milliseconds behind the opening of the first file in which it is checked and coloured, before gestures are loaded. */
const patience = 500;

/** What gestures need, with what it keeps of a session. */
export function gesturesFor(session: Session, load: () => Promise<GestureModule>): Later<Gestures> {
  const { documents } = session;
  const later = new Later(async () => {
    const { gestures, extend } = await load();
    const laterEdits = new gestures.LaterEdits((document) => documents.get(document.uri) === document);
    return { ...gestures, extension: extend(session), laterEdits };
  });
  const first = documents.onDidOpen(() => {
    first.dispose();
    later.getSoon(patience);
  });
  return later;
}
