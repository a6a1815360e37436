/** `npm run bench`: measures beside others and writes docs/performance.md. Never part of a test. */

import { writeFileSync } from 'node:fs';
import { measureKeys } from './keystrokes.ts';
import { readMessages } from './messages.ts';
import { measureParsing } from './parse-rate.ts';
import { reportOf } from './report.ts';

const messages = readMessages();
console.log('Parsing');
const rates = measureParsing(messages);
const keys = await measureKeys(messages, console.log);
const report = reportOf(rates, keys);
writeFileSync(new URL('../../docs/performance.md', import.meta.url), report);
console.log(report);
