/** The tables of names are complete, cite their sources, and have their sentences in both languages. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { methodNamed, methods } from '../../server/src/sip/methods.ts';
import { statusClass, statusCode, statusCodes } from '../../server/src/sip/status-codes.ts';
import { methods as enMethods } from '../../server/src/texts/en/methods.ts';
import {
  statusClasses as enStatusClasses,
  statusCodes as enStatusCodes,
} from '../../server/src/texts/en/status-codes.ts';
import { methods as zhMethods } from '../../server/src/texts/zh-cn/methods.ts';
import {
  statusClasses as zhStatusClasses,
  statusCodes as zhStatusCodes,
} from '../../server/src/texts/zh-cn/status-codes.ts';

type Sentences = Readonly<Record<string, string>>;

const cited = /^(RFC \d+( §[\dA-Z.]+)?|3GPP TS [\d.]+( §[\d.]+)?)$/;

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}

/** Both languages say something about each name, and about nothing else. */
function assertTexts(names: readonly string[], en: Sentences, zh: Sentences): void {
  assert.deepEqual(Object.keys(en).sort(), [...names].sort());
  assert.deepEqual(Object.keys(zh).sort(), [...names].sort());
  for (const name of names) {
    const [english = '', chinese = ''] = [en[name], zh[name]];
    assert.match(english, /^[A-Z"'`].*[.]$/s, `${name} in English: ${english}`);
    assert.match(chinese, /\p{Script=Han}.*[。]$/su, `${name} in Chinese: ${chinese}`);
    assert.notEqual(chinese, english, name);
    assert.ok(english.length <= 400, `${name} in English has ${english.length} characters`);
    assert.ok(chinese.length <= 400, `${name} in Chinese has ${chinese.length} characters`);
  }
}

function assertCited(rows: readonly { readonly spec: string }[]): void {
  for (const row of rows) assert.match(row.spec, cited, JSON.stringify(row));
}

describe('methods', () => {
  it('are the 14 of IANA', () => {
    const names = 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE';
    assert.equal(methods.length, 14);
    assert.deepEqual(
      methods.map((method) => method.name),
      words(names),
    );
  });

  it('cite their sections and have sentences', () => {
    assertCited(methods);
    assertTexts(
      methods.map((method) => method.name),
      enMethods,
      zhMethods,
    );
  });

  it('are found by their exact name only', () => {
    assert.equal(methodNamed('INVITE')?.spec, 'RFC 3261 §13');
    assert.equal(methodNamed('invite'), undefined);
    assert.equal(methodNamed('constructor'), undefined);
  });

  it('refresh the target as RFC 5057 §5.4 and RFC 6665 §3 list them', () => {
    const refreshing = methods.filter((method) => method.targetRefresh).map((method) => method.name);
    assert.deepEqual(refreshing, ['INVITE', 'NOTIFY', 'REFER', 'SUBSCRIBE', 'UPDATE']);
  });

  it('belong into a dialog, outside or both', () => {
    const only = (where: 'insideDialog' | 'outsideDialog', other: 'insideDialog' | 'outsideDialog') =>
      methods.filter((method) => method[where] && !method[other]).map((method) => method.name);
    assert.deepEqual(only('insideDialog', 'outsideDialog'), words('ACK BYE INFO NOTIFY PRACK UPDATE'));
    assert.deepEqual(only('outsideDialog', 'insideDialog'), ['REGISTER']);
    assert.ok(methods.every((method) => method.insideDialog || method.outsideDialog));
  });

  it('run in the transaction that RFC 3261 §17 gives them', () => {
    assert.equal(methodNamed('INVITE')?.transaction, 'INVITE');
    assert.equal(methodNamed('ACK')?.transaction, 'none');
    const others = methods.filter((method) => method.name !== 'INVITE' && method.name !== 'ACK');
    assert.ok(others.every((method) => method.transaction === 'non-INVITE'));
  });
});

describe('status codes', () => {
  const codes = `
    100 180 181 182 183 199 200 202 204 300 301 302 305 380
    400 401 402 403 404 405 406 407 408 410 412 413 414 415 416 417 420 421 422 423 424 425 428 429
    430 433 436 437 438 439 440 469 470 480 481 482 483 484 485 486 487 488 489 491 493 494
    500 501 502 503 504 505 513 555 580 600 603 604 606 607 608`;

  it('are the 75 of IANA', () => {
    assert.equal(statusCodes.length, 75);
    assert.deepEqual(
      statusCodes.map((status) => status.code),
      words(codes).map(Number),
    );
  });

  it('cite their sections and have sentences', () => {
    assertCited(statusCodes);
    assertTexts(words(codes), enStatusCodes, zhStatusCodes);
    assertTexts(words('1xx 2xx 3xx 4xx 5xx 6xx'), enStatusClasses, zhStatusClasses);
  });

  it('answer methods that exist', () => {
    for (const status of statusCodes) {
      for (const name of status.typicalMethods) assert.ok(methodNamed(name), `${status.code} ${name}`);
    }
  });

  it('are found by number, and only when registered', () => {
    assert.equal(statusCode(486)?.phrase, 'Busy Here');
    assert.deepEqual(statusCode(401)?.expects, ['WWW-Authenticate']);
    assert.equal(statusCode(202)?.historic, true);
    assert.equal(statusCode(499), undefined);
  });

  it('have the class of their first digit', () => {
    assert.equal(statusClass(100), '1xx');
    assert.equal(statusClass(699), '6xx');
    assert.equal(statusClass(499), '4xx');
    for (const none of [0, 99, 700, 1000, 10000, -150, Number.NaN]) assert.equal(statusClass(none), undefined);
  });
});
