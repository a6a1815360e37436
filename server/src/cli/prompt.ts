/** Asks somebody at the terminal for one line; what is secret does not appear while it is typed. */

/** What a terminal is read by. */
export interface Keyboard {
  setRawMode(isRaw: boolean): unknown;
  on(event: 'data', listener: (data: Buffer) => void): unknown;
  off(event: 'data', listener: (data: Buffer) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

export interface Asking {
  readonly keyboard: Keyboard;
  readonly write: (text: string) => void;
  /** Ctrl-C: in this mode the terminal does not make a signal of it. */
  readonly interrupted: () => void;
}

const interrupt = '\u{3}';
const endOfInput = '\u{4}';
const ends = [interrupt, endOfInput, '\r', '\n'];

/** The line, or nothing when none is given. */
export function ask(
  question: string,
  isSecret: boolean,
  { keyboard, write, interrupted }: Asking,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    let line: readonly string[] = [];
    write(`${question} `);
    keyboard.setRawMode(true);
    keyboard.on('data', take);
    keyboard.resume();

    function take(data: Buffer): void {
      for (const character of data.toString()) {
        if (ends.includes(character)) {
          end(character);
          return;
        }
        line = typed(line, character);
        if (!isSecret) write(`\r\u{1B}[K${question} ${line.join('')}`);
      }
    }

    function end(last: string): void {
      keyboard.off('data', take);
      keyboard.setRawMode(false);
      keyboard.pause();
      write('\n');
      if (last === interrupt) interrupted();
      resolve(last === interrupt || line.length === 0 ? undefined : line.join(''));
    }
  });
}

function typed(line: readonly string[], character: string): readonly string[] {
  if (character === '\u{7F}' || character === '\b') return line.slice(0, -1);
  return character < ' ' ? line : [...line, character];
}
