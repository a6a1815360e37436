/** `sipwright serve`: the local SIP server in the foreground, and a line for each message that it hears or says. */

import { visible, visibleLine } from '../features/visible.ts';
import { makeSelfSigned } from '../host/self-signed.ts';
import { decodeUtf8 } from '../sip/encoding.ts';
import { endOfLine } from '../sip/syntax/lines.ts';
import type { Identity } from '../ua/outgoing.ts';
import { type ServeEvent, type ServeOptions, type Serving, serve as startServer } from '../ua/serve.ts';
import { numberOf } from './arguments.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { identityIn } from './identity.ts';
import type { Terminal } from './terminal.ts';

const usualPort = 5060;

export const serve: Command = {
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    'cert-file': { type: 'string' },
    'key-file': { type: 'string' },
    tls: { type: 'boolean' },
    verbose: { type: 'boolean', short: 'v' },
  },
  async run(parsed, terminal) {
    const { operands, values, flags } = parsed;
    if (operands[0] !== undefined) throw new Failure('needless-operand', { operand: operands[0], command: 'serve' });
    const port = numberOf(parsed, 'port', 0, 65_535) ?? usualPort;
    const host = values.get('host');
    const { identity = flags.has('tls') ? madeFor(terminal) : undefined } = await identityIn(parsed, terminal);
    const serving = await start({
      port,
      ...(host === undefined ? {} : { hosts: [host] }),
      ...(identity === undefined ? {} : { identity }),
      log: (event) => log(event, flags.has('verbose'), terminal),
    });
    for (const address of serving.addresses) terminal.print(terminal.say('listening', { address }));
    await asked(terminal);
    await serving.close();
    return 0;
  },
};

/** A certificate that is made on the spot; whoever sends to it must be told by what to know it. */
function madeFor({ print, say }: Terminal): Identity {
  const { identity, fingerprint } = makeSelfSigned(Date.now());
  print(say('certificate-made', { fingerprint }));
  return identity;
}

async function start(options: ServeOptions & { readonly port: number }): Promise<Serving> {
  const { port, hosts = [] } = options;
  try {
    return await startServer(options);
  } catch (error) {
    if (error instanceof RangeError) throw new Failure('not-loopback', { host: hosts[0] ?? '' });
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Failure(code === 'EADDRINUSE' ? 'port-in-use' : 'cannot-listen', { port, code });
  }
}

/** Settles when the server is to end: by a signal, or since nobody reads what it says. */
function asked(terminal: Terminal): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    terminal.whenUnread = resolve;
  });
}

function log({ direction, transport, peer, again, wire }: ServeEvent, isVerbose: boolean, terminal: Terminal): void {
  const { style, say, print } = terminal;
  const text = decodeUtf8(wire);
  const time = style('gray', new Date().toISOString().slice(11, 23));
  const arrow = style('gray', direction === 'in' ? '←' : '→');
  const repeated = again ? style('gray', ` (${say('again')})`) : '';
  const startLine = style('bold', visibleLine(text.slice(0, endOfLine(text, 0)), 120));
  print(`${time} ${transport} ${peer} ${arrow} ${startLine}${repeated}`);
  if (isVerbose && !again) print(visible(text).replaceAll(/^/gmu, '  ').trimEnd());
}
