/** Requests that the local server sends by itself: each is a transaction, back where its dialog came from. */

import { transports } from '../../sip/transports.ts';
import { type Chance, newBranch } from '../chance.ts';
import type { Clock } from '../clock.ts';
import type { HeadField } from '../compose.ts';
import { type Dialog, requestWithin } from '../dialog.ts';
import { topmostVia } from '../fields.ts';
import { type ResponseMessage, statusOf } from '../received.ts';
import type { ServerUser } from '../server.ts';
import { type Input, timingOf } from '../transaction/machine.ts';
import { nonInviteClient } from '../transaction/non-invite-client.ts';
import { run, type Transaction } from '../transaction/run.ts';
import { type Arrival, written } from '../transport/transport.ts';

/** How to reach a peer: where it sent from, on the socket that heard it, whatever its Contact says. */
export interface WayBack {
  readonly arrival: Arrival;
  readonly send: ServerUser['send'];
}

/** A request within a dialog. */
export interface OwnRequest {
  readonly method: 'NOTIFY' | 'BYE' | 'UPDATE';
  readonly fields?: readonly HeadField[];
  readonly body?: string;
  /** Takes the final answer; nothing where none came. */
  readonly answered: (response: ResponseMessage | undefined) => void;
}

export class OwnRequests {
  readonly #clock: Clock;
  readonly #chance: Chance;
  readonly #transactions = new Map<string, Transaction<ResponseMessage>>();
  /** One count for all dialogs grows in each of them. */
  #sequence = 0;

  constructor(clock: Clock, chance: Chance) {
    this.#clock = clock;
    this.#chance = chance;
  }

  send(dialog: Dialog, way: WayBack, { method, fields, body, answered }: OwnRequest): void {
    const { transport, local, from } = way.arrival;
    const branch = newBranch(this.#chance);
    this.#sequence += 1;
    const via = `SIP/2.0/${transport.toUpperCase()} ${written(local)};branch=${branch}`;
    const text = requestWithin(dialog, method, this.#sequence, via, fields, body);
    let copies = 0;
    const transaction = run<ResponseMessage>(nonInviteClient, timingOf(transports[transport].reliable), this.#clock, {
      send: () => {
        way.send(text, from, copies > 0);
        copies += 1;
      },
      deliver: (response) => {
        if (response !== undefined && statusOf(response) >= 200) answered(response);
      },
      absorb: () => {},
      acknowledge: () => {},
      fail: () => answered(undefined),
      end: () => this.#transactions.delete(branch),
    });
    this.#transactions.set(branch, transaction);
    transaction.start();
  }

  /** An answer to one of our requests, or to none. */
  hear(response: ResponseMessage): void {
    this.#transactions.get(topmostVia(response)?.branch ?? '')?.input(inputOf(statusOf(response)), response);
  }

  stop(): void {
    for (const transaction of [...this.#transactions.values()]) transaction.stop();
  }
}

function inputOf(status: number): Input {
  if (status < 200) return 'provisional';
  return status < 300 ? 'success' : 'failure';
}
