/** baresip, a phone without a screen, started for a test: https://github.com/baresip/baresip, Debian's baresip-core. */

import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Queue, queue } from '../support/loopback.ts';
import { folder, freePort, need, start, until } from './programs.ts';

/** What baresip tells of itself, as its module ctrl_tcp has it. */
export interface BaresipEvent {
  readonly class: string;
  readonly type: string;
  /** The reason why a call ended, the tone that was dialled, … */
  readonly param?: string;
  readonly peeruri?: string;
}

export interface Baresip {
  /** Where it hears UDP and TCP. */
  readonly port: number;
  /** Where it hears TLS, when it was given a certificate. */
  readonly tlsPort: number;
  readonly events: Queue<BaresipEvent>;
  /** The next event of a type; those before it are passed over. */
  readonly until: (type: string) => Promise<BaresipEvent>;
  /** A command of its menu, such as `dial`. Fails with what it says where it refuses. */
  readonly command: (command: string, params?: string) => Promise<string>;
}

export interface BaresipSettings {
  readonly address?: '127.0.0.1' | '::1';
  /** Whether it answers by itself. */
  readonly answers?: boolean;
  /** The port of a Kamailio where it registers as bob, by UDP. */
  readonly registrar?: number;
  /** A file with a certificate and its key. */
  readonly certificate?: string;
}

/** Starts one that has said that it is ready, or registered; it is ended with the test. */
export async function baresip(
  test: TestContext,
  { address = '127.0.0.1', answers = true, registrar, certificate }: BaresipSettings = {},
): Promise<Baresip> {
  need('baresip', 'baresip-core');
  const path = folder('baresip');
  const [port, control] = [await freePort(1), await freePort()];
  const host = address === '::1' ? '[::1]' : address;
  writeFileSync(join(path, 'config'), configOf({ address, host, port, control, certificate }));
  writeFileSync(join(path, 'accounts'), accountOf({ answers, place: `${host}:${port}`, registrar }));
  writeFileSync(join(path, 'contacts'), '');
  const program = start('baresip', ['-f', path, '-v']);
  // It would tell its registrar, who may be gone.
  test.after(() => program.stop(300));
  const words = registrar === undefined ? 'baresip is ready.' : '[1 binding]';
  const isReady = () => program.output().includes(words) || program.process.exitCode !== null;
  await until(() => isReady() || undefined, 'baresip');
  const events = queue<BaresipEvent>();
  const { command, end } = await controlled(control, (event) => events.push(event));
  test.after(end);
  return {
    port,
    tlsPort: port + 1,
    events,
    command,
    until: async (type) => {
      for (;;) {
        const event = await events.next();
        if (event.type === type) return event;
      }
    },
  };
}

interface Place {
  readonly address: string;
  readonly host: string;
  readonly port: number;
  readonly control: number;
  readonly certificate: string | undefined;
}

/** What it hears is what it says (aubridge), so that no sound card is needed. */
function configOf({ address, host, port, control, certificate }: Place): string {
  return [
    'poll_method epoll',
    `sip_listen ${host}:${port}`,
    ...(certificate === undefined ? [] : [`sip_certificate ${certificate}`]),
    `net_interface ${address}`,
    'dns_server 127.0.0.1:9',
    'call_local_timeout 20',
    'audio_player aubridge,loop',
    'audio_source aubridge,loop',
    'audio_alert aubridge,alert',
    'ausrc_srate 8000',
    'auplay_srate 8000',
    'ausrc_channels 1',
    'auplay_channels 1',
    'rtp_ports 33000-33999',
    'module_path /usr/lib/baresip/modules',
    'module g711.so',
    'module aubridge.so',
    ...['account', 'menu', 'contact', 'debug_cmd', 'ctrl_tcp'].map((name) => `module_app ${name}.so`),
    `ctrl_tcp_listen 127.0.0.1:${control}`,
    '',
  ].join('\n');
}

function accountOf({
  answers,
  place,
  registrar,
}: {
  readonly answers: boolean;
  readonly place: string;
  readonly registrar: number | undefined;
}): string {
  const manner = `answermode=${answers ? 'auto' : 'manual'};audio_codecs=pcmu`;
  if (registrar === undefined) return `<sip:bob@${place}>;regint=0;${manner}\n`;
  const outbound = `outbound="sip:127.0.0.1:${registrar};transport=udp"`;
  return `<sip:bob@sip.test>;auth_user=bob;auth_pass=builder;${outbound};regint=60;mwi=no;${manner}\n`;
}

interface Reply {
  readonly response?: boolean;
  readonly ok?: boolean;
  readonly data?: string;
}

/** Speaks to ctrl_tcp: JSON, each text behind its length, as netstrings are. */
async function controlled(port: number, event: (event: BaresipEvent) => void) {
  const socket = connect(port, '127.0.0.1');
  const replies = queue<Reply>();
  let rest = '';
  socket.on('data', (chunk) => {
    rest += chunk;
    for (;;) {
      const [head = '', length] = /^(\d+):/.exec(rest) ?? [];
      const size = head.length + Number(length) + 1;
      if (length === undefined || rest.length < size) return;
      const said = JSON.parse(rest.slice(head.length, size - 1)) as Reply & BaresipEvent;
      rest = rest.slice(size);
      if (said.response === true) replies.push(said);
      else event(said);
    }
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return {
    end: () => socket.destroy(),
    command: async (command: string, params?: string) => {
      const text = JSON.stringify({ command, params, token: command });
      socket.write(`${Buffer.byteLength(text)}:${text},`);
      const { ok, data = '' } = await replies.next();
      if (ok !== true) throw new Error(`baresip refuses ${command}: ${data}`);
      return data;
    },
  };
}
