/** A shell in which messages are written and sent, and what `sipwright send` says as JSON is read. */

import { type Parts, request } from './messages.ts';
import { Shell } from './run.ts';

/** One line of `--format json`. */
export interface Line {
  readonly event: string;
  readonly at: number;
  readonly transport: string;
  readonly peer: string;
  readonly status?: number;
  readonly reason?: string;
  readonly wire?: string;
  readonly code?: string;
  readonly note?: string;
}

export interface Sent {
  readonly status: number | null;
  readonly stderr: string;
  readonly lines: readonly Line[];
  /** The name of each event with its status or its code. */
  readonly events: readonly string[];
}

export class SendingShell extends Shell {
  #files = 0;

  /** Writes a message to a port of loopback into a file of its own, and gives its name. */
  writeRequest(method: string, to: number, parts?: Parts): string {
    this.#files += 1;
    return this.write(`${this.#files}.sip`, request(method, to, parts));
  }

  async send(file: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Sent> {
    const { status, stdout, stderr } = await this.run(['send', file, '--format', 'json', ...args], { env });
    const lines: Line[] = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
    const events = lines.map((line) => `${line.event} ${line.status ?? line.code ?? ''}`.trim());
    return { status, stderr, lines, events };
  }
}

export function wireOf({ wire = '' }: Line): string {
  return Buffer.from(wire, 'base64').toString('latin1');
}
