/** Which messages of a file belong together, in a call through two proxies of which every hop is there. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Call, Calls, mostParts, type Part } from '../../server/src/rules/calls.ts';
import {
  answersTo,
  dialogOf,
  invitesOf,
  requestsOf,
  requestsOnBranch,
  responsesTo,
} from '../../server/src/rules/pairing.ts';
import { summarise } from '../../server/src/rules/summary.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { callThroughProxies } from './support/call-through-proxies.ts';

const names = callThroughProxies.map(({ name }) => name);

describe('a call that is seen at every hop', () => {
  const text = callThroughProxies.map(({ name, lines }) => `### ${name}\n${lines.join('\n')}`).join('');

  test('a response answers the request of its hop, and no other', () => {
    assert.deepEqual(paired(text, requestsOf), {
      'trying 1': ['invite 1'],
      'ringing 3': ['invite 3'],
      'ringing 2': ['invite 2'],
      'ringing 1': ['invite 1'],
      'ok 3': ['invite 3'],
      'ok 2': ['invite 2'],
      'ok 1': ['invite 1'],
      'bye ok 3': ['bye 3'],
      'bye ok 2': ['bye 2'],
      'bye ok 1': ['bye 1'],
    });
  });

  test('a request has the responses of its hop', () => {
    assert.deepEqual(paired(text, responsesTo), {
      'invite 1': ['trying 1', 'ringing 1', 'ok 1'],
      'invite 2': ['ringing 2', 'ok 2'],
      'invite 3': ['ringing 3', 'ok 3'],
      'bye 1': ['bye ok 1'],
      'bye 2': ['bye ok 2'],
      'bye 3': ['bye ok 3'],
    });
  });

  test('an answer wherever it was seen answers each of them', () => {
    const answers = ['trying 1', 'ringing 3', 'ringing 2', 'ringing 1', 'ok 3', 'ok 2', 'ok 1'];
    assert.deepEqual(paired(text, answersTo)['invite 2'], answers);
  });

  test('an ACK is about the INVITEs of its CSeq', () => {
    const invites = ['invite 3', 'invite 2', 'invite 1'];
    assert.deepEqual(paired(text, invitesOf), { 'ack 1': invites, 'ack 2': invites, 'ack 3': invites });
  });

  test('all but the first answer, which has no tag, is one dialog from both sides', () => {
    const found = paired(text, dialogOf);
    const all = names.filter((name) => name !== 'trying 1');
    for (const name of ['ringing 2', 'ok 1', 'ack 3', 'bye 1', 'bye ok 2']) assert.deepEqual(found[name], all);
    assert.equal(found['invite 1'], undefined);
  });

  test('no two requests have one branch', () => {
    assert.deepEqual(
      Object.entries(paired(text, requestsOnBranch)).filter(([name]) => !/ok|ringing|trying/u.test(name)),
      [],
    );
  });
});

test('of a request that was sent again the nearest comes first', () => {
  const [invite, , , trying] = callThroughProxies;
  const copies = [invite, invite, trying, invite].map((each, index) => `### ${index}\n${each?.lines.join('\n')}`);
  assert.deepEqual(paired(copies.join(''), requestsOf), { 2: ['1', '3', '0'] });
});

test('what is not known before it is sent is part of no call', () => {
  const [invite, , , trying] = callThroughProxies;
  const lines = [...(invite?.lines ?? []), '###', ...(trying?.lines ?? [])].join('\n');
  const callId = /Call-ID: (?<id>\S+)/u.exec(lines)?.groups?.id ?? '';
  assert.notEqual(callsIn(lines), 0);
  assert.equal(callsIn(lines.replaceAll(callId, '{{$callId}}')), 0);
  assert.equal(callsIn(lines.replaceAll(/tag=\S+/gu, 'tag={{$tag}}')), 0);
  assert.equal(callsIn(lines.replaceAll('CSeq: 1', 'CSeq: {{$cseq}}')), 0);
});

test('more messages than anybody reads are not compared, and one fewer are', () => {
  const lines = callThroughProxies[0]?.lines.join('\n') ?? '';
  assert.equal(callsIn(Array.from({ length: mostParts }, () => lines).join('###\n')), mostParts);
  assert.equal(callsIn(Array.from({ length: mostParts + 1 }, () => lines).join('###\n')), 0);
});

/** The titles of the blocks that belong to each block, where there are any. */
function paired(text: string, pair: (part: Part, call: Call) => readonly Part[]): Record<string, string[]> {
  const summaries = parseFile(text).blocks.map(({ block }) => summarise(block));
  const calls = new Calls(summaries);
  const found: Record<string, string[]> = {};
  for (const summary of summaries) {
    const call = calls.callOf(summary);
    const others = call === undefined ? [] : pair(call.self, call);
    if (others.length > 0) found[summary.title] = others.map(({ place }) => summaries[place]?.title ?? '');
  }
  return found;
}

/** How many blocks are part of a call. */
function callsIn(text: string): number {
  const summaries = parseFile(text).blocks.map(({ block }) => summarise(block));
  const calls = new Calls(summaries);
  return summaries.filter((summary) => calls.callOf(summary) !== undefined).length;
}
