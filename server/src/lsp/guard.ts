/** A fault in one request costs that answer only: it is counted and written to the log, and the next request is served. */

/** What a request is about, for the log. */
export interface About {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

export class Guard {
  #faults = 0;
  readonly #log: (line: string) => void;

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  /** How many faults there were. */
  get faults(): number {
    return this.#faults;
  }

  /** What `work` gives, or `fallback` when it throws. */
  run<T>(name: string, fallback: T, work: () => T, about?: About): T {
    try {
      return work();
    } catch (error) {
      this.note(name, error, about);
      return fallback;
    }
  }

  /** The same for work that takes its time. */
  async wait<T>(name: string, fallback: T, work: () => Promise<T>, about?: About): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.note(name, error, about);
      return fallback;
    }
  }

  /** Counts a fault and writes it to the log: where it happened, never what stands in the document. */
  note(name: string, error: unknown, about?: About): void {
    this.#faults += 1;
    const where = about === undefined ? '' : ` (document ${hashOf(about.getText())}, version ${about.version})`;
    this.#log(`${name} failed${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

/** Tells documents apart in a log without showing them (FNV-1a). */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
