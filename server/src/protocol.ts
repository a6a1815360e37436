/** What client and server say to each other beside LSP: names and types only. */

/** Commands that the server announces. The client registers its own `sip.…` commands, which call these. */
export const serverCommands = [
  'sip.server.send',
  'sip.server.sendFresh',
  'sip.server.sendAll',
  'sip.server.cancel',
  'sip.server.next',
  'sip.server.explain',
  'sip.server.wire',
  'sip.server.compare',
  'sip.server.checkAuthorization',
  'sip.server.computeAuthorization',
  'sip.server.serve',
  'sip.server.stopServing',
] as const;

export type ServerCommand = (typeof serverCommands)[number];

/** The argument of `sip.server.send` and `sip.server.sendFresh`; the position is anywhere in the block, its character counted in UTF-16 units. */
export interface SendArguments {
  readonly uri: string;
  readonly version?: number;
  readonly position: { readonly line: number; readonly character: number };
}

/** The argument of `sip.server.next`, which puts a block into the file: which of those that are offered at the place, by its title. */
export interface NextArguments extends SendArguments {
  readonly title: string;
}

/** What `sip.server.send` answers as soon as the message is on its way, or is refused. */
export type SendAnswer =
  | {
      readonly exchange: string;
      /** What Send fresh made another, one sentence each. */
      readonly changes?: readonly string[];
      /** What is odd about the message, one sentence each; nothing that kept it from being sent. */
      readonly warnings?: readonly string[];
    }
  | { readonly refused: string; readonly position?: { readonly line: number; readonly character: number } };

/** The argument of `sip.server.sendAll`: a document, whose messages are sent one after the other, and wait for each other as `# @recv` says. */
export interface SendAllArguments {
  readonly uri: string;
}

/** What it answers once it is through: how many messages got what they want, how many did not, and what was refused. */
export interface SendAllAnswer {
  readonly passed: number;
  readonly failed: number;
  readonly refusals: readonly {
    readonly refused: string;
    readonly position?: { readonly line: number; readonly character: number };
  }[];
}

/** The argument of `sip.server.cancel`: one exchange, or all. What still waits is cancelled, a dialog that is open is ended with BYE. */
export interface CancelArguments {
  readonly exchange?: string;
}

/** What `sip.server.explain`, which takes `SendArguments`, answers: where a message would go and where its answer would come. Nothing is sent. */
export interface ExplainAnswer {
  readonly transport: string;
  readonly address: string;
  readonly port: number;
  readonly local: string;
  /** What is tried in turn where that fails, as `192.0.2.1:5060`. */
  readonly alternatives: readonly string[];
  /** How the way was found, one sentence each, in the user's language. */
  readonly steps: readonly string[];
  readonly warnings: readonly string[];
}

/** What it answers where there is no way: why, and how far it was found. */
export interface ExplainRefusal {
  readonly refused: string;
  readonly position?: { readonly line: number; readonly character: number };
  readonly steps?: readonly string[];
}

/** The argument of `sip.server.wire`: a message, and what left and came of it, which is shown below. */
export interface WireArguments extends SendArguments {
  /** True for what Send fresh would send. */
  readonly fresh?: boolean;
  readonly traffic?: readonly WireTraffic[];
}

export interface WireTraffic {
  readonly heading: string;
  readonly remarks?: readonly string[];
  /** One base64 text of the bytes. */
  readonly wire: string;
}

/** What it answers: a text to be read, in which nothing can be obeyed; or `{ refused }`, as sending does. Nothing is sent. */
export interface WireAnswer {
  readonly title: string;
  readonly text: string;
}

/** The argument of `sip.server.compare`: two answers; or `SendArguments`, for the last two that the server knows of the message there. Nothing is sent. */
export interface CompareArguments {
  readonly before: ComparedAnswer;
  readonly after: ComparedAnswer;
}

export interface ComparedAnswer {
  readonly text: string;
  /** Our own end of the way, as `192.0.2.1:40123`. */
  readonly local?: string;
}

/** What it answers: both answers with a name in place of what no two of them have alike, so that a difference is one; or `{ refused }`, as sending does. */
export interface CompareAnswer {
  readonly before: string;
  readonly after: string;
}

/** What `sip.server.checkAuthorization` and `sip.server.computeAuthorization`, which take `SendArguments`, answer; or `{ refused }`, as sending does. Nothing is sent. */
export interface AuthorizationAnswer {
  readonly isRight: boolean;
  /** What was found and how it is worked out, one sentence each; the password is not among it. */
  readonly lines: readonly string[];
}

/** The argument of `sip.server.serve`; absent means the setting's port, 0 any free one. */
export interface ServeArguments {
  readonly port?: number;
}

/** What `sip.server.serve` answers; or `{ refused }`, a sentence, as sending does. */
export interface ServeAnswer {
  readonly port: number;
  readonly addresses: readonly string[];
}

/** Notification, server to client: something happened to an exchange. */
export const exchangeMethod = 'sip/exchange';

/** `waiting`: the block waits for what comes, and `note` says for what. The others are as the user agent reports them. */
export type ExchangeEventName =
  | 'waiting'
  | 'sent'
  | 'response'
  | 'request'
  | 'retransmission'
  | 'unexpected'
  | 'failed'
  | 'done';

export interface ExchangeEvent {
  readonly exchange: string;
  readonly event: ExchangeEventName;
  readonly uri: string;
  /** The line of the request's start line now, after what was typed since, and the line after its block's last one. */
  readonly startLine: number;
  readonly endLine: number;
  /** What the lens and the thread call it: the method and the Request-URI, or the block's name. */
  readonly title: string;
  /** Milliseconds since the first message of the exchange left. */
  readonly at: number;
  readonly transport: string;
  readonly peer: string;
  readonly local?: string;
  readonly status?: number;
  readonly reason?: string;
  /** Of a response to INVITE: the To tag, by which forks are told apart. */
  readonly tag?: string;
  /** What was on the wire, made fit to be shown: no control or direction character is left in it. Cut to 16 KiB or 200 lines. */
  readonly text?: string;
  /** The whole of it, one base64 text of the bytes. */
  readonly wire?: string;
  readonly truncated?: boolean;
  /** The same, whole; only where `text` was cut. */
  readonly whole?: string;
  /** One sentence, in the user's language: why it failed, or what is odd about it. */
  readonly note?: string;
  /** True when the answer came from another address than the request went to. */
  readonly otherSource?: boolean;
  /** Of `done`: what became of each `# @expect` of the block, and then of each `# @capture`. */
  readonly checks?: readonly ExchangeCheck[];
  /** Of `done`: true while a dialog stays open, which `sip.server.cancel` ends. Once it has ended, `done` comes again without this. */
  readonly dialogOpen?: boolean;
  /** Of `done`: true while a port hears on by it, which `sip.server.cancel` closes. Once it has, `done` comes again without this. */
  readonly listening?: boolean;
}

/** A line of the block that says what the answer must be, or what of it is kept. */
export interface ExchangeCheck {
  readonly kind: 'expect' | 'capture';
  /** The line of the directive now. */
  readonly line: number;
  /** What it says, made fit to be shown. */
  readonly text: string;
  readonly isMet: boolean;
  /** What was there; absent where there was no such part. */
  readonly actual?: string;
}

/** Request, server to client, before anything leaves: where it goes and where the answer will come. */
export const confirmMethod = 'sip/confirm';

export interface ConfirmParams {
  readonly uri: string;
  readonly method: string;
  readonly transport: string;
  readonly address: string;
  readonly port: number;
  /** Loopback and private ranges need no question in a trusted folder. */
  readonly reach: 'loopback' | 'private' | 'public';
  readonly credentials: boolean;
  readonly files: readonly string[];
  /** The names of the secrets that stand in the message. */
  readonly secrets: readonly string[];
  /** Sentences in the user's language that were found before sending, such as that the answer would go elsewhere. */
  readonly warnings: readonly string[];
  /** The target with all addresses that it may go to, and the secrets that go there, by which one that was agreed to for good is known again. */
  readonly target: string;
  /** True when a click is needed wherever the message goes: the answer is known to be lost, or it is an emergency number. */
  readonly mustAsk: boolean;
}

export interface ConfirmAnswer {
  readonly send: boolean;
}

/** Request, server to client: the account for a challenge. The password crosses only this way, never as a setting. */
export const credentialsMethod = 'sip/credentials';

export interface CredentialsParams {
  readonly realm: string;
  readonly host: string;
  readonly transport: string;
  readonly user?: string;
  /** The name in `{{$secret name}}`, when the block names one. */
  readonly secret?: string;
  /** The exchange whose request was challenged. */
  readonly exchange?: string;
  /** True when the last account for this realm was refused. */
  readonly refused?: boolean;
  /** True when it is used once and must not be kept, nor be one that is. */
  readonly once?: boolean;
}

export interface CredentialsAnswer {
  readonly user: string;
  readonly password: string;
}

/** Request, server to client: the value of a variable that a block asks for (`# @prompt`, `# @prompt-secret`); null when none is given. */
export const promptMethod = 'sip/prompt';

export interface PromptParams {
  readonly uri: string;
  readonly name: string;
  /** What is asked; empty where the name says it all. */
  readonly question: string;
  /** True when what is typed must not be seen, nor kept. */
  readonly secret: boolean;
  /** What was answered last. */
  readonly value?: string;
}

export interface PromptAnswer {
  readonly value: string;
}

/** Notification, client to server: the encoding of an open document, as VS Code names it (`utf8`, `gb18030`); sent after it is opened and when it changes. */
export const documentEncodingMethod = 'sip/documentEncoding';

export interface DocumentEncoding {
  readonly uri: string;
  readonly encoding: string;
}

/** Notification, client to server: the files of open folders that lie on no disk which the server could read, as in VS Code for the Web; all of them, and again when one changes. */
export const folderFilesMethod = 'sip/folderFiles';

export interface FolderFiles {
  readonly files: readonly FolderFile[];
}

export interface FolderFile {
  readonly uri: string;
  /** What it says; absent where only its name is wanted. */
  readonly text?: string;
}

/** Notification, client to server: whether the folder is trusted. */
export const trustMethod = 'sip/trust';

export interface Trust {
  readonly trusted: boolean;
}

/** Notification, server to client: an opened document is one of PyQt's binding files, which share the extension; its language may be changed. */
export const foreignMethod = 'sip/foreign';

export interface Foreign {
  readonly uri: string;
}

/** Request, client to server: how the server is, and how strictly it checks a document. */
export const statusMethod = 'sip/status';

export interface StatusParams {
  readonly uri?: string;
}

export interface Status {
  /** How many requests could not be answered because of a fault of ours; what happened stands in the log. */
  readonly faults: number;
  /** Of the document that was asked about, where it is open and one of ours. */
  readonly checks?: {
    readonly profile: string;
    /** How many problems are not shown, and by whose word, as a sentence in the user's language; nothing when all are. */
    readonly withheld?: string;
  };
}

/** Request, client to server: of which environments one can be chosen for a document. */
export const environmentsMethod = 'sip/environments';

export interface EnvironmentsParams {
  readonly uri: string;
}

export interface Environments {
  readonly names: readonly string[];
}

/** Request, client to server: what to put where a text is pasted, in the place of it; null where it is right as it is. */
export const pasteMethod = 'sip/paste';

export interface PasteParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
  readonly text: string;
}

export interface PasteAnswer {
  /** The messages in the text without what a log or a capture put around them, each a block of its own. */
  readonly text: string;
}

/** Sentences by key, in tables that may hold tables. */
export interface SentenceTable {
  readonly [key: string]: string | SentenceTable;
}

/** What the client says of itself in `initializationOptions`. */
export interface InitializationOptions {
  /** True when the client shows `sip/exchange`, answers `sip/confirm`, `sip/credentials` and `sip/prompt`. */
  readonly exchanges?: boolean;
  readonly trusted?: boolean;
  /** `en` or `zh-cn`; anything else reads English. Absent means the language that LSP's own `locale` names. */
  readonly locale?: string;
  /** What the server is to say, by family and key, the preferred language first; only for one that can read no file. */
  readonly sentences?: readonly Readonly<Record<string, SentenceTable>>[];
  /** What the section `sip` of the settings holds, for editors that answer no `workspace/configuration`. */
  readonly settings?: unknown;
}
