/** `npm run bench`: measures beside others and writes docs/performance.md. Never part of a test. */

import { writeFileSync } from 'node:fs';
import { lint, parse } from '../../server/src/core.ts';
import { measureKeys } from './keystrokes.ts';
import { readMessages } from './messages.ts';
import { measureOwnPart } from './own-part.ts';
import { measureParsing } from './parse-rate.ts';
import { reportOf } from './report.ts';
import { measureOpening, measureRequests } from './requests.ts';
import { measureSending } from './sending.ts';
import { buildServers } from './servers.ts';
import { measureStarting } from './starting.ts';

const messages = readMessages();
// Hundreds of old diagnostics, sent again with every key, would drown what the key itself costs.
const sound = messages.filter(({ text }) => lint(parse(text)).length === 0);
console.log('Parsing');
const rates = measureParsing(messages);
console.log('Typing, without any editor');
const own = measureOwnPart(sound);
console.log('Sending');
const sending = await measureSending();
const servers = buildServers();
try {
  console.log('Starting');
  const starting = await measureStarting(sound, servers);
  console.log('Asking in a large file');
  const requests = await measureRequests(sound, servers);
  console.log('Opening');
  const opening = await measureOpening(sound, servers);
  const keys = await measureKeys(sound, servers, console.log);
  const report = reportOf({ rates, keys, own, starting, requests, opening, sending });
  writeFileSync(new URL('../../docs/performance.md', import.meta.url), report);
  console.log(report);
} finally {
  servers.remove();
}
