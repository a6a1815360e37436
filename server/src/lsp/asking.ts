/** Asks whoever sends for what a block wants to know or to be agreed to before: `# @prompt`, `# @prompt-secret`, `# @note`. */

import { visibleLine } from '../features/visible.ts';
import { type PromptAnswer, type PromptParams, promptMethod } from '../protocol.ts';
import type { Prompt } from '../sip/directives/sequence.ts';
import type { Note } from '../ua/outgoing.ts';
import { isObject } from './is-object.ts';
import type { Session } from './session.ts';

const longestQuestion = 500;

export class Asking {
  readonly #session: Session;
  /** What was answered last, to be offered again; never what is secret. */
  readonly #last = new Map<string, string>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The value of a variable; plain LSP has no question for a text, so only an editor that has our requests can be asked. */
  ask(uri: string, { name, question, isSecret }: Prompt): Promise<string | undefined> {
    const { client, connection, guard, trusted, redactor } = this.#session;
    if (!client.showsExchanges || !trusted) return Promise.resolve(undefined);
    const key = JSON.stringify([uri, name]);
    const last = isSecret ? undefined : this.#last.get(key);
    const params: PromptParams = {
      uri,
      name: visibleLine(name),
      question: visibleLine(question, longestQuestion),
      secret: isSecret,
      ...(last === undefined ? {} : { value: last }),
    };
    return guard.wait('prompt', undefined, async () => {
      const answer: PromptAnswer | null = await connection.sendRequest(promptMethod, params);
      const value = isObject(answer) ? answer.value : undefined;
      if (typeof value !== 'string') return undefined;
      if (isSecret) redactor.conceal(value);
      else this.#last.set(key, value);
      return value;
    });
  }

  /** Why nobody was asked for a value at all. */
  whyUnanswered({ key, args }: Note): string | undefined {
    const { client, trusted, words } = this.#session;
    if (key !== 'prompt-unanswered' || (client.showsExchanges && trusted)) return undefined;
    return words('server', trusted ? 'prompts-need-editor' : 'prompts-need-trust', args);
  }

  /** True when whoever sends agrees to what a note says. */
  agree(note: string): Promise<boolean> {
    const { connection, guard, words } = this.#session;
    const text = note === '' ? (words('server', 'note-question') ?? '') : note;
    const send = { title: words('server', 'confirm-send') ?? 'Send' };
    const cancel = { title: words('server', 'confirm-cancel') ?? 'Cancel' };
    return guard.wait('note', false, async () => {
      const chosen = await connection.window.showInformationMessage(visibleLine(text, longestQuestion), send, cancel);
      return chosen?.title === send.title;
    });
  }
}
