/** A language server for the tests of a file: built and started before them, ended behind them without a fault. */

import assert from 'node:assert/strict';
import { before } from 'node:test';
import { bundlesForFile } from './file-bundles.ts';
import { inTheEnd } from './leftovers.ts';
import { type ClientOptions, type LspClient, startClient } from './lsp-client.ts';

export interface TestedServer {
  /** The client of the server that all tests share. */
  readonly client: LspClient;
  /** Starts another server; who does it ends it with `stop`. */
  start(options?: Omit<ClientOptions, 'server'>): Promise<LspClient>;
  /** Ends a server, and sees to it that it had no fault. */
  stop(client: LspClient): Promise<void>;
}

/** Call it at the top of a test file or of a suite; `prepare` is done before the first test. */
export function testedServer(
  options: Omit<ClientOptions, 'server'> = {},
  prepare: (client: LspClient) => Promise<void> = async () => undefined,
): TestedServer {
  const bundles = bundlesForFile('server.js');
  let shared: LspClient | undefined;
  before(async () => {
    shared = await start(options);
    await prepare(shared);
  });
  inTheEnd(async () => {
    if (shared !== undefined) await stop(shared);
  });
  return {
    get client() {
      assert.ok(shared !== undefined);
      return shared;
    },
    start,
    stop,
  };

  function start(more: Omit<ClientOptions, 'server'> = {}): Promise<LspClient> {
    return startClient({ server: `${bundles.folder}/server.js`, ...more });
  }
}

async function stop(client: LspClient): Promise<void> {
  try {
    assert.deepEqual(await client.request('sip/status', {}), { faults: 0 });
    assert.equal(await client.stop(), 0);
  } catch (fault) {
    const { exitCode, signalCode } = client.process;
    const how = `exit code ${exitCode}, signal ${signalCode}, log: ${client.log.join('')}`;
    throw new Error(`The server did not end as it should (${how}).`, { cause: fault });
  }
}
