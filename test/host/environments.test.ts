/** Which environment file gives a variable its value, and what is said of files that nobody can read. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  askedOf,
  type Environment,
  environmentIn,
  reasonIn,
  valueIn,
  withheldEnvironment,
} from '../../server/src/host/environments.ts';
import type { FileReader } from '../../server/src/host/file-reader.ts';
import { fileReaderFor } from '../../server/src/host/files.ts';

const [open, closed] = ['sip-client.env.json', 'sip-client.private.env.json'];

let outside: string;
let folder: string;

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'sipwright-environments-'));
  folder = join(outside, 'folder');
  mkdirSync(join(folder, 'flows'), { recursive: true });
});

afterEach(() => rmSync(outside, { recursive: true }));

function write(path: string, content: unknown): void {
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}

function files(): FileReader {
  return fileReaderFor(pathToFileURL(join(folder, 'flows', 'a.sip')).href, [pathToFileURL(folder).href]);
}

function read(name = ''): Environment {
  return environmentIn(files(), name);
}

function faultsOf({ faults }: Environment): readonly string[] {
  return faults.map(({ key, args }) => [key, ...Object.values(args)].join(' '));
}

test('the private file wins, then the nearer one, then the environment over what is shared', () => {
  const all = { a: 'shared', b: 'shared', c: 'shared', d: 'shared', e: 'shared', f: 1, g: true };
  write(open, { $schema: 'x', $shared: all, dev: { b: 'root', c: 'root', d: 'root' } });
  write(join('flows', open), { dev: { c: 'near', d: 'near' } });
  write(closed, { $shared: { a: 'private shared', b: 'private shared' }, dev: { d: 'private', e: '{{a}}' } });
  const environment = read('dev');
  assert.deepEqual(faultsOf(environment), []);
  assert.deepEqual(Object.fromEntries([...environment.variables].map(([name, { text }]) => [name, text])), {
    a: 'private shared',
    b: 'root',
    c: 'near',
    d: 'private',
    e: '{{a}}',
    f: '1',
    g: 'true',
  });
  assert.equal(environment.variables.get('d')?.file, closed);
  assert.equal(valueIn(environment, 'toString'), undefined);
  assert.equal(valueIn(read(), 'c'), 'shared');
});

test('what only another environment holds is told with its name', () => {
  write(open, { $shared: { a: 1 }, dev: { a: 2, b: 3, c: 4 }, lab: { b: 5 } });
  write(closed, { lab: { b: 6, c: 7 } });
  const named = (name: string) => ['a', 'b', 'c', 'd'].map((key) => read(name).elsewhere(key).join(' '));
  assert.deepEqual(named(''), ['', 'lab dev', 'lab dev', '']);
  assert.deepEqual(named('lab'), ['', '', '', '']);
  assert.deepEqual(reasonIn(read(), 'b'), { key: 'in-environments', args: { name: 'b', environments: 'lab, dev' } });
  assert.equal(reasonIn(read(), 'd'), undefined);
});

test('without files nothing is known and nothing is wrong, whatever is chosen', () => {
  const environment = read('dev');
  assert.deepEqual(
    [environment.variables.size, environment.faults, askedOf(() => environment).isKnown('a')],
    [0, [], false],
  );
});

test('what is wrong is told, and until then no value is given and none is missed', () => {
  for (const [content, fault] of [
    ['{ "dev": ', `environment-malformed ${open}`],
    ['', `environment-malformed ${open}`],
    [[], `environment-shape ${open}`],
    [{ dev: 'x' }, `environment-shape ${open}`],
    [{ dev: { host: { name: 'x' } } }, `environment-value ${open} host`],
    [{ $shared: {}, lab: {}, test: {} }, 'environment-unknown dev lab, test'],
    [{}, 'environment-unknown dev'],
  ] as const) {
    write(open, content);
    write(closed, { dev: {} });
    if (fault.startsWith('environment-unknown')) write(closed, { $shared: { known: 'x' } });
    const environment = read('dev');
    assert.deepEqual(faultsOf(environment), [fault]);
    assert.deepEqual([valueIn(environment, 'known'), askedOf(() => environment).isKnown('other')], [undefined, true]);
  }
});

test('only regular files inside the folder count, and only those that are not too big', () => {
  writeFileSync(join(outside, open), '{ "dev": { "a": "outside" } }');
  symlinkSync(join(outside, open), join(folder, 'flows', open));
  mkdirSync(join(folder, closed));
  write(open, ' '.repeat((1 << 20) + 1));
  assert.deepEqual([read('dev').variables.size, read('dev').faults], [0, []]);
});

test('in a folder that is not trusted nothing is read', () => {
  assert.equal(withheldEnvironment(files()).isWithheld, false);
  write(open, { $shared: { a: 'x' } });
  const withheld = withheldEnvironment(files());
  assert.deepEqual(
    [withheld.isWithheld, valueIn(withheld, 'a'), askedOf(() => withheld).isKnown('b')],
    [true, undefined, true],
  );
});
