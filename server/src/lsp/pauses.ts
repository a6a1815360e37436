/** Waits between messages, which end before their time when everything is given up. */

export class Pauses {
  readonly #running = new Map<() => void, string>();

  /** True once the time has passed; false when it was given up. */
  wait(milliseconds: number, uri: string): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isOver: boolean): void => {
        clearTimeout(timer);
        this.#running.delete(giveUp);
        resolve(isOver);
      };
      const giveUp = (): void => end(false);
      const timer = setTimeout(() => end(true), milliseconds);
      this.#running.set(giveUp, uri);
    });
  }

  /** Gives up those of one document, or all. */
  stop(uri?: string): void {
    for (const [giveUp, own] of [...this.#running]) if (uri === undefined || own === uri) giveUp();
  }
}
