/** Completion: what is offered at a place, what it makes of the text, and that nothing is offered where nothing belongs. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionsAt } from '../../server/src/features/completion/complete.ts';
import { type Completion, snippetOf } from '../../server/src/features/completion/item.ts';
import { describeSubject } from '../../server/src/features/describe.ts';
import { subjectNamed } from '../../server/src/features/named.ts';
import { inBlock } from '../../server/src/sip/span.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { textsFor } from '../../server/src/texts/texts.ts';
import { damageOf, seeded, texts } from '../sip/support/texts.ts';
import { cursor } from '../support/cursor.ts';

const invite = 'INVITE sip:bob@example.com SIP/2.0\n';
const words = textsFor('en');

const outside = [
  { name: 'domain', file: 'sip-client.env.json' },
  { name: 'pin', file: 'sip-client.private.env.json' },
];

const folders: Readonly<Record<string, readonly string[]>> = {
  '.': ['a.sip', 'bodies/', '.env'],
  'bodies/': ['offer.sdp', 'x y.xml'],
  '../': ['users.csv'],
};

function entriesOf(path: string) {
  return (folders[path] ?? []).map((name) => ({ name: name.replace('/', ''), isFolder: name.endsWith('/') }));
}

function completions(marked: string, defaults = '', names: readonly string[] = []) {
  const { text, offset } = cursor(marked);
  const around = { block: parseBlock(text), defaults: defaults === '' ? [] : [parseBlock(defaults)], entriesOf };
  return completionsAt({ ...around, offset: inBlock(offset), blockNames: () => names, outside: () => outside, words });
}

/** The items in the order in which an editor shows them. */
function items(marked: string, defaults?: string, names?: readonly string[]): readonly Completion[] {
  const found = completions(marked, defaults, names).items;
  const ranked = found.map((item, order) => ({ item, rank: item.rank ?? String(order).padStart(3, '0') }));
  return ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1)).map(({ item }) => item);
}

/** The first labels, as many as are asked for. */
function first(count: number, marked: string, defaults?: string, names?: readonly string[]): string[] {
  return items(marked, defaults, names)
    .slice(0, count)
    .map(({ label }) => label);
}

/** The text after an item was taken. */
function taken(marked: string, label: string, names?: readonly string[]): string {
  const { text } = cursor(marked);
  const item = items(marked, '', names).find((each) => each.label === label);
  assert.ok(item !== undefined, `${label} is not offered in: ${marked}`);
  return text.slice(0, item.span.start) + item.text + text.slice(item.span.end);
}

test('a block begins with a start line, a directive or a variable', () => {
  assert.deepEqual(first(3, '|'), ['INVITE', 'REGISTER', 'OPTIONS']);
  assert.equal(taken('|', 'REGISTER'), 'REGISTER sip:example.com SIP/2.0');
  assert.equal(taken('### call\nIN|', 'INVITE'), '### call\nINVITE sip:bob@example.com SIP/2.0');
  assert.equal(taken('|', 'SIP/2.0'), 'SIP/2.0 ');
  assert.equal(taken('|', '@name = value'), '@name = value');
  assert.equal(taken('|', '# @target'), '# @target ');
  assert.ok(!first(99, `|\n${invite}`).includes('INVITE'));
});

test('a start line is completed part by part', () => {
  assert.equal(taken('INV|ITE sip:a@b', 'OPTIONS'), 'OPTIONS sip:a@b');
  assert.equal(taken('INV| sip:a@b SIP/2.0\n', 'INVITE'), 'INVITE sip:a@b SIP/2.0\n');
  assert.deepEqual(first(3, 'INVITE |'), ['sip:', 'sips:', 'tel:']);
  assert.equal(taken('INVITE si|', 'sip:'), 'INVITE sip:');
  assert.deepEqual(first(9, 'INVITE sip:a@|'), []);
  assert.deepEqual(first(3, 'INVITE sip:a@b;|'), ['transport', 'lr', 'user']);
  assert.deepEqual(first(2, 'INVITE sip:a@b;transport=|'), ['udp', 'tcp']);
  assert.equal(taken('INVITE sip:a@b S|', 'SIP/2.0'), 'INVITE sip:a@b SIP/2.0');
  assert.equal(taken('INVITE sip:a@b SIP/|2\n', 'SIP/2.0'), 'INVITE sip:a@b SIP/2.0\n');
  assert.equal(taken('SIP/|', 'SIP/2.0'), 'SIP/2.0 ');
});

test('paths are completed from what lies in their folder', () => {
  assert.deepEqual(first(9, '# @import |'), ['bodies', 'a.sip']);
  assert.deepEqual(first(9, '# @import .|'), ['bodies', '.env', 'a.sip']);
  assert.equal(taken('# @import |', 'bodies'), '# @import bodies/');
  assert.equal(taken('# @import bod|ies/offer.sdp', 'bodies'), '# @import bodies/offer.sdp');
  assert.equal(taken('# @send-file bodies/off|', 'offer.sdp'), '# @send-file bodies/offer.sdp');
  assert.equal(taken('# @loop for user of ../|\n', 'users.csv'), '# @loop for user of ../users.csv\n');
  assert.deepEqual(first(9, '# @loop for us|'), ['for 3', 'for user of ./users.csv']);
  const message = `${invite}Content-Type: application/sdp\n\n`;
  assert.deepEqual(first(9, `${message}< |`), ['bodies', 'a.sip']);
  assert.equal(taken(`${message}<@ bodies/|\r\nx`, 'x y.xml'), `${message}<@ bodies/x y.xml\r\nx`);
  assert.ok(!first(99, `${message}<a |`).includes('a.sip'));
  assert.ok(first(99, `${message}< {{|`).includes('domain'));
});

test('a status code brings its phrase', () => {
  assert.equal(taken('SIP/2.0 4|', '404 Not Found'), 'SIP/2.0 404 Not Found');
  assert.equal(taken('SIP/2.0 4|04 Not Found\n', '486 Busy Here'), 'SIP/2.0 486 Busy Here\n');
  assert.equal(taken('SIP/2.0 486 |\n', 'Busy Here'), 'SIP/2.0 486 Busy Here\n');
  assert.deepEqual(first(9, 'SIP/2.0 499 |\n'), []);
});

test('header fields that a message lacks and must have come first', () => {
  assert.deepEqual(first(7, `${invite}V|`), ['Via', 'Max-Forwards', 'From', 'To', 'Call-ID', 'CSeq', 'Contact']);
  assert.deepEqual(first(3, `${invite}Via: a\nMax-Forwards: 70\nF|`), ['From', 'To', 'Call-ID']);
  assert.equal(items(`${invite}V|`)[0]?.detail, 'mandatory');
  assert.equal(taken(`${invite}Ma|\n`, 'Max-Forwards'), `${invite}Max-Forwards: \n`);
  assert.equal(taken(`${invite}Ma|: 70\n`, 'Max-Forwards'), `${invite}Max-Forwards: 70\n`);
  assert.deepEqual(first(2, 'SIP/2.0 401 Unauthorized\nCSeq: 1 REGISTER\nV: a\nf: b\nt: c\ni: d\nW|'), [
    'WWW-Authenticate',
    'Content-Length',
  ]);
});

test('what may stand once and is there, and what may not stand, is not offered', () => {
  const labels = first(200, `${invite}CSeq: 1 INVITE\n|`);
  assert.ok(!labels.includes('CSeq'));
  assert.ok(labels.includes('Via'));
  assert.ok(!labels.includes('RAck'));
  assert.ok(!labels.includes('WWW-Authenticate'));
  assert.ok(first(200, 'PRACK sip:a SIP/2.0\n|').includes('RAck'));
});

test('of an example with several values the first is offered', () => {
  assert.equal(
    taken(`${invite}Call-Info: |\n`, '<http://www.example.com/alice/photo.jpg>;purpose=icon'),
    `${invite}Call-Info: <http://www.example.com/alice/photo.jpg>;purpose=icon\n`,
  );
});

test('everything that is mandatory comes in one stroke', () => {
  assert.equal(
    taken(`${invite}Via: SIP/2.0/UDP a;branch=z9hG4bK1\n|`, 'All mandatory header fields'),
    [
      `${invite}Via: SIP/2.0/UDP a;branch=z9hG4bK1`,
      'Max-Forwards: 70',
      'From: <sip:alice@example.com>;tag={{$tag}}',
      'To: <sip:bob@example.com>',
      'Call-ID: {{$callId}}@{{$localIp}}',
      'CSeq: 1 INVITE',
      'Contact: <sip:alice@{{$localIp}}:{{$localPort}}>',
      'Content-Length: 0',
    ].join('\n'),
  );
  const [several] = items(`${invite}|\r\n\r\nbody`.replace('\n', '\r\n'));
  assert.match(several?.text ?? '', /\r\nContent-Length: \{\{\$contentLength\}\}$/u);
});

test('values are those that a field usually has, or that its table holds', () => {
  assert.equal(
    taken(`${invite}Via:|\n`, 'SIP/2.0/UDP {{$localIp}}:{{$localPort}};rport;branch={{$branch}}'),
    `${invite}Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};rport;branch={{$branch}}\n`,
  );
  assert.equal(taken(`${invite}Via: SIP/2.0/U|DP a;rport\n`, 'SIP/2.0/TCP'), `${invite}Via: SIP/2.0/TCP a;rport\n`);
  assert.deepEqual(first(2, `${invite}Content-Type: |`), ['application/sdp', 'text/plain']);
  assert.equal(
    taken(`${invite}Content-Type: m|;boundary=x\n`, 'multipart/mixed'),
    `${invite}Content-Type: multipart/mixed;boundary=x\n`,
  );
  assert.deepEqual(first(1, `${invite}Subject: |`), ['Need more boxes']);
  assert.deepEqual(first(9, `${invite}Subject: Need |`), []);
  assert.deepEqual(first(9, `${invite}X-Odd: |`), []);
});

test('CSeq repeats the method of its request', () => {
  assert.deepEqual(first(9, `${invite}CSeq: |`), ['1 INVITE', '{{$cseq}} INVITE']);
  assert.deepEqual(first(9, `${invite}CSeq: 1 |`), ['INVITE']);
  assert.deepEqual(first(9, 'HELLO sip:a SIP/2.0\nCSeq: 1 H|'), ['HELLO']);
  assert.equal(first(99, 'SIP/2.0 200 OK\nCSeq: 1 |').length, 14);
  assert.equal(taken('PRACK sip:a SIP/2.0\nRAck: 1 2 I|', 'INVITE'), 'PRACK sip:a SIP/2.0\nRAck: 1 2 INVITE');
});

test('lists offer what they lack, by where it may stand', () => {
  assert.equal(taken(`${invite}Supported: 100rel, |\n`, 'timer'), `${invite}Supported: 100rel, timer\n`);
  assert.ok(!first(99, `${invite}Supported: 100rel, |`).includes('100rel'));
  assert.ok(first(99, `${invite}Proxy-Require: |`).includes('privacy'));
  assert.ok(!first(99, `${invite}Supported: |`).includes('privacy'));
  assert.deepEqual(first(2, `${invite}Allow: |`), ['INVITE, ACK, CANCEL, BYE, OPTIONS', 'INVITE']);
  assert.deepEqual(first(2, `${invite}Allow: INVITE,|`), ['ACK', 'CANCEL']);
  assert.deepEqual(first(9, `${invite}Supported: 100rel |`), []);
});

test('parameters of header fields and of URIs come with what they usually hold', () => {
  assert.equal(taken(`${invite}Via: SIP/2.0/UDP a;b|\n`, 'branch'), `${invite}Via: SIP/2.0/UDP a;branch={{$branch}}\n`);
  assert.equal(taken(`${invite}Via: SIP/2.0/UDP a;|\n`, 'rport'), `${invite}Via: SIP/2.0/UDP a;rport\n`);
  assert.ok(!first(99, `${invite}Via: SIP/2.0/UDP a;rport; |`).includes('rport'));
  assert.equal(taken(`${invite}From: <sip:a@b>;|\n`, 'tag'), `${invite}From: <sip:a@b>;tag={{$tag}}\n`);
  assert.equal(taken(`${invite}To: <sip:a@b>;|\n`, 'tag'), `${invite}To: <sip:a@b>;tag=\n`);
  assert.deepEqual(first(2, `${invite}To: <sip:a;transport=|>\n`), ['udp', 'tcp']);
  assert.equal(taken(`${invite}To: <sip:a;tr|=tcp>\n`, 'transport'), `${invite}To: <sip:a;transport=tcp>\n`);
  assert.ok(first(99, `${invite}To: <tel:+1;|>`).includes('phone-context'));
  assert.ok(!first(99, `${invite}To: <tel:+1;|>`).includes('lr'));
  assert.deepEqual(first(3, `${invite}Refer-To: <sip:a;method=|>`), ['INVITE', 'REGISTER', 'OPTIONS']);
  assert.deepEqual(first(2, `${invite}Reason: Q.850;location=|`), ['U', 'LPN']);
});

test('credentials and challenges have their quotes', () => {
  const challenge = 'SIP/2.0 401 Unauthorized\nWWW-Authenticate: ';
  assert.equal(taken(`${challenge}Digest |\n`, 'realm'), `${challenge}Digest realm="realm"\n`);
  assert.deepEqual(first(2, `${challenge}Digest realm="a", qop=|`), ['"auth"', '"auth-int"']);
  assert.deepEqual(first(2, `${invite}Authorization: Digest qop=|`), ['auth', 'auth-int']);
  assert.deepEqual(first(2, `${invite}Authorization: Digest realm="a", algorithm=|`), ['MD5', 'SHA-256']);
  assert.ok(!first(99, `${invite}Authorization: Digest realm="a", |`).includes('realm'));
});

test('words of vocabularies are offered where they stand, each with what is known of it', () => {
  const notify = 'NOTIFY sip:bob@example.com SIP/2.0\n';
  assert.deepEqual(first(2, `${notify}Event: |`), ['presence', 'dialog']);
  assert.deepEqual(first(9, `${notify}Event: presence.|`), ['winfo']);
  assert.equal(taken(`${notify}Event: pres|;id=1\n`, 'presence'), `${notify}Event: presence;id=1\n`);
  assert.deepEqual(first(3, `${notify}Subscription-State: |`), [
    'active;expires=3600',
    'pending',
    'terminated;reason=timeout',
  ]);
  assert.ok(first(99, `${notify}Subscription-State: |`).includes('terminated'));
  assert.equal(
    taken(`${notify}Subscription-State: terminated;reason=no|\n`, 'noresource'),
    `${notify}Subscription-State: terminated;reason=noresource\n`,
  );
  assert.ok(!first(99, `${invite}Privacy: id; |`).includes('id'));
  assert.equal(taken(`${invite}Privacy: id;he|\n`, 'header'), `${invite}Privacy: id;header\n`);
  assert.equal(taken(`${invite}Privacy:|\n`, 'none'), `${invite}Privacy: none\n`);
  assert.equal(taken(`${invite}Resource-Priority: d|\n`, 'dsn'), `${invite}Resource-Priority: dsn.\n`);
  assert.deepEqual(first(2, `${invite}Resource-Priority: dsn.|`), ['routine', 'priority']);
  assert.equal(taken(`${invite}Resource-Priority: dsn.|\n`, 'flash'), `${invite}Resource-Priority: dsn.flash\n`);
  assert.equal(taken(`${invite}Reason: Q.850;cause=|\n`, '17'), `${invite}Reason: Q.850;cause=17\n`);
  assert.deepEqual(first(2, `${invite}Reason: Preemption;cause=|`), ['1', '2']);
  assert.equal(taken('SIP/2.0 488 No\nWarning: 30| host "x"\n', '305'), 'SIP/2.0 488 No\nWarning: 305 host "x"\n');
  assert.equal(
    items('SIP/2.0 488 No\nWarning: |').find(({ label }) => label === '305')?.detail,
    'Incompatible media format',
  );
  const challenge = 'SIP/2.0 401 Unauthorized\nWWW-Authenticate: Digest realm="a", qop=';
  assert.equal(taken(`${challenge}"auth,|"\n`, 'auth-int'), `${challenge}"auth,auth-int"\n`);
  assert.ok(!first(99, `${challenge}"auth,|"`).includes('auth'));
  const [{ about } = {}] = items(`${invite}Resource-Priority: dsn.|`);
  const subject = about === undefined ? undefined : subjectNamed(about);
  assert.ok(subject !== undefined);
  assert.match(describeSubject(subject, words).join('\n'), /Level 1 of 5 in dsn/u);
});

test('feature tags have their quotes, or no value', () => {
  const contact = `${invite}Contact: <sip:a@b>;`;
  assert.equal(taken(`${contact}|\n`, 'audio'), `${contact}audio\n`);
  assert.deepEqual(first(2, `${contact}class=|`), ['"business"', '"personal"']);
  assert.equal(
    taken(`${contact}+g|\n`, '+g.3gpp.icsi-ref'),
    `${contact}+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.mmtel"\n`,
  );
  assert.equal(taken(`${invite}Feature-Caps: *;|\n`, '+g.3gpp.srvcc'), `${invite}Feature-Caps: *;+g.3gpp.srvcc\n`);
});

test('directives are completed however they are begun, and so are their values', () => {
  for (const begun of ['#', '# ', '# @', '# @tar', '#@t', '@t']) {
    assert.equal(taken(`${begun}|\n${invite}`, '# @target'), `# @target \n${invite}`, begun);
  }
  assert.equal(taken(`# @ti|meout 5s\n${invite}`, '# @title'), `# @title 5s\n${invite}`);
  assert.ok(!first(99, `# @name a\n# @|\n${invite}`).includes('# @name'));
  assert.ok(first(99, `# @lint off x\n# @|\n${invite}`).includes('# @lint'));
  assert.deepEqual(first(9, `# @retransmit |\n${invite}`), ['full', 'once', 'off']);
  assert.equal(taken(`# @target |\n${invite}`, 'tls:example.com:5061'), `# @target tls:example.com:5061\n${invite}`);
  assert.equal(taken(`# @target |\n${invite}`, 'wss://example.com/ws'), `# @target wss://example.com/ws\n${invite}`);
  assert.deepEqual(first(9, `# @escapes |\n${invite}`), []);
  assert.deepEqual(first(9, `# @odd |\n${invite}`), []);
  assert.equal(taken(`# @auth |\n${invite}`, 'alice {{$secret alice}}'), `# @auth alice {{$secret alice}}\n${invite}`);
  assert.deepEqual(first(9, `# @ref |\n${invite}`, '', ['register', 'call']), ['register', 'call']);
  assert.deepEqual(first(9, `# note |\n${invite}`), []);
  assert.deepEqual(first(9, `${invite}# |\n`), []);
});

test('lint off names the rules that are not named yet', () => {
  assert.equal(taken(`# @lint |\n${invite}`, 'off'), `# @lint off \n${invite}`);
  assert.equal(
    taken(`# @lint off missing-via missing-c|\n${invite}`, 'missing-cseq'),
    `# @lint off missing-via missing-cseq\n${invite}`,
  );
  assert.ok(!first(99, `# @lint off missing-via |\n${invite}`).includes('missing-via'));
});

test('braces hold what environment files set, unless the file sets it nearer, and show no value of it', () => {
  const offered = completions(`@domain = here\n${invite}To: {{|`).items.filter(({ kind }) => kind === 'variable');
  assert.deepEqual(
    offered.map(({ label, detail }) => [label, detail]),
    [
      ['domain', 'here'],
      ['pin', 'sip-client.private.env.json'],
    ],
  );
});

test('braces hold variables, functions and parts of earlier messages', () => {
  assert.deepEqual(first(3, `@user = bob\n${invite}To: {{|}}\n`, '@host = example.com\n'), ['host', 'user', 'domain']);
  assert.equal(first(5, `@user = bob\n${invite}To: {{|}}\n`, '@host = example.com\n').at(-1), '$branch');
  assert.equal(items(`@user = bob\n${invite}To: {{|}}\n`)[0]?.detail, 'bob');
  assert.ok(first(99, `# @prompt pin\n${invite}To: {{|`).includes('pin'));
  assert.equal(taken(`${invite}To: {{$br|`, '$branch'), `${invite}To: {{$branch}}`);
  assert.equal(taken(`${invite}To: {{ $br|ax }}\n`, '$branch'), `${invite}To: {{ $branch }}\n`);
  assert.equal(taken(`${invite}\n{{$s|\n`, '$secret'), `${invite}\n{{$secret alice}}\n`);
  assert.equal(taken('INVITE sip:{{|}} SIP/2.0\n', 'call', ['call']), 'INVITE sip:{{call.}} SIP/2.0\n');
  assert.deepEqual(first(9, `${invite}To: {{call.|}}`), ['request', 'response', 'routeSet']);
  assert.deepEqual(first(1, `${invite}To: {{call.response.|}}`), ['status']);
  assert.equal(
    taken(`${invite}To: {{call.response[180].headers.C|}}`, 'Contact'),
    `${invite}To: {{call.response[180].headers.Contact}}`,
  );
  assert.deepEqual(first(9, `${invite}To: {{call.response.status.|}}`), []);
  assert.deepEqual(first(2, `${invite}To: {{call.request.headers.Via[0].|}}`), ['branch', 'received']);
  assert.equal(taken(`${invite}To: {{call.response.bo|`, 'body'), `${invite}To: {{call.response.body}}`);
  assert.deepEqual(first(9, `${invite}To: {{call.response.body.|}}`), ['sdp']);
  assert.equal(
    taken(`${invite}To: {{call.response[200].body.sdp.m|`, 'media[0]'),
    `${invite}To: {{call.response[200].body.sdp.media[0].`,
  );
  assert.deepEqual(first(2, `${invite}To: {{call.response.body.sdp.media[1].|}}`), ['port', 'address']);
  assert.deepEqual(first(9, `# @raw\n${invite}\n{{|`), []);
  assert.deepEqual(first(9, `${invite}\n\\{{|`), []);
});

test('names from the file are shown so that they cannot pass for anything else, and put in as they are', () => {
  const name = 'a\u202Eb';
  const [item] = items(`@${name} = \u202Ex\n${invite}To: {{|}}\n`);
  assert.deepEqual([item?.label, item?.detail, item?.text, item?.filter], ['a⟨U+202E⟩b', '⟨U+202E⟩x', name, name]);
  assert.equal(items(`# @ref |\n${invite}`, '', [name])[0]?.label, 'a⟨U+202E⟩b');
});

test('in a body nothing is offered but what braces hold', () => {
  assert.deepEqual(first(9, `${invite}\nv=0\n|`), []);
  assert.deepEqual(first(9, '### ti|tle\n'), []);
});

test('of very many things those that begin as typed are offered, and it is said that there are more', () => {
  const variables = Array.from({ length: 300 }, (_, index) => `@name${index} = ${index}\n`).join('');
  const all = completions(`${variables}${invite}To: {{|`);
  assert.equal(all.items.length, 200);
  assert.equal(all.isWhole, false);
  assert.ok(completions(`${variables}${invite}To: {{name299|`).items.some(({ label }) => label === 'name299'));
  assert.equal(completions(`${invite}To: {{|`).isWhole, true);
});

test('a pattern becomes a snippet in which foreign signs mean nothing', () => {
  assert.equal(
    snippetOf('<sip:‹alice›@{{$localIp}}>\\‹b›'),
    ['<sip:$', '{1:alice}@{{\\$localIp\\}\\}>\\\\$', '{2:b}'].join(''),
  );
});

test('what is offered about a thing leads to what is known of it', () => {
  const places = ['|', `${invite}|`, `${invite}Via: a;|`, `${invite}To: <sip:a;|`, `${invite}To: {{|`, 'SIP/2.0 |'];
  const values = [`${invite}Supported: |`, `${invite}Authorization: Digest |`, 'INVITE |', '# @lint off |'];
  const known = [...places, ...values].flatMap((at) => items(at));
  const about = known.flatMap((item) => item.about ?? []);
  assert.ok(about.length > 300);
  for (const name of about) {
    const subject = subjectNamed(name);
    assert.ok(subject !== undefined, `${name.kind} ${name.name}`);
    assert.ok(describeSubject(subject, words).length > 1, `${name.kind} ${name.name}`);
  }
});

test('wherever the cursor is, what is offered takes the place of what is around it', () => {
  const random = seeded(7);
  for (const { text: whole } of texts) {
    const damage = damageOf(whole, random);
    for (const text of [whole, whole.slice(0, damage.start) + damage.text + whole.slice(damage.end)]) {
      const block = parseBlock(text);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const found = completionsAt({
          block,
          defaults: [],
          offset: inBlock(offset),
          blockNames: () => [],
          outside: () => [],
          words,
        });
        assert.ok(found.items.length <= 200);
        for (const { label, span } of found.items) {
          assert.ok(span.start <= offset && offset <= span.end, label);
          assert.doesNotMatch(text.slice(span.start, span.end), /[\r\n]/u);
          assert.notEqual(label, '');
        }
      }
    }
  }
});

test('who types another value than an example or a number is offered nothing that looks like it', () => {
  const filterOf = (marked: string, label: string) => items(marked).find((each) => each.label === label)?.filter;
  assert.equal(filterOf(`${invite}Expires: |`, '600'), '');
  assert.equal(filterOf(`${invite}Session-Expires: |`, '1800;refresher=uac'), '');
  assert.equal(filterOf(`${invite}Contact: <sip:a@b>;expires=|`, '3600'), '');
  assert.equal(filterOf('# @target |', 'udp:127.0.0.1:5060'), 'udp:');
  assert.equal(filterOf(`${invite}Priority: |`, 'urgent'), undefined);
});
