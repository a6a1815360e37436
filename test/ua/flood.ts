/** A flood of datagrams, poured by processes of their own. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { endWithFile } from '../support/leftovers.ts';

export interface Flood {
  /** The port of loopback that is flooded, by UDP. */
  readonly port: number;
  readonly text: string;
  readonly seconds: number;
  /** How many processes pour: one has no whole processor where others are busy. */
  readonly processes: number;
}

/** Pours, and gives how many datagrams left in a second. */
export async function pour(flood: Flood): Promise<number> {
  const counts = await Promise.all(Array.from({ length: flood.processes }, () => pouring(flood)));
  return counts.reduce((sum, count) => sum + count) / flood.seconds;
}

async function pouring({ text, port, seconds }: Flood): Promise<number> {
  const [program, option, script] = hasPerl()
    ? (['perl', '-e', inPerl] as const)
    : ([process.execPath, '--eval', inNode] as const);
  const flooder = spawn(program, [option, script, text, String(port), String(seconds)]);
  const done = endWithFile(() => flooder.kill('SIGKILL'));
  let said = '';
  flooder.stdout.on('data', (chunk) => (said += chunk));
  await once(flooder, 'close');
  done();
  return Number(said);
}

/** A datagram costs it half of the time that Node takes, and it may ask Linux to cut many out of one, so that more of them leave. */
function hasPerl(): boolean {
  return spawnSync('perl', ['-v']).status === 0;
}

/** UDP_SEGMENT of udp(7), where the system knows it: one call hands over sixty datagrams. */
const inPerl = `
  use Socket;
  use Time::HiRes qw(time);
  my ($text, $port, $seconds) = @ARGV;
  socket(my $socket, PF_INET, SOCK_DGRAM, 0);
  connect($socket, sockaddr_in($port, inet_aton('127.0.0.1')));
  my ($size, $each) = (length $text, 1);
  if ($^O eq 'linux' && $size < 1000 && setsockopt($socket, 17, 103, pack('i', $size))) {
    $each = 60;
    $text = $text x $each;
  }
  my ($end, $count) = (time + $seconds, 0);
  while (time < $end) {
    for (1 .. 20) { $count += $each if defined send($socket, $text, 0) }
  }
  print $count;
`;

const inNode = `
  const [text, port, seconds] = process.argv.slice(-3);
  const socket = require('node:dgram').createSocket('udp4');
  const bytes = Buffer.from(text, 'latin1');
  const end = Date.now() + 1000 * Number(seconds);
  let count = 0;
  socket.on('error', () => {});
  socket.bind(0, '127.0.0.1', () => socket.connect(Number(port), '127.0.0.1', more));
  function more() {
    for (let index = 0; index < 500; index += 1) socket.send(bytes, () => {});
    count += 500;
    if (Date.now() < end) setImmediate(more);
    else process.stdout.write(String(count), () => process.exit());
  }
`;
