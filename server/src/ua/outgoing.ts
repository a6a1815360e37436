/**
 * What is asked of the user agent and what it reports: plain values that cross a thread unharmed.
 *
 * How the pieces are used, in order, by `lsp/send.ts` and `cli/send.ts`:
 *
 * 1. `makeReady(draft, means)` of `ready.ts`: the bytes of a block's message, where they go, our end of the way, what Send fresh
 *    made another and what is odd; or why the message may not leave. It asks `sender.prepare` and sends nothing.
 *    The history among its means must be told of every event (`createHistory()`).
 * 2. `sender.send(outgoingOf(ready), hooks)`.
 *
 * `createSender()` of `send.ts` makes the sender. In a worker thread `worker.ts` is it: `prepare` and `send` are its messages, below.
 */

import type { DigestFamily } from '../sip/digest-families.ts';
import type { TransportName } from '../sip/transports.ts';
import type { Note, NoteKey } from './notes.ts';

/** The transports that can be sent over: a row in `sip/transports.ts`, and one file each in `transport/`. */
export type { Note, NoteKey, TransportName };

/** Where a message goes once every name is resolved. */
export interface Destination {
  readonly transport: TransportName;
  /** A numeric address, IPv6 without brackets. */
  readonly address: string;
  readonly port: number;
  /** The name that led here, which the peer's certificate must be for, or which a WebSocket's server is told; nothing where an address was named, or the transport has no use for it. */
  readonly name?: string;
  /** What a WebSocket's server is asked for, where the target says. */
  readonly path?: string;
}

/** Whose certificates are believed, and what else TLS needs. */
export interface Trust {
  /** Certificates of further authorities, as PEM. */
  readonly authorities?: string;
  /** False when any certificate will do. */
  readonly verify?: boolean;
  /** Who we are to a peer that wants a certificate of ours. */
  readonly identity?: Identity;
  /** The SHA-256 fingerprint of the one certificate that a place may have, by `host:port`, `[host]:port`, `host` or `*` for any; no authority counts there. */
  readonly pins?: Readonly<Record<string, string>>;
  /** A file to which the keys of each connection are added, so that another program can read along. */
  readonly keyLog?: string;
}

/** A certificate and its key, as `node:tls` takes them. */
export type Identity =
  | { readonly cert: string; readonly key: string }
  | { readonly pfx: Uint8Array; readonly passphrase?: string };

/** What is to be found out before a message is sent. */
export interface Preparation {
  readonly bytes: Uint8Array;
  /** The value of `# @target`. */
  readonly directive?: string | undefined;
  /** True when the Via takes whatever transport there is: it is written anew. */
  readonly viaIsOpen?: boolean | undefined;
  /** The target of the environment or the settings. */
  readonly setting?: string | undefined;
  /** The user agent that the message belongs to. */
  readonly agent?: string | undefined;
  /** The value of `# @local` in its parts. */
  readonly local?: { readonly address?: string; readonly port?: number } | undefined;
}

/** How far an address reaches. */
export type Reach = 'loopback' | 'private' | 'public';

export interface Route {
  readonly destination: Destination;
  /** Where it goes when that fails, one after the other: RFC 3263 §4.3. */
  readonly alternatives: readonly Destination[];
  /** The name or address that the target has. */
  readonly host: string;
  readonly reach: Reach;
  /** How it was found. */
  readonly steps: readonly Note[];
}

/** Our end of the way. */
export interface Local {
  readonly address: string;
  readonly port: number;
  /** False when the port that was wished for, the topmost Via's, is somebody else's, so that this is another one. */
  readonly asWished: boolean;
}

export interface Refusal {
  readonly refused: Note;
  readonly steps: readonly Note[];
}

export type Prepared = { readonly route: Route; readonly local: Local } | Refusal;

export interface Account {
  readonly user: string;
  readonly password?: string;
  /** H(user:realm:password) in hexadecimal, instead of the password (`# @auth-ha1`). */
  readonly ha1?: string;
  /** The account is for this realm only; absent means for any. */
  readonly realm?: string;
}

/** One request and how it is to be sent. */
export interface Outgoing {
  /** The message, byte for byte as it goes over the wire. */
  readonly bytes: Uint8Array;
  readonly destination: Destination;
  /** Where to send it when that fails, one after the other: RFC 3263 §4.3. */
  readonly alternatives?: readonly Destination[];
  /** Where to send from; without a port, the top Via's port when it can be bound, else any. */
  readonly local?: { readonly address?: string; readonly port?: number };
  /** Whose message it is, where a file plays several user agents (`# @as`): what comes over a connection of one is for that one alone. */
  readonly agent?: string | undefined;
  /** Those that every system believes, when absent. */
  readonly trust?: Trust;
  /** Milliseconds instead of 64 × T1 for Timers B and F (`# @timeout`). */
  readonly timeout?: number;
  /** T1 in milliseconds; 500 when absent (`# @t1`). */
  readonly t1?: number;
  /** How a datagram is repeated: as RFC 3261 has it, at most once more, or never. `full` when absent. */
  readonly retransmit?: 'full' | 'once' | 'off';
  /** Whether a 2xx to INVITE is acknowledged by itself. `auto` when absent. */
  readonly ack?: 'auto' | 'off';
  /** Accounts that 401 and 407 are answered with. The first that fits the realm is taken. */
  readonly accounts?: readonly Account[];
  /** Challenges by weaker algorithms are not answered. */
  readonly weakestDigest?: DigestFamily;
  /** True when `hooks.credentials` is to be asked for a realm that no account fits. */
  readonly askCredentials?: boolean;
  /**
   * What becomes of requests that come in. `ask`: BYE, NOTIFY and OPTIONS of what is ours are granted, all others wait for `Exchange.answer`.
   * `ask-all`: those wait too. `refuse`, when absent: what is ours and not granted is refused, and what is not ours is only shown.
   */
  readonly incoming?: 'ask' | 'ask-all' | 'refuse';
  /** The methods of requests that wait all the same, since the file answers them by itself (`# @recv`). */
  readonly awaited?: readonly string[];
  /**
   * True when a dialog that opens is ended with BYE at once, as the command line wants it. Else it stays until `end` or `close`.
   * So does our end of the way while a registration lives. While a subscription or transfer does, it stays all the same.
   */
  readonly endDialogs?: boolean;
}

/** A port at which requests are heard, though nothing was sent from there: over UDP, TCP and WebSocket. */
export interface Listening extends Pick<Outgoing, 'agent' | 'incoming' | 'awaited'> {
  readonly local: { readonly address: string; readonly port: number };
  /** Who is heard over TLS and WSS, which need one. */
  readonly identity?: Identity;
}

/**
 * What happened.
 * - `sent`: a message left: the request, its authenticated repeat, ACK, CANCEL, BYE, an answer of ours to a request in a dialog.
 * - `retransmission`: the same bytes once more, out or in.
 * - `response`: an answer to a message of this exchange.
 * - `request`: a request that came in.
 * - `unexpected`: something that belongs to no message of this exchange; the note says why.
 * - `failed`: there will be no (further) answer; the note says why. `done` follows.
 * - `done`: the outcome is known: `status` is the final answer's, absent when there was none. It comes exactly once;
 *   afterwards only what is late, repeated, or belongs to an open dialog is reported.
 */
export type SendEventName = 'sent' | 'response' | 'request' | 'retransmission' | 'unexpected' | 'failed' | 'done';

export interface SendEvent {
  readonly event: SendEventName;
  /** Milliseconds since the first message of the exchange left. */
  readonly at: number;
  readonly direction: 'out' | 'in';
  readonly transport: TransportName;
  /** The other end, as `192.0.2.1:5060` or `[2001:db8::1]:5060`: of what came in, its source. */
  readonly peer: string;
  /** Our end, in the same form, once it is known. */
  readonly local?: string;
  /** The method of a request; of a response, the one in its CSeq. */
  readonly method?: string;
  readonly status?: number;
  /** The reason phrase as it was received: foreign text. */
  readonly reason?: string;
  /** The whole message as it was on the wire. */
  readonly wire?: Uint8Array;
  readonly note?: Note;
  /** Of a `request` that waits to be answered: how `Exchange.answer` calls it. */
  readonly incoming?: string;
  /** True when it came from another address than the request went to. */
  readonly otherSource?: boolean;
  /** Of `done`: true while a dialog stays open, to be ended by `end` or `close`. */
  readonly dialogOpen?: boolean;
}

/** A challenge for which no account fits. */
export interface CredentialsQuestion {
  readonly realm: string;
  readonly scheme: 'www' | 'proxy';
  /** The strongest algorithm that was offered and that we know. */
  readonly algorithm: string;
  readonly host: string;
  readonly transport: TransportName;
  /** True when the last account for this realm was refused. */
  readonly refused: boolean;
}

export interface Hooks {
  /** Is called in order, and must not throw. */
  readonly event: (event: SendEvent) => void;
  /** Undefined when the user gives none; the 401 or 407 is then the answer. */
  readonly credentials?: (question: CredentialsQuestion) => Promise<Account | undefined>;
  /** The last dialog of an exchange whose `done` said `dialogOpen` is over; it may close only half a minute later. */
  readonly dialogsOver?: () => void;
}

/** What sends. Several exchanges may run at once; those from one UDP port share it. */
export interface Sender {
  /** Looks names up and tries a port, but sends nothing. Never rejects. */
  readonly prepare: (preparation: Preparation) => Promise<Prepared>;
  readonly send: (outgoing: Outgoing, hooks: Hooks) => Exchange;
  /** Hears requests until it is ended, which `dialogsOver` tells. No `done` is reported, nor a target. */
  readonly listen: (listening: Listening, hooks: Hooks) => Listener;
  /** Ends all exchanges as `Exchange.close` does. */
  readonly close: () => Promise<void>;
}

/** An exchange that the far end begins. */
export interface Listener extends Exchange {
  /** Nothing once the port is open; else why it is not, and the exchange is over. */
  readonly ready: Promise<Note | undefined>;
}

/** A running exchange. */
export interface Exchange {
  /** Gives the request up: an INVITE gets CANCEL (RFC 3261 §9.1), a 2xx that crosses it ACK and BYE. `failed` is reported at once. */
  cancel(): void;
  /** Answers a request that waits, by its server transaction; nothing happens when it waits no longer. */
  answer(incoming: string, bytes: Uint8Array): void;
  /** Ends what dialogs are open with BYE, and listens no longer for a registration or subscription. */
  end(): void;
  /** Ends all of it within two seconds: CANCEL, BYE, sockets. */
  close(): Promise<void>;
  /** Settles when no timer and no socket is left of it. */
  readonly closed: Promise<void>;
}

/** What `worker.ts` is told. */
export type WorkerRequest =
  /** `question` comes back with the answer, `prepared`. */
  | { readonly type: 'prepare'; readonly question: number; readonly preparation: Preparation }
  | { readonly type: 'send'; readonly exchange: string; readonly outgoing: Outgoing }
  /** `question` comes back with `listening`. */
  | { readonly type: 'listen'; readonly exchange: string; readonly question: number; readonly listening: Listening }
  | { readonly type: 'cancel'; readonly exchange: string }
  | { readonly type: 'end'; readonly exchange: string }
  | { readonly type: 'answer'; readonly exchange: string; readonly incoming: string; readonly bytes: Uint8Array }
  /** The answer to `credentials`; without an account the challenge stays unanswered. */
  | { readonly type: 'account'; readonly question: number; readonly account?: Account }
  /** Ends everything as `Exchange.close` does; the worker then exits by itself. */
  | { readonly type: 'close' };

/** What `worker.ts` says. */
export type WorkerReport =
  | { readonly type: 'prepared'; readonly question: number; readonly prepared: Prepared }
  /** The port is open, or `fault` says why not. */
  | { readonly type: 'listening'; readonly question: number; readonly fault?: Note }
  | { readonly type: 'event'; readonly exchange: string; readonly event: SendEvent }
  | {
      readonly type: 'credentials';
      readonly exchange: string;
      readonly question: number;
      readonly about: CredentialsQuestion;
    }
  | { readonly type: 'dialogs-over'; readonly exchange: string }
  /** Nothing is left of the exchange. */
  | { readonly type: 'closed'; readonly exchange: string };
