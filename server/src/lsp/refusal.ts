/** Why nothing was sent: an editor that knows nothing of our commands would not show what they answer. */

import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { visibleLine } from '../features/visible.ts';
import { isObject } from './is-object.ts';
import type { Session } from './session.ts';

const longest = 1000;

export function tellRefusal({ client, connection }: Session, answer: unknown): void {
  if (client.showsExchanges || !isObject(answer) || typeof answer.refused !== 'string') return;
  const message = visibleLine(answer.refused, longest);
  connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}
