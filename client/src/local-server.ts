/** The local SIP server: started and stopped by command, and shown while it runs. */

import { commands, Disposable, l10n, languages, window } from 'vscode';
import type { ServeAnswer } from '../../server/src/protocol.ts';
import type { LanguageServer } from './language-client.ts';

export interface LocalServer extends Disposable {
  /** Where it listens, while it runs. */
  readonly port: number | undefined;
}

/** How long a word in the status bar stays. */
const glimpse = 4000;

export function registerLocalServer(server: LanguageServer): LocalServer {
  let port: number | undefined;
  const item = languages.createLanguageStatusItem('sip.localServer', { language: 'sip' });
  item.name = l10n.t('Local SIP Server');
  const show = (answer: ServeAnswer | undefined): void => {
    port = answer?.port;
    item.text =
      answer === undefined
        ? l10n.t('Local SIP server: off')
        : l10n.t('Local SIP server: {0}', answer.addresses[0] ?? answer.port);
    item.detail = answer?.addresses.slice(1).join(' ') ?? '';
    item.command =
      answer === undefined
        ? { title: l10n.t('Start'), command: 'sip.serve' }
        : { title: l10n.t('Stop'), command: 'sip.stopServing' };
    commands.executeCommand('setContext', 'sip.serving', answer !== undefined);
  };
  // The status of the language is seen in messages only.
  const say = (): void => {
    window.setStatusBarMessage(item.text, glimpse);
  };
  show(undefined);
  const parts = Disposable.from(
    item,
    server.onStopped(() => show(undefined)),
    commands.registerCommand('sip.serve', async (port?: number) => {
      const answer = await start(server, typeof port === 'number' ? port : undefined);
      if (answer !== undefined) {
        show(answer);
        say();
      }
      return answer;
    }),
    commands.registerCommand('sip.stopServing', async () => {
      await server.run('sip.server.stopServing');
      show(undefined);
      say();
    }),
  );
  return {
    get port() {
      return port;
    },
    dispose: () => parts.dispose(),
  };
}

/** Where the port is somebody else's, any other will do for `# @target`. */
async function start(server: LanguageServer, port: number | undefined): Promise<ServeAnswer | undefined> {
  const answer = await server.run<ServeAnswer | { readonly refused: string }>(
    'sip.server.serve',
    port === undefined ? {} : { port },
  );
  if (!('refused' in answer)) return answer;
  const other = l10n.t('Take Another Port');
  const chosen = await window.showErrorMessage(answer.refused, other);
  return chosen === other ? start(server, 0) : undefined;
}
