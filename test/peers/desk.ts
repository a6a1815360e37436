/** The desk of a tester: an editor with one file, whose first message was sent, and which goes on by the blocks that are offered. */

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type PlayedFile, playFile } from '../support/played-file.ts';
import { type Answers, type Editor, startEditor } from '../support/sending-editor.ts';
import { sdp } from '../ua/exchange.ts';
import { uriNameOf, type Way } from './ways.ts';

export interface Desk extends Editor, PlayedFile {
  /** Waits for the outcome of the message that was sent as the first, second, …, and gives its status. */
  outcome(count: number): Promise<number | undefined>;
}

/** One message of the file. */
export interface Written extends Way {
  readonly method: string;
  /** The port that it goes to. */
  readonly port: number;
  /** The user part of the Request-URI, or none. */
  readonly user?: string | undefined;
  readonly more?: readonly string[];
  /** What stands behind the head; an INVITE makes an offer unless it says `''`. */
  readonly body?: string;
  /** `# @…` lines above it. */
  readonly preamble?: readonly string[];
}

/** Sends a message from a file of its own, with the server of a folder of bundles. */
export async function desk(t: TestContext, folder: string, what: Written, answers?: Answers): Promise<Desk> {
  const editor = await startEditor(folder, answers);
  t.after(() => editor.client.process.kill());
  const { text, line } = messageTo(what);
  const file = await playFile(editor, text, line);
  const answer = await editor.send(line);
  assert.ok('exchange' in answer, JSON.stringify(answer));
  return { ...editor, ...file, outcome: (count) => outcomeOf(editor, count) };
}

async function outcomeOf({ client, events }: Editor, count: number): Promise<number | undefined> {
  const done = await client.until(() => {
    const exchange = [...new Set(events.map((each) => each.exchange))][count - 1];
    return events.find((each) => each.event === 'done' && each.exchange === exchange);
  });
  return done.status;
}

/** A message as somebody writes it, and the line of its start line. */
function messageTo({ transport, address, method, port, user = 'uas', more = [], body, preamble = [] }: Written) {
  const place = `${address === '::1' ? '[::1]' : address}:${port};transport=${uriNameOf({ transport, address })}`;
  const own = '{{$localIp}}:{{$localPort}}';
  const content = body ?? (method === 'INVITE' ? sdp.replaceAll('\r\n', '\n') : '');
  const isTyped = more.some((row) => row.startsWith('Content-Type:'));
  const above = ['### ask', `# @target sip:${place}`, ...preamble];
  const rows = [
    `${method} sip:${user === '' ? '' : `${user}@`}sip.test SIP/2.0`,
    `Via: SIP/2.0/${transport.toUpperCase()} ${own};branch={{$branch}};rport`,
    'Max-Forwards: 70',
    'From: <sip:alice@sip.test>;tag={{$tag}}',
    `To: <sip:${method === 'REGISTER' ? 'alice' : user}@sip.test>`,
    'Call-ID: {{$callId}}',
    `CSeq: 1 ${method}`,
    `Contact: <sip:alice@${own};transport=${uriNameOf({ transport, address })}>`,
    ...more,
    ...(content === '' || isTyped ? [] : ['Content-Type: application/sdp']),
    'Content-Length: {{$contentLength}}',
  ];
  return { text: `${[...above, ...rows, '', content].join('\n')}\n`, line: above.length };
}
