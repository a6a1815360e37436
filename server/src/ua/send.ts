/** The sender: prepares and sends messages, and reports what comes of them. */

import { transports } from '../sip/transports.ts';
import { wishedPort } from './answer.ts';
import { textOf } from './bytes.ts';
import { type Chance, realChance } from './chance.ts';
import { type Clock, realClock } from './clock.ts';
import { Dialogs } from './dialogs.ts';
import { type ExchangeContext, RunningExchange } from './exchange.ts';
import { Flows } from './flow.ts';
import { ListeningExchange } from './listening.ts';
import type { Names } from './names.ts';
import type {
  Destination,
  Exchange,
  Hooks,
  Local,
  Note,
  Outgoing,
  Preparation,
  Prepared,
  Refusal,
  SendEvent,
  Sender,
} from './outgoing.ts';
import { RateCap } from './rate-cap.ts';
import { readMessage } from './received.ts';
import { type RouteOptions, routeOf, routeOfUri } from './route.ts';
import { Standings } from './standings.ts';
import { Teller } from './teller.ts';
import { noteOf } from './transport/system-error.ts';
import type { OwnPlace } from './transport/transport.ts';

export interface SenderOptions {
  readonly clock?: Clock;
  readonly chance?: Chance;
  readonly names?: Names;
  /** True where a person, or a file of theirs, says what is sent: then `rate-cap.ts` holds. */
  readonly isCapped?: boolean;
}

export function createSender(options: SenderOptions = {}): Sender {
  const { clock = realClock, chance = realChance, names, isCapped = false } = options;
  const cap = isCapped ? new RateCap(clock) : undefined;
  const flows = new Flows(clock);
  const exchanges = new Set<Exchange>();
  let isClosed = false;
  const routing: RouteOptions = { clock, chance, ...(names === undefined ? {} : { names }) };
  const context: ExchangeContext = {
    clock,
    chance,
    flows,
    resolve: async (uri) => {
      const route = await routeOfUri(uri, routing);
      return 'refused' in route ? undefined : meant(route.destination, flows);
    },
    dialogs: new Dialogs(),
    standings: new Standings(),
    nonceCounts: new Map(),
    strongestOf: new Map(),
  };
  return {
    prepare: (preparation) => prepare(preparation, flows, routing),
    send(outgoing, hooks) {
      // Nobody would end what begins now.
      const refused = isClosed ? ended : cap?.refuse(outgoing.destination);
      if (refused !== undefined) return refusedExchange(clock, outgoing, hooks, refused);
      const event = (happening: SendEvent) => {
        if (happening.event === 'done') cap?.settled();
        hooks.event(happening);
      };
      const exchange = new RunningExchange(outgoing, { ...hooks, event }, context);
      exchanges.add(exchange);
      exchange.closed.then(() => exchanges.delete(exchange));
      exchange.begin();
      return exchange;
    },
    listen(listening, hooks) {
      const exchange = new ListeningExchange(listening, hooks, context);
      if (isClosed) exchange.end();
      exchanges.add(exchange);
      exchange.closed.then(() => exchanges.delete(exchange));
      return exchange;
    },
    close: async () => {
      isClosed = true;
      await Promise.all([flows.close(), ...[...exchanges].map((exchange) => exchange.close())]);
    },
  };
}

/** What is told of a message whose sender was told to close. */
const ended: Note = { key: 'ended', args: {} };

/** What is told of a message that may not leave. */
function refusedExchange(clock: Clock, { destination }: Outgoing, { event }: Hooks, note: Note): Exchange {
  const teller = new Teller(clock, destination, event);
  teller.failed(note);
  teller.done({ dialogOpen: false });
  const closed = Promise.resolve();
  return { cancel: () => {}, answer: () => {}, end: () => {}, close: () => closed, closed };
}

/** A URI calls a secure WebSocket `ws` too (RFC 7118 §5.2): where one stands to there, it is meant. */
function meant(destination: Destination, flows: Flows, agent?: string): Destination {
  const { secured } = transports[destination.transport];
  if (secured === undefined || transports[secured].uriName !== undefined) return destination;
  const stands = flows.connectionTo(secured, destination, agent) !== undefined;
  return stands ? { ...destination, transport: secured } : destination;
}

async function prepare(preparation: Preparation, flows: Flows, options: RouteOptions): Promise<Prepared> {
  const found = await routeOf(preparation, options);
  if ('refused' in found) return found;
  const { bytes, agent = '' } = preparation;
  const route = { ...found, destination: meant(found.destination, flows, agent) };
  const { destination, steps } = route;
  const message = readMessage(textOf(bytes));
  const { local: { address, port = wishedPort(message, destination) } = {} } = preparation;
  const connection =
    port === undefined || port === 0 ? flows.connectionTo(destination.transport, destination, agent) : undefined;
  if (connection !== undefined && (address === undefined || address === connection.address))
    return {
      route: { ...route, steps: [...steps, { key: 'connection-shared', args: {} }] },
      local: { ...connection, asWished: true },
    };
  try {
    return { route, local: await ownEnd(destination, { address, port }, flows) };
  } catch (error) {
    const refusal: Refusal = { refused: noteOf(error, destination), steps };
    return refusal;
  }
}

/** Finds our end of the way. One that many peers share is held for a moment, so that the port is still ours when the message leaves. */
async function ownEnd(
  destination: Destination,
  { address, port = 0 }: { readonly address: string | undefined; readonly port: number | undefined },
  flows: Flows,
): Promise<Local> {
  const { transport } = destination;
  // What cannot be held is told when it is sent from.
  const hold = (own: OwnPlace) => flows.hold(destination, own).catch(() => undefined);
  const isShared = !transports[transport].reliable;
  const held = isShared && port === 0 ? await hold({ address, port }) : undefined;
  if (held !== undefined) return { ...held, asWished: true };
  const local = await flows.localFor(destination, { address, port });
  if (isShared) await hold({ ...local, isTried: !flows.holds(transport, local) });
  return local;
}
