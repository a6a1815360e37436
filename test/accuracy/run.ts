/** `npm run accuracy`: what we say of messages that others wrote, beside what is known of them; and that no text harms us. That docs/accuracy.md is current is asked too; with `--write` it is written anew. */

import { faultsInTables } from './agreement.ts';
import { faultsInClaims } from './claims.ts';
import { faultsInComparison, writeComparison } from './comparison.ts';
import { readCorpus, type Sample } from './corpus.ts';
import { exceptions, mostExceptions } from './exceptions.ts';
import { faultsInFormatting } from './formatting.ts';
import { faultsInRefactorings } from './refactorings.ts';
import { registryReport } from './registry.ts';
import { faultsInRequests } from './requests.ts';
import { faultsInTrials } from './robustness.ts';
import { faultsInStructure } from './structure.ts';
import { faultsOf, noiseOf, tableOf, verdictsOn } from './verdicts.ts';

/** More would hide the first ones. */
const shownFaults = 50;

const started = performance.now();
await main();

async function main(): Promise<void> {
  const samples = corpusOrNothing();
  if (samples === undefined) return;
  const verdicts = verdictsOn(samples);
  say(`${tableOf(verdicts)}\n\n${noiseOf(verdicts)}\n`);
  if (process.argv.includes('--write')) say(`Wrote ${writeComparison(verdicts)}`);
  const registry = registryReport();
  say(`${registry.table}\n`);
  say(`${exceptions.length} exceptions:\n${exceptions.map(([name, reason]) => `  ${name}: ${reason}`).join('\n')}\n`);
  const faults = [
    ...faultsOf(verdicts),
    ...faultsInComparison(verdicts),
    ...registry.faults,
    ...faultsInTables(say),
    ...faultsInExceptions(),
    ...faultsInRefactorings(samples, say),
    ...faultsInClaims(samples, say),
    ...faultsInFormatting(samples, say),
    ...faultsInStructure(samples, say),
    ...(await faultsInRequests(samples, say)),
    ...(await faultsInTrials(samples, say)),
  ];
  for (const fault of faults.slice(0, shownFaults)) console.error(fault);
  say(`${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

/** The list may only get shorter. */
function faultsInExceptions(): readonly string[] {
  if (exceptions.length === mostExceptions) return [];
  const remedy = exceptions.length < mostExceptions ? 'lower it' : 'mend what is new instead of excusing it';
  return [`There are ${exceptions.length} exceptions, and mostExceptions is ${mostExceptions}: ${remedy}`];
}

function corpusOrNothing(): readonly Sample[] | undefined {
  try {
    return readCorpus();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
    return undefined;
  }
}

function say(text: string): void {
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(text.includes('\n') ? text : `${text} (${seconds} s)`);
}
