/** What may come next behind a message that was sent: as code actions, as lenses, and as the command that puts it into the file. */

import type { CodeAction, CodeLens, Range, TextEdit } from 'vscode-languageserver';
import { insertionOf, type NextStep, titleOf, wireBlock } from '../features/next/next-step.ts';
import { codeOf, methodOf, nextSteps } from '../features/next/next-steps.ts';
import { elementsOf, type MessageBlock } from '../features/refactor/new-block.ts';
import type { SendArguments } from '../protocol.ts';
import { directiveOf, directivesNamed } from '../sip/directives/read.ts';
import { secretIn } from '../sip/directives/sending.ts';
import { CSeq } from '../sip/headers/cseq.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { textEditOf, workspaceEdit } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { blockOf, type Exchange, type Exchanges, type ToldMessage } from './exchanges.ts';
import { isObject, messageAt, refused } from './message-place.ts';
import { insertKind } from './refactorings.ts';
import type { Extension } from './server.ts';
import type { Session } from './session.ts';

/** What else was sent, as far as the next request depends on it. */
export interface SentBefore {
  /** The CSeq number that comes next for what a request belongs to. */
  readonly nextNumber: (wire: Uint8Array) => number;
  /** The To tags of those 2xx to an INVITE that an ACK was sent for. */
  readonly acknowledged: (wire: Uint8Array) => ReadonlySet<string>;
}

/** A step, and the block that it is offered for. */
interface Offer {
  readonly index: number;
  readonly step: NextStep;
}

export function offeringNext(
  session: Session,
  exchanges: Exchanges,
  before: SentBefore,
): Pick<Extension, 'commands'> & Required<Pick<Extension, 'actionsIn' | 'lensesIn'>> {
  const { client, words } = session;
  const offersIn = (document: OpenDocument): readonly Offer[] => {
    const seen = new Set<number>();
    return exchanges.of(document).flatMap((exchange) => {
      const index = blockOf(exchange);
      // Of a message that was sent several times the last counts.
      if (seen.has(index)) return [];
      seen.add(index);
      return stepsOf(session, exchange, before).map((step) => ({ index, step }));
    });
  };
  const editsOf = (document: OpenDocument, { index, step }: Offer): TextEdit[] => {
    const block = document.blocks.treeOf(index);
    return hasMessage(block) ? [textEditOf({ document, index }, insertionOf(step, block, words))] : [];
  };
  return {
    commands: {
      'sip.server.next': async (argument) => {
        const place = messageAt(session, argument);
        if ('refused' in place) return place;
        const title = isObject(argument) ? argument.title : undefined;
        const offer = offersIn(place.document).find(
          ({ index, step }) => index === place.index && titleOf(step, words) === title,
        );
        if (offer === undefined) return refused(session, 'nothing-next');
        const edit = workspaceEdit(client.versionsEdits, place.document, editsOf(place.document, offer));
        await session.connection.workspace.applyEdit(edit);
        return null;
      },
    },
    actionsIn: (document, range, wants) => (wants(insertKind) ? actionsIn(document, range) : []),
    lensesIn: (document) => (session.settingsOf(document.uri).lenses.has('next') ? lensesIn(document) : []),
  };

  function actionsIn(document: OpenDocument, range: Range): CodeAction[] {
    const { index } = document.blocks.placeAt(range.start);
    return offersIn(document)
      .filter((offer) => offer.index === index)
      .map((offer) => ({
        title: titleOf(offer.step, words),
        kind: insertKind,
        edit: workspaceEdit(client.versionsEdits, document, editsOf(document, offer)),
      }));
  }

  function lensesIn(document: OpenDocument): CodeLens[] {
    const { uri, version } = document;
    return offersIn(document).flatMap(({ index, step }) => {
      const start = document.blocks.treeOf(index).message?.startLine.start;
      if (start === undefined) return [];
      const position = document.blocks.positionIn(index, start);
      const about: SendArguments = { uri, version, position };
      const title = titleOf(step, words);
      const command = { title, command: 'sip.server.next', arguments: [{ ...about, title }] };
      return [{ range: { start: position, end: position }, command }];
    });
  }
}

function stepsOf(session: Session, exchange: Exchange, before: SentBefore): readonly NextStep[] {
  const messages = exchange.messages.flatMap((each) => {
    const block = wireBlock(each.text);
    return block === undefined ? [] : { ...each, block };
  });
  const sent = mainRequest(messages);
  if (sent === undefined) return [];
  const { block: request, wire } = sent;
  const own = exchange.document.blocks.treeOf(blockOf(exchange));
  return nextSteps({
    request,
    responses: messages.flatMap(({ event, block }) => (event === 'response' && isAnswer(block, request) ? block : [])),
    isOpen: exchange.state === 'open',
    acknowledged: before.acknowledged(wire),
    number: before.nextNumber(wire),
    way: wayOf(own),
    wayInDialog: (hop) => wayInDialog(session, exchange, own, hop),
  });
}

type ToldBlock = ToldMessage & { readonly block: MessageBlock };

/** The request of the exchange, as it was repeated last. */
function mainRequest(messages: readonly ToldBlock[]): ToldBlock | undefined {
  const requests = messages.filter(({ event, block }) => event === 'sent' && methodOf(block) !== '');
  const [first] = requests;
  return first && requests.findLast(({ block }) => methodOf(block) === methodOf(first.block));
}

/** RFC 3261 §17.1.3: its CSeq has the number and method of the request's. */
function isAnswer(response: MessageBlock, request: MessageBlock): boolean {
  const [asked, answered] = [request, response].map(({ message }) => elementsOf(message, CSeq)[0]?.split(/\s+/u));
  return codeOf(response) > 0 && answered?.join(' ') === asked?.join(' ');
}

/** The directives of a block that say how its message goes; a password that stands there in clear is not written a second time. */
function wayOf(block: Block): readonly string[] {
  const keys = ['target', 'local', 'auth', 'auth-ha1'] as const;
  return keys.flatMap((key) =>
    directivesNamed(block, key).flatMap(({ value: { text } }) => {
      const [user = '', ...rest] = text.trim().split(/\s+/u);
      const isAccount = key.startsWith('auth');
      const isClear = isAccount && rest.length > 0 && secretIn(rest.join(' ')) === undefined;
      return [`# @${key} ${isClear ? user : text.trim()}`];
    }),
  );
}

/** RFC 3261 §12.2.1.1: route set and remote target alone say where it goes, so what stands elsewhere is overruled. */
function wayInDialog(session: Session, { document }: Exchange, own: Block, hop: string): readonly string[] {
  const isOverruled =
    session.settingsOf(document.uri).target !== '' ||
    document.blocks.defaults.some((each) => directiveOf(each, 'target') !== undefined);
  const others = wayOf(own).filter((line) => !line.startsWith('# @target'));
  return isOverruled && hop !== '' ? [`# @target ${hop}`, ...others] : others;
}

function hasMessage(block: Block): block is MessageBlock {
  return block.message !== undefined;
}
