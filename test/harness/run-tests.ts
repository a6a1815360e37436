/** `npm test`: sets up, then checks everything; stops at the first step that fails, and counts what was tested. */

import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { npm } from './run.ts';

const steps = ['setup', 'check', 'e2e', 'peers:check'];

/** How Node's runner and Mocha say what they counted. */
const counts = {
  passed: /^(?:ℹ|#) pass (\d+)$|(\d+) passing\b/,
  failed: /^(?:ℹ|#) fail (\d+)$|(\d+) failing\b/,
};

const total = { passed: 0, failed: 0 };
let stoppedAt: string | undefined;

for (const step of steps) {
  console.log(`\n── ${step} ${'─'.repeat(60 - step.length)}`);
  const began = performance.now();
  const status = await runStep(step);
  console.log(`── ${step}: ${status === 0 ? 'good' : 'failed'}, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  if (status !== 0) {
    stoppedAt = step;
    break;
  }
}

console.log(
  `\n${total.passed} passed, ${total.failed} failed${stoppedAt === undefined ? '' : `; stopped at ${stoppedAt}`}`,
);
process.exitCode = stoppedAt === undefined ? 0 : 1;

async function runStep(step: string): Promise<number | null> {
  const [command, parameters] = npm('run', '--silent', step);
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    process.stdout.write(chunk);
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(count);
  });
  return new Promise((resolve) => child.once('close', resolve));
}

function count(coloured: string): void {
  const line = stripVTControlCharacters(coloured).trim();
  for (const name of ['passed', 'failed'] as const) {
    const [, byNode, byMocha] = counts[name].exec(line) ?? [];
    total[name] += Number(byNode ?? byMocha ?? 0);
  }
}
