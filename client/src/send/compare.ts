/** The last answer to a message beside the one before, in the editor's own view of differences. */

import { commands, l10n, window } from 'vscode';
import type { CompareAnswer, CompareArguments, ExchangeEvent } from '../../../server/src/protocol.ts';
import type { LanguageServer } from '../language-client.ts';
import type { Exchange } from './exchange.ts';
import { comparedDocument } from './message-documents.ts';
import { answerOf } from './summary.ts';

/** True where there are two answers to compare. */
export function canCompare({ outcome, previous }: Exchange): boolean {
  return outcome?.event === 'response' && previous !== undefined;
}

/** The server leaves out what no two answers have alike. */
export async function compareAnswers(server: LanguageServer, exchange: Exchange | undefined): Promise<void> {
  const { outcome, previous } = exchange ?? {};
  if (exchange === undefined || outcome?.event !== 'response' || previous === undefined) {
    window.showInformationMessage(l10n.t('This message has not been answered twice yet.'));
    return;
  }
  const both: CompareArguments = { before: comparedOf(previous.answer), after: comparedOf(outcome) };
  const { before, after } = await server.run<CompareAnswer>('sip.server.compare', both);
  const said = [
    exchange.title,
    `${answerOf(previous.answer)} ↔ ${answerOf(outcome)}`,
    ...(before === after ? [l10n.t('no difference')] : []),
    ...(previous.sent === exchange.sent ? [] : [l10n.t('the message was edited in between')]),
  ];
  await commands.executeCommand(
    'vscode.diff',
    comparedDocument(answerOf(previous.answer), before),
    comparedDocument(answerOf(outcome), after),
    said.join(' · '),
    { preview: true },
  );
}

function comparedOf({ whole, text, local }: ExchangeEvent): CompareArguments['after'] {
  return { text: whole ?? text ?? '', ...(local === undefined ? {} : { local }) };
}
