/** A server asks who sends a message: it is told without the password, by the hash that stands for it. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { commands, extensions } from 'vscode';
import type { ServeAnswer } from '../../../server/src/protocol.ts';
import { account } from '../../../server/src/ua/serve/guard.ts';
import { exchangeOf } from './exchange.ts';
import { click } from './lens.ts';
import { openAt, request } from './support.ts';

suite('an account', () => {
  let port: number;

  suiteSetup(async () => {
    await extensions.getExtension('sipwright.sipwright')?.activate();
    ({ port } = await commands.executeCommand<ServeAnswer>('sip.serve', 0));
  });

  suiteTeardown(() => commands.executeCommand('sip.stopServing'));

  /** What went over the wire. */
  async function sent(user: string, ha1: string): Promise<string> {
    const via = 'SIP/2.0/UDP 127.0.0.1:{{$localPort}};branch={{$branch}};rport';
    const message = request({ Via: via, 'Call-ID': '{{$callId}}' }).replace(
      'OPTIONS sip:bob@',
      `OPT|IONS sip:${user}@`,
    );
    const { editor } = await openAt(`# @target udp:127.0.0.1:${port}\n# @auth-ha1 alice ${ha1}\n${message}`);
    await click(editor.document, 'Send');
    return exchangeOf(editor.document);
  }

  for (const [user, hash] of [
    ['auth', 'md5'],
    ['auth.sha-256', 'sha256'],
  ] as const) {
    test(`is proved with a hash of ${hash} instead of the password`, async () => {
      const ha1 = hashOf(hash, account.password);
      const exchange = await sent(user, ha1);
      assert.match(exchange, /^SIP\/2\.0 401 .*^Authorization: Digest username="alice".*^SIP\/2\.0 200 OK$/msu);
      assert.ok(!exchange.includes(ha1));
    });
  }

  test('is refused with a hash of another password', async () => {
    const exchange = await sent('auth', hashOf('md5', 'wonderland'));
    assert.match(exchange, /^Authorization: Digest username="alice".*^SIP\/2\.0 401 /msu);
    assert.doesNotMatch(exchange, /^SIP\/2\.0 200/mu);
  });
});

/** RFC 7616 §3.4.2: of user, realm and password. */
function hashOf(hash: string, password: string): string {
  return createHash(hash).update(`alice:${account.realm}:${password}`).digest('hex');
}
