/** How the server is restarted, and which settings it is given. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { restartPolicy } from '../../client/src/restart-policy.ts';
import { restrictedKeys, withoutWorkspaceValues } from '../../client/src/trusted-settings.ts';

suite('the server is restarted', () => {
  function deathsAt(...seconds: readonly number[]): boolean[] {
    let now = 0;
    const policy = restartPolicy(() => now);
    return seconds.map((second) => {
      now = second * 1000;
      return policy.mayRestart();
    });
  }

  test('four times in three minutes, not a fifth time', () => {
    assert.deepEqual(deathsAt(0, 1, 2, 3, 4), [true, true, true, true, false]);
  });

  test('for ever when it dies seldom', () => {
    assert.deepEqual(deathsAt(0, 60, 120, 180, 241, 301), [true, true, true, true, true, true]);
  });
});

suite('in a folder that is not trusted', () => {
  const keys = restrictedKeys({
    capabilities: { untrustedWorkspaces: { restrictedConfigurations: ['sip.target', 'sip.response.autoAck'] } },
  });
  const users: Readonly<Record<string, { globalValue?: unknown; defaultValue?: unknown }>> = {
    target: { defaultValue: '' },
    'response.autoAck': { globalValue: false, defaultValue: true },
  };

  test('restricted settings are the user’s own, however the folder has written them', () => {
    const section = { target: 'udp:evil.example', response: { autoAck: true, other: 1 }, lint: { rules: {} } };
    assert.deepEqual(
      withoutWorkspaceValues(section, keys, (key) => users[key]),
      {
        target: '',
        response: { autoAck: false, other: 1 },
        lint: { rules: {} },
      },
    );
  });

  test('they are so where the section is none', () => {
    const expected = { target: '', response: { autoAck: false } };
    assert.deepEqual(
      withoutWorkspaceValues(null, keys, (key) => users[key]),
      expected,
    );
    assert.deepEqual(
      withoutWorkspaceValues({ response: 'x' }, keys, (key) => users[key]),
      expected,
    );
  });

  test('a manifest without restrictions restricts nothing', () => {
    assert.deepEqual(restrictedKeys({}), []);
  });
});
