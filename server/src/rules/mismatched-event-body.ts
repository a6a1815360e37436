/** A NOTIFY or PUBLISH whose body is of the kind that another event has. */

import { ContentType } from '../sip/headers/content-type.ts';
import { Event } from '../sip/headers/event.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { essenceOf } from '../sip/values/media-type.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

/** The body that the RFC of each package has: RFC 3856 §6.5, RFC 4235 §3.5, RFC 3842 §3.5, RFC 3680 §4.5, RFC 4575 §3.4, RFC 3515 §2.4.5, RFC 4730 §4.5. */
const bodies: Readonly<Record<string, string>> = {
  presence: 'application/pidf+xml',
  dialog: 'application/dialog-info+xml',
  'message-summary': 'application/simple-message-summary',
  reg: 'application/reginfo+xml',
  conference: 'application/conference-info+xml',
  refer: 'message/sipfrag',
  kpml: 'application/kpml-response+xml',
};
const packages = Object.entries(bodies);

const described = (event: string, type: string): string =>
  requestWith('NOTIFY', `Event: ${event}`, `Content-Type: ${type}`, 'Content-Length: {{$contentLength}}');

export default defineRule({
  name: 'mismatched-event-body',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 6665 §5.4.5',
  examples: {
    good: [
      described('dialog', 'application/dialog-info+xml'),
      described('presence', 'application/xpidf+xml'),
      described('presence', 'multipart/related;type="application/rlmi+xml";boundary=b1'),
      described('x-own', 'application/pidf+xml'),
    ],
    bad: [
      marked(
        described('«presence»', 'application/dialog-info+xml'),
        'application/dialog-info+xml is the body of the event dialog; that of presence is application/pidf+xml',
      ),
    ],
  },
  about: { methods: ['NOTIFY', 'PUBLISH'], fields: [Event, ContentType] },
  checkMessage(message, report) {
    const method = methodOf(message);
    if (method !== 'NOTIFY' && method !== 'PUBLISH') return;
    const [event] = valuesOf(message, Event);
    const [mediaType] = valuesOf(message, ContentType);
    if (event === undefined || mediaType === undefined || isTemplated(event.token)) return;
    const type = essenceOf(mediaType);
    const right = bodies[event.token.text];
    const owner = packages.find(([, body]) => body === type)?.[0];
    if (right === undefined || owner === undefined || right === type) return;
    const args = { type, owner, event: event.token.text, right };
    report(event.token, { args, fixes: [guess('replace', replaceBy(event.token, owner), { owner })] });
  },
});
