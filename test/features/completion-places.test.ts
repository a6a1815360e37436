/** Completion at every place of the grammar: of each header field its value, the next of its values, the names of its parameters and what they hold; each directive; each part of a message. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { completionsAt } from '../../server/src/features/completion/complete.ts';
import type { Completion } from '../../server/src/features/completion/item.ts';
import { bareParams } from '../../server/src/features/completion/usual-values.ts';
import { describeSubject } from '../../server/src/features/describe.ts';
import { shapeOf } from '../../server/src/features/field-shape.ts';
import { subjectNamed } from '../../server/src/features/named.ts';

import { checkFile } from '../../server/src/rules/checker.ts';
import { directives } from '../../server/src/sip/directives/directive.ts';
import type { HeaderDefinition } from '../../server/src/sip/headers/header.ts';
import { headers } from '../../server/src/sip/headers/index.ts';
import { inBlock } from '../../server/src/sip/span.ts';
import { parseBlock, parseFile } from '../../server/src/sip/syntax/parse.ts';
import { textsFor } from '../../server/src/texts/texts.ts';

const words = textsFor('en');

/** The cursor; a bar may stand in a value. */
const mark = '¦';

/** What another message of the file says may be said again. */
const others = [
  parseBlock(
    'INVITE sip:bob@example.com SIP/2.0\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\nFrom: <sip:a@b>;tag=1\nCall-ID: 1@a\n',
  ),
];

function labelsAt(marked: string): readonly string[] {
  return itemsAt(marked).map(({ label }) => label);
}

function itemsAt(marked: string): readonly Completion[] {
  const offset = inBlock(marked.indexOf(mark));
  const block = parseBlock(marked.replace(mark, ''));
  const place = {
    block,
    defaults: [],
    offset,
    blockNames: () => ['invite'],
    outside: () => [],
    others: () => others,
    words,
  };
  return completionsAt({ ...place, entriesOf: () => [{ name: 'a.sip', isFolder: false }] }).items;
}

/** A message in which a header field may stand, with the field under the cursor. */
function messageWith({ name, where }: HeaderDefinition, value: string): string {
  const places = Object.keys(where);
  const isInRequests = places.length === 0 || ['request', 'any', 'copied'].some((place) => places.includes(place));
  const startLine = isInRequests ? 'INVITE sip:bob@example.com SIP/2.0' : 'SIP/2.0 200 OK';
  return `${startLine}\nCall-ID: 1\n${name}: ${value}\n`;
}

suite('each header field', () => {
  for (const header of headers) {
    const { name, example, params = {} } = header;
    const [first = ''] = example.split(';');
    test(name, () => {
      assert.notDeepEqual(labelsAt(messageWith(header, mark)), [], 'its value');
      if (Object.keys(params).length > 0)
        assert.notDeepEqual(labelsAt(messageWith(header, `${first};${mark}`)), [], 'its parameters');
    });
  }
});

/** The example without its parameters. */
function headOf({ example }: HeaderDefinition): string {
  return /^(?:<[^>]*>|"[^"]*"|[^;<"])*/u.exec(example)?.[0] ?? '';
}

test('of each parameter that holds something, values are offered, and they can be read', () => {
  for (const header of headers.filter((each) => shapeOf(each) === 'elements')) {
    const first = headOf(header);
    const holding = Object.entries(header.params ?? {}).filter(([name, { flag }]) => !flag && !bareParams.has(name));
    for (const [name] of holding) {
      const [value] = itemsAt(messageWith(header, `${first};${name}=${mark}`));
      assert.ok(value !== undefined, `${header.name};${name}`);
      const message = messageWith(header, `${first};${name}=${value.text}`);
      const faults = checkFile(parseFile(message)).flatMap(({ problems }) => problems);
      const malformed = faults.filter(({ rule }) => rule.startsWith('malformed-'));
      assert.deepEqual(malformed, [], message);
    }
  }
});

for (const language of ['en', 'zh-cn'])
  test(`of each parameter and its values it is told what they are (${language})`, () => {
    const sentences = textsFor(language);
    for (const header of headers) {
      const first = headOf(header);
      const names = Object.keys(header.params ?? {});
      const places = [`${first};${mark}`, ...names.map((name) => `${first};${name}=${mark}`)];
      for (const { label, about } of places.flatMap((place) => itemsAt(messageWith(header, place)))) {
        const subject = about === undefined ? undefined : subjectNamed(about);
        assert.ok(subject !== undefined, `${header.name}: ${label}`);
        assert.ok(describeSubject(subject, sentences).length > 1, `${header.name}: ${label}`);
      }
    }
  });

suite('each directive', () => {
  for (const { key, value } of directives.filter((directive) => directive.value !== 'none')) {
    test(key, () => {
      const found = labelsAt(`# @${key} ${mark}\nINVITE sip:bob@example.com SIP/2.0\n`);
      if (value === 'path') assert.deepEqual(found, ['a.sip']);
      else if (key !== 'disabled') assert.notDeepEqual(found, []);
    });
  }
});

const invite = 'INVITE sip:bob@example.com SIP/2.0\n';
const sdp = `${invite}Content-Type: application/sdp\n\nv=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n`;

/** Each place of a message that is no header field, and one thing that is offered there among others. */
const places: Readonly<Record<string, string>> = {
  [mark]: 'INVITE',
  [`# @${mark}\n${invite}`]: '# @target',
  [`@user = {{${mark}`]: '$guid',
  [`${mark} sip:bob@example.com SIP/2.0\n`]: 'INVITE',
  [`INVITE ${mark} SIP/2.0\n`]: 'sip:',
  [`INVITE sip:bob@example.com;${mark} SIP/2.0\n`]: 'transport',
  [`INVITE sip:bob@example.com;transport=${mark} SIP/2.0\n`]: 'udp',
  [`INVITE sip:{{${mark}}} SIP/2.0\n`]: '$targetHost',
  [`INVITE sip:bob@example.com ${mark}\n`]: 'SIP/2.0',
  [`SIP/2.0 ${mark}\n`]: '200 OK',
  [`SIP/2.0 486 ${mark}\n`]: 'Busy Here',
  [`${invite}${mark}\n`]: 'Via',
  [`${invite}Vi${mark}\n`]: 'Via',
  [`${invite}Via: SIP/2.0/UDP ${mark}\n`]: '{{$localIp}}:{{$localPort}}',
  [`${invite}Via: SIP/2.0/UDP cli${mark};branch=z9hG4bK1\n`]: '{{$localIp}}:{{$localPort}}',
  [`${invite}Reason: SIP;cause=${mark}\n`]: '486',
  [`${invite}Reason: Q.850;cause=${mark}\n`]: '16',
  [`# @expect ${mark}\n${invite}`]: 'status == 200',
  [`# @expect sta${mark}\n${invite}`]: 'status',
  [`# @expect status ${mark}\n${invite}`]: '==',
  [`# @expect status == ${mark}\n${invite}`]: '200',
  [`# @expect status == 2${mark}\n${invite}`]: '2xx',
  [`# @expect header ${mark}\n${invite}`]: 'Contact',
  [`# @expect header Contact;${mark}\n${invite}`]: 'expires',
  [`# @expect header Contact ${mark}\n${invite}`]: 'exists',
  [`# @expect body ${mark}\n${invite}`]: 'sdp.media[0].port',
  [`# @capture toTag = ${mark}\n${invite}`]: 'header',
  [`# @capture toTag = header ${mark}\n${invite}`]: 'To',
  [`# @capture toTag = header To;${mark}\n${invite}`]: 'tag',
  [`${invite}Contact: <${mark}>\n`]: 'sip:',
  [`${invite}Contact: <sip:bob@example.com;${mark}>\n`]: 'transport',
  [`${invite}Call-ID: {{${mark}}}\n`]: '$callId',
  [`${invite}To: {{invite.${mark}}}\n`]: 'response',
  [`${invite}To: {{invite.response.${mark}}}\n`]: 'headers',
  [`${invite}To: {{invite.response.headers.${mark}}}\n`]: 'To',
  [`${invite}To: {{invite.response.headers.To.${mark}}}\n`]: 'tag',
  [`${invite}To: {{invite.response.body.${mark}}}\n`]: 'sdp',
  [`${invite}To: {{invite.response.body.sdp.media[0].${mark}}}\n`]: 'port',
  [`${invite}To: {{$randomInt ${mark}}}\n`]: '',
  [`${sdp}${mark}`]: 'm=audio',
  [`${sdp}m=${mark}`]: 'audio',
  [`${sdp}m=audio 49170 ${mark}`]: 'RTP/AVP',
  [`${sdp}m=audio 49170 RTP/AVP ${mark}`]: '0',
  [`${sdp}m=audio 49170 RTP/AVP 0\na=${mark}`]: 'rtpmap',
  [`${sdp}m=audio 49170 RTP/AVP 96\na=rtpmap:${mark}`]: '96',
  [`${sdp}m=audio 49170 RTP/AVP 96\na=rtpmap:96 ${mark}`]: 'opus/48000/2',
  [`${sdp}m=audio 49170 RTP/AVP 96\na=rtpmap:96 AMR/8000\na=fmtp:96 ${mark}`]: 'octet-align',
  [`${sdp}m=audio 49170 RTP/AVP 96\na=rtpmap:96 AMR/8000\na=fmtp:96 octet-align=${mark}`]: '1',
  [`${sdp}m=audio 49170 RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=fmtp:96 usedtx=1;${mark}`]: 'useinbandfec',
  [`${sdp}m=audio 49170 RTP/AVP 0\na=candidate:1 1 UDP 1 192.0.2.1 9 typ ${mark}`]: 'srflx',
  [`${sdp}m=audio 49170 RTP/AVP 0\na=content:${mark}`]: 'slides',
  [`${invite}\n< ${mark}`]: 'a.sip',
};

suite('each part of a message', () => {
  for (const [marked, wanted] of Object.entries(places)) {
    test(JSON.stringify(marked.slice(-60)), () => {
      const labels = labelsAt(marked);
      if (wanted === '') assert.deepEqual(labels, []);
      else
        assert.ok(
          labels.some((label) => label.startsWith(wanted)),
          labels.slice(0, 20).join(', '),
        );
    });
  }
});
