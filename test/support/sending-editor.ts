/** An editor that sends: a bare client of the server which shows exchanges, answers questions, and has messages to send. */

import assert from 'node:assert/strict';
import type { ClientCapabilities } from 'vscode-languageserver';
import type {
  ConfirmParams,
  CredentialsParams,
  ExchangeEvent,
  InitializationOptions,
  PromptParams,
  SendAnswer,
} from '../../server/src/protocol.ts';
import type { Heard } from './loopback.ts';
import { LspClient } from './lsp-client.ts';

export const uri = 'file:///send.sip';

/** An editor that shows exchanges, and what it was asked and told. */
export interface Editor {
  readonly client: LspClient;
  readonly events: ExchangeEvent[];
  readonly confirmed: ConfirmParams[];
  readonly asked: CredentialsParams[];
  readonly prompted: PromptParams[];
  send(line: number, command?: string, version?: number): Promise<SendAnswer>;
  /** The next event of a kind. */
  until(event: ExchangeEvent['event'], count?: number): Promise<ExchangeEvent>;
  stop(): Promise<void>;
}

export interface Answers extends InitializationOptions {
  readonly confirm?: boolean;
  readonly password?: string;
  /** What each variable that is asked for is given. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Starts the server of a folder of bundles, and the editor on it. */
export async function startEditor(
  folder: string,
  { confirm = true, password, values = {}, ...options }: Answers = {},
  capabilities?: ClientCapabilities,
): Promise<Editor> {
  const client = new LspClient(`${folder}/server.js`);
  const events = client.collect<ExchangeEvent>('sip/exchange');
  const confirmed: ConfirmParams[] = [];
  const asked: CredentialsParams[] = [];
  client.connection.onRequest('sip/confirm', (params: ConfirmParams) => {
    confirmed.push(params);
    return { send: confirm };
  });
  client.connection.onRequest('sip/credentials', (params: CredentialsParams) => {
    asked.push(params);
    return password === undefined ? null : { user: params.user ?? 'alice', password };
  });
  const prompted: PromptParams[] = [];
  client.connection.onRequest('sip/prompt', (params: PromptParams) => {
    prompted.push(params);
    const value = values[params.name];
    return value === undefined ? null : { value };
  });
  await client.start({
    initializationOptions: { exchanges: true, trusted: true, ...options },
    ...(capabilities === undefined ? {} : { capabilities }),
  });
  return {
    client,
    events,
    confirmed,
    asked,
    prompted,
    send: (line, command = 'send', version = undefined) =>
      client.request('workspace/executeCommand', {
        command: `sip.server.${command}`,
        arguments: [{ uri, version, position: { line, character: 0 } }],
      }),
    until: (kind, count = 1) => client.until(() => events.filter(({ event }) => event === kind)[count - 1]),
    async stop() {
      assert.deepEqual(await client.request('sip/status', undefined), { faults: 0 });
      assert.equal(await client.stop(), 0);
    },
  };
}

export interface Parts {
  readonly method?: string;
  readonly transport?: string;
  readonly via?: string;
  readonly preamble?: string;
}

export function request(
  port: number,
  { method = 'OPTIONS', transport = 'UDP', via, preamble = '' }: Parts = {},
): string {
  const target = transport === 'UDP' ? '' : `;transport=${transport.toLowerCase()}`;
  return `### ask
${preamble}${method} sip:bob@127.0.0.1:${port}${target} SIP/2.0
Via: SIP/2.0/${transport} ${via ?? '{{$localIp}}:{{$localPort}};branch={{$branch}};rport'}
Max-Forwards: 70
From: <sip:alice@127.0.0.1>;tag={{$tag}}
To: <sip:bob@127.0.0.1>
Call-ID: {{$callId}}
CSeq: 1 ${method}
Contact: <sip:alice@{{$localIp}}:{{$localPort}}>
Content-Length: 0

`;
}

/** The answer to a request as it was heard. */
export function respond({ text }: Heard, status: string, more = ''): string {
  const copied = text.split('\r\n').filter((line) => /^(?:Via|From|Call-ID|CSeq):/u.test(line));
  const to = /^To:.*$/mu.exec(text)?.[0].trim() ?? 'To: <sip:bob@127.0.0.1>';
  const tag = status.startsWith('100') || to.includes(';tag=') ? '' : ';tag=314159';
  return [`SIP/2.0 ${status}`, ...copied, `${to}${tag}`, `${more}Content-Length: 0`, '', ''].join('\r\n');
}
