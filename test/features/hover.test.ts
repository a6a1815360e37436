/** Hovers: of everything that is known, in both languages, and of nothing else. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Hover, hoverAt } from '../../server/src/features/hover.ts';
import { plainText } from '../../server/src/features/markdown.ts';
import { checkFile } from '../../server/src/rules/checker.ts';
import { directives } from '../../server/src/sip/directives/directive.ts';
import { functions } from '../../server/src/sip/functions.ts';
import { headers } from '../../server/src/sip/headers/index.ts';
import { methods } from '../../server/src/sip/methods.ts';
import { optionTags } from '../../server/src/sip/option-tags.ts';
import { schemes } from '../../server/src/sip/schemes.ts';
import { inBlock, inFile } from '../../server/src/sip/span.ts';
import { statusCodes } from '../../server/src/sip/status-codes.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { uriParams } from '../../server/src/sip/uri-params.ts';
import { textsFor } from '../../server/src/texts/texts.ts';
import { texts } from '../sip/support/texts.ts';
import { cursor } from '../support/cursor.ts';

const line = 'INVITE sip:bob@example.com SIP/2.0';

function hover(marked: string, language = 'en', defaults = ''): (Hover & { on: string }) | undefined {
  const { text, offset } = cursor(marked);
  const around = { block: parseBlock(text), defaults: defaults === '' ? [] : [parseBlock(defaults)] };
  const found = hoverAt(around, inBlock(offset), textsFor(language));
  return found === undefined ? undefined : { ...found, on: text.slice(found.start, found.end) };
}

/** What the hover stands on, and the first line of it. */
function head(marked: string, language = 'en'): string | undefined {
  const found = hover(marked, language);
  return found === undefined ? undefined : `${found.on} → ${found.markdown.split('\n', 1)[0]}`;
}

test('a header field is laid out whole', () => {
  assert.equal(
    hover(`${line}\nMax-For|wards: 70\n`)?.markdown.split('\n\n').slice(2).join('\n\n'),
    [
      '- Requests: mandatory in all methods',
      '- At most once in a message.',
      '- Example: `Max-Forwards: 70`',
      '',
      '[RFC 3261 §20.22](https://www.rfc-editor.org/rfc/rfc3261#section-20.22)',
    ].join('\n'),
  );
  assert.match(
    hover(`${line}\nContact|: <sip:a@b>\n`)?.markdown ?? '',
    /\n- Requests: mandatory in INVITE, NOTIFY, REFER, SUBSCRIBE, UPDATE; optional in ACK, OPTIONS, REGISTER\n- 1xx responses: /u,
  );
  assert.match(
    hover(`${line}\nContact|: <sip:a@b>\n`, 'zh-CN')?.markdown ?? '',
    /\n- 请求：必须有（INVITE、NOTIFY、REFER、SUBSCRIBE、UPDATE）；可选（ACK、OPTIONS、REGISTER）\n/u,
  );
});

test('a word of a vocabulary is explained where it stands', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Event: pres|ence.winfo', 'presence → **`presence`** · event package'],
    ['Event: presence.win|fo', 'winfo → **`winfo`** · event template'],
    ['Allow-Events: dialog, re|g', 'reg → **`reg`** · event package'],
    ['Reason: Q.8|50;cause=16', 'Q.850 → **`Q.850`** · protocol of a reason'],
    ['Reason: Q.850;cause=1|6', '16 → **`16 Normal call clearing`** · cause of Q.850'],
    ['Reason: SIP;cause=4|86', '486 → **`486 Busy Here`** · status code'],
    ['Content-Type: application/s|dp;charset=utf-8', 'application/sdp → **`application/sdp`** · media type'],
    ['Privacy: id;hea|der', 'header → **`header`** · value of Privacy'],
    ['Warning: 30|5 host "x"', '305 → **`305 Incompatible media format`** · warning code'],
    ['Authorization: Dig|est realm="a"', 'Digest → **`Digest`** · authentication scheme'],
    ['Authorization: Digest realm="a", algorithm=MD|5', 'MD5 → **`MD5`** · digest algorithm'],
    ['WWW-Authenticate: Digest qop="auth,auth-i|nt"', 'auth-int → **`auth-int`** · quality of protection'],
    ['Security-Client: ipsec-3gp|p;q=0.1', 'ipsec-3gpp → **`ipsec-3gpp`** · security mechanism'],
    ['Recv-Info: trickle-i|ce', 'trickle-ice → **`trickle-ice`** · info package'],
    ['Call-Info: <http://a>;purpose=ic|on', 'icon → **`icon`** · purpose of Call-Info'],
    ['Content-Disposition: sess|ion;handling=optional', 'session → **`session`** · disposition of a body'],
    ['Content-Disposition: session;handling=opt|ional', 'optional → **`optional`** · handling of a body'],
    ['Priority: urg|ent', 'urgent → **`urgent`** · priority'],
    ['Resource-Priority: ds|n.flash', 'dsn → **`dsn`** · namespace of Resource-Priority'],
    ['Resource-Priority: dsn.fl|ash', 'flash → **`flash`** · priority of Resource-Priority'],
    ['Subscription-State: act|ive', 'active → **`active`** · state of a subscription'],
    ['Subscription-State: terminated;reason=give|up', "giveup → **`giveup`** · reason of a subscription's end"],
    ['Identity: a..b;info=<http://a>;ppt=sha|ken', 'shaken → **`shaken`** · kind of PASSporT'],
    ['Via: SIP/2.0/TC|P host', 'TCP → **`TCP`** · transport'],
    ['Contact: <sip:a;transport=tc|p>', 'tcp → **`TCP`** · transport'],
    [
      'P-Asserted-Service: urn:urn-7:3gpp-ser|vice.ims.icsi.mmtel',
      '3gpp-service → **`3gpp-service`** · kind of service identifier',
    ],
    ['Feature-Caps: *;+g.3g|pp.srvcc', '+g.3gpp.srvcc → **`+g.3gpp.srvcc`** · parameter of Feature-Caps'],
    ['Feature-Caps: *;+g|.example.odd', 'g. → **`g.`** · tree of indicators'],
    ['Contact: <sip:a@b>;+g.3gpp.sm|sip', '+g.3gpp.smsip → **`+g.3gpp.smsip`** · parameter of Contact'],
    ['P-Asserted-Service: urn:ur|n-7:3gpp-service.ims.icsi.mmtel', 'urn:urn-7 → **`urn:urn-7`** · URI scheme'],
  ];
  for (const [field, expected] of cases) assert.equal(head(`${line}\n${field}\n`), expected, field);
  assert.match(hover(`${line}\nResource-Priority: dsn-00000|3.1\n`)?.markdown ?? '', /Number 3 of the namespaces/u);
  assert.match(hover(`${line}\nPriva|cy: id\n`)?.markdown ?? '', /- Values: `id`, `none`, /u);
  assert.match(hover(`${line}\nAuthorization: Ba|sic a\n`)?.markdown ?? '', /- Deprecated\./u);
});

test('classes and codes of which the table says the same share a line', () => {
  const codes = '404, 413, 480, 486, 500, 503, 600, 603';
  assert.ok(
    hover(`${line}\nRetry-After|: 5\n`)?.markdown.includes(`\n- ${codes} responses: optional in all methods but ACK\n`),
  );
  assert.match(hover(`${line}\nContact|: *\n`)?.markdown ?? '', /\n- 4xx, 5xx, 6xx responses: optional in REFER\n/u);
});

test('a method says what it has to do with dialogs', () => {
  const about = (method: string) =>
    /^- .*$/mu.exec(hover(`${method}| sip:bob@example.com SIP/2.0\n`)?.markdown ?? '')?.[0];
  assert.equal(about('SUBSCRIBE'), '- Sets up a dialog, and is sent inside dialogs too.');
  assert.equal(about('NOTIFY'), '- Only inside a dialog, which the first one may set up.');
  assert.equal(about('BYE'), '- Only inside a dialog.');
  assert.equal(about('REGISTER'), '- Only outside dialogs.');
  assert.equal(about('MESSAGE'), '- Outside and inside dialogs; it sets up none.');
  // The ACK to a 486 belongs to an INVITE that never had a dialog.
  assert.equal(about('ACK'), '- Follows an INVITE, inside a dialog or not; it is never answered.');
});

test('the innermost thing of which something is known answers', () => {
  assert.equal(head('INV|ITE sip:bob@example.com SIP/2.0\n'), 'INVITE → **`INVITE`** · method');
  assert.equal(head('INVITE si|p:bob@example.com SIP/2.0\n'), 'sip → **`sip`** · URI scheme');
  assert.equal(head('INVITE sip:bob@example.com;l|r SIP/2.0\n'), 'lr → **`lr`** · URI parameter');
  assert.equal(head('SIP/2.0 4|86 Busy\n'), '486 → **`486 Busy Here`** · status code');
  assert.equal(head('SIP/2.0 486 Bu|sy\n'), 'Busy → **`486 Busy Here`** · status code');
  assert.equal(head('SIP/2.0 4|99 What\n'), '499 → **`499`** · status code');
  assert.equal(head(`${line}\nv|: SIP/2.0/UDP a\n`), 'v → **`Via`** · header field · compact form `v`');
  assert.equal(head(`${line}\nv: SIP/2.0/UDP a;rpo|rt\n`), 'rport → **`rport`** · parameter of Via');
  assert.equal(head(`${line}\nVia: SIP/2.0|/UDP a;rport\n`), 'SIP/2.0/UDP → **`SIP/2.0/UDP`** · protocol of a hop');
  assert.equal(head(`${line}\nFrom: "A" <sip:a@b;user=pho|ne>;tag=x\n`), 'user=phone → **`user`** · URI parameter');
  assert.equal(head(`${line}\nFrom: "A" <sip:a@b>;t|ag=x\n`), 'tag=x → **`tag`** · parameter of From');
  assert.equal(head(`${line}\nFrom: te|l:+12015550123\n`), 'tel → **`tel`** · URI scheme');
  assert.equal(head(`${line}\nSupported: 100rel, ti|mer\n`), 'timer → **`timer`** · option tag');
  assert.equal(head(`${line}\nAllow: INVITE, BY|E\n`), 'BYE → **`BYE`** · method');
  assert.equal(head(`${line}\nCSeq: 1 INV|ITE\n`), 'INVITE → **`INVITE`** · method');
  assert.equal(head(`${line}\nCSeq: 1| INVITE\n`), '1 INVITE → **`CSeq`** · header field');
  assert.equal(
    head(`${line}\nAuthorization: Digest no|nce="x"\n`),
    'nonce="x" → **`nonce`** · parameter of Authorization',
  );
  assert.equal(
    head(`${line}\nAuthentication-Info: next|nonce="x"\n`),
    'nextnonce="x" → **`nextnonce`** · parameter of Authentication-Info',
  );
  assert.equal(head(`# @tar|get a\n${line}\n`), 'target → **`# @target`** · directive');
  assert.equal(head(`${line}\nCall-ID: {{$call|Id}}\n`), '{{$callId}} → **`$callId`** · function');
});

test('a rule that is switched off says what it was for', () => {
  const found = hover(`# @lint off missing-via missing-c|seq\n${line}\n`);
  assert.equal(found?.on, 'missing-cseq');
  assert.match(
    found?.markdown ?? '',
    /^\*\*`missing-cseq`\*\* · rule\n\nCSeq tells .*rules\.md#missing-cseq\) · \[RFC 3261/su,
  );
  assert.equal(hover(`# @lint o|ff missing-cseq\n${line}\n`), undefined);
});

test('what a directive holds tells what the directive is for, and a URN what it names', () => {
  assert.equal(head(`# @name missing-c|seq\n${line}\n`), 'missing-cseq → **`# @name`** · directive');
  assert.equal(head(`# @target udp:192|.0.2.1\n${line}\n`), 'udp:192.0.2.1 → **`# @target`** · directive');
  assert.equal(
    head('INVITE urn:service:sos.po|lice SIP/2.0\n'),
    'urn:service:sos.police → **`urn:service`** · URI scheme',
  );
  assert.equal(head(`${line}\nCall-Info: <urn:uuid:f81d|4fae>\n`), 'urn:uuid:f81d4fae → **`urn:uuid`** · URI scheme');
});

test('of what is not known nothing is said', () => {
  for (const marked of [
    '|',
    'HE|LLO sip:a SIP/2.0\n',
    `${line}\nX-Odd|: 1\n`,
    `${line}\n\nbo|dy\n`,
    '# com|ment\n',
    '### ti|tle\n',
    '# @od|d\n',
    `${line}\nTo: {{$odd|}}\n`,
    'INVITE sip:a SIP/3|.0\n',
  ]) {
    assert.equal(hover(marked), undefined, marked);
  }
});

test('a variable shows its value, fit to be shown', () => {
  const value = (marked: string, defaults?: string) => hover(marked, 'en', defaults)?.markdown.split('\n\n')[1];
  assert.equal(value(`@user = al\`ice\n${line}\nTo: {{us|er}}\n`), 'Its value is ``al`ice``');
  assert.equal(value(`@user = alice\n${line}\nTo: {{us|er}}\n`, '@user = bob\n'), 'Its value is `alice`');
  assert.equal(value(`${line}\nTo: {{us|er}}\n`, '@user = bob\n'), 'Its value is `bob`');
  assert.equal(value(`${line}\nTo: {{us|er}}\n`), 'Nothing in this file gives it a value.');
  assert.equal(
    value(`@us|er = \u202E<img src=x>[a](command:b)\n${line}\n`),
    'Its value is `⟨U+202E⟩<img src=x>[a](command:b)`',
  );
  assert.equal(value(`${line}\nTo: {{in|vite.response.status}}\n`), 'Taken from `invite` once that was sent.');
});

test('everything in the tables has a hover with a sentence in English, and fits', () => {
  const tables: Record<string, readonly string[]> = {
    methods: methods.map(({ name }) => `${name}| sip:a SIP/2.0\n`),
    statusCodes: statusCodes.map(({ code }) => `SIP/2.0 ${code}| x\n`),
    headers: headers.map(({ name }) => `${line}\n${name}|: x\n`),
    compact: headers.flatMap(({ compact }) => (compact === undefined ? [] : [`${line}\n${compact}|: x\n`])),
    optionTags: optionTags.map(({ name }) => `${line}\nSupported: ${name}|\n`),
    uriParams: uriParams.map(({ name }) => `${line}\nTo: <sip:a;${name.replace('[n]', '1')}|=1>\n`),
    schemes: schemes.map(({ name }) => `${line}\nTo: <${name}|:x>\n`),
    directives: directives.map(({ key }) => `# @${key}| x\n${line}\n`),
    functions: functions.map(({ example }) => `${line}\nX: {{${example}|}}\n`),
  };
  for (const [table, marked] of Object.entries(tables)) {
    for (const text of marked) {
      for (const language of ['en', 'zh-CN']) {
        const [title, sentence = ''] = hover(text, language)?.markdown.split('\n\n') ?? [];
        assert.match(title ?? '', /^\*\*`/u, `${table}: ${text}`);
        assert.ok(
          sentence !== '' && !sentence.startsWith('- ') && !/^\[RFC[^\]]*\]\([^)]*\)$/u.test(sentence),
          `${table} ${language}: ${text}`,
        );
        assert.ok(Buffer.byteLength(hover(text, language)?.markdown ?? '') <= 4096);
      }
    }
  }
});

test('every parameter of a header field has a hover', () => {
  for (const header of headers) {
    const isAuth = /^(?:(?:Proxy-)?Authorization|(?:WWW|Proxy)-Authenticate)$/u.test(header.name);
    for (const name of Object.keys(header.params ?? {})) {
      const separator = isAuth ? 'Digest ' : header.name === 'Authentication-Info' ? '' : 'x;';
      const found = head(`${line}\n${header.name}: ${separator}${name}|=1\n`);
      assert.ok(found?.includes(`· parameter of ${header.name}`), `${header.name} ${name}: ${found}`);
    }
  }
});

test('at every place of every text there is a hover that fits, or none', () => {
  for (const { text } of texts) {
    const block = parseBlock(text);
    for (let offset = 0; offset <= text.length; offset += 1) {
      const found = hoverAt({ block, defaults: [] }, inBlock(offset), textsFor('en'));
      if (found === undefined) continue;
      assert.ok(found.start <= offset && offset <= found.end && found.markdown !== '');
      assert.ok(Buffer.byteLength(found.markdown) <= 4096);
    }
  }
});

test('without Markdown the words are the same, and foreign text stays as it is', () => {
  assert.equal(plainText('**`v`** · see [RFC 3261 §7](https://x/#7)\n- ``a`b``'), 'v · see RFC 3261 §7\n- a`b');
  assert.equal(plainText('Its value is `[a](command:b) **c**`'), 'Its value is [a](command:b) **c**');
});

test('what is wrong somewhere is explained there, behind what is known of the place', () => {
  const block = parseBlock('OPTIONS sip:bob@example.com SIP/2.0\nTo: <sip:bob@example.com>\n\n');
  const { problems = [] } = checkFile({ blocks: [{ block, start: inFile(0) }] })[0] ?? {};
  assert.ok(problems.length > 3);
  const around = { block, defaults: [] };
  const found = hoverAt(around, inBlock(2), textsFor('en'), problems);
  const paragraphs = found?.markdown.split('\n\n') ?? [];
  assert.equal(paragraphs[0], '**`OPTIONS`** · method');
  assert.equal(
    paragraphs.filter((paragraph) => /^\[missing-[a-z-]+\]\(https:.*rules\.md#missing-/u.test(paragraph)).length,
    3,
  );
  const odd = { block: parseBlock(block.text.replace('OPTIONS', 'HELLO')), defaults: [] };
  const behind = hoverAt(odd, inBlock(2), textsFor('en'), problems);
  assert.match(behind?.markdown ?? '', /^\[missing-/u);
  assert.equal(hoverAt(odd, inBlock(2), textsFor('en')), undefined);
});
