/** The answer of a registrar does not repeat the Path that it has stored. */

import { Path } from '../sip/headers/path.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { isEnded } from './common/completeness.ts';
import { changed } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { relatedTo, textAt } from './common/related.ts';
import { flow } from './common/small-call.ts';
import { registered, registering } from './common/small-registration.ts';
import { soundValuesOf } from './common/sound-values.ts';
import { startLineSpan } from './common/start-lines.ts';
import { takeOver } from './common/take-over.ts';
import { requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const path = 'Path: <sip:edge.example.com;lr>';
const through = changed(registering, { Path: path });

export default defineRule({
  name: 'unreturned-path',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3327 §5.3',
  examples: {
    good: [flow(through, changed(registered, { Path: path })), flow(registering, registered)],
    bad: [
      flow(
        through,
        changed(registered, {
          start: `SIP/2.0 200 OK\n${'^'.repeat(14)} Path is missing: the REGISTER has <sip:edge.example.com;lr>`,
        }),
      ),
      flow(
        through,
        changed(registered, {
          Path: `Path: <sip:other.example.com;lr>\n      ${'^'.repeat(26)} The REGISTER has another Path: <sip:edge.example.com;lr>`,
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    const { kind, status = 0, method, message } = part;
    if (kind !== 'response' || method !== 'REGISTER' || status < 200 || status >= 300 || !isEnded(message)) return;
    const requests = requestsOf(part, call);
    const [nearest] = requests;
    const own = soundValuesOf(message, Path);
    if (nearest === undefined || own === undefined) return;
    const paths = requests.map((request) => soundValuesOf(request.message, Path)?.map((each) => textAt(request, each)));
    const [right] = paths;
    const written = own.map((each) => textAt(part, each)).join();
    if (
      right === undefined ||
      right.length === 0 ||
      paths.some((each) => each === undefined || each.join() === written)
    )
      return;
    const [field] = fieldsOf(message, Path);
    report(field?.value ?? startLineSpan(message), {
      what: field === undefined ? 'missing' : 'what',
      args: { path: right.join(', ') },
      fixes: [guess('take-over', takeOver(message, Path, right))],
      related: relatedTo(nearest, soundValuesOf(nearest.message, Path)?.[0]),
    });
  },
});
