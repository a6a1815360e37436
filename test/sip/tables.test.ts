/** The tables of names are complete, cite their sources, and have their sentences in both languages. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { methodNamed, methods } from '../../server/src/sip/methods.ts';
import { optionTag, optionTags } from '../../server/src/sip/option-tags.ts';
import { schemeNamed, schemeOf, schemes } from '../../server/src/sip/schemes.ts';
import { statusClass, statusCode, statusCodes } from '../../server/src/sip/status-codes.ts';
import { uriParam, uriParams } from '../../server/src/sip/uri-params.ts';
import { methods as enMethods } from '../../server/src/texts/en/methods.ts';
import { optionTags as enOptionTags } from '../../server/src/texts/en/option-tags.ts';
import { schemes as enSchemes } from '../../server/src/texts/en/schemes.ts';
import {
  statusClasses as enStatusClasses,
  statusCodes as enStatusCodes,
} from '../../server/src/texts/en/status-codes.ts';
import { uriParams as enUriParams } from '../../server/src/texts/en/uri-params.ts';
import { methods as zhMethods } from '../../server/src/texts/zh-cn/methods.ts';
import { optionTags as zhOptionTags } from '../../server/src/texts/zh-cn/option-tags.ts';
import { schemes as zhSchemes } from '../../server/src/texts/zh-cn/schemes.ts';
import {
  statusClasses as zhStatusClasses,
  statusCodes as zhStatusCodes,
} from '../../server/src/texts/zh-cn/status-codes.ts';
import { uriParams as zhUriParams } from '../../server/src/texts/zh-cn/uri-params.ts';

type Sentences = Readonly<Record<string, string>>;

const cited = /^(RFC \d+( §[\dA-Z.]+)?|3GPP TS [\d.]+( §[\dA-Z.]+)?)$/;

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}

/** Both languages say something about each name, and about nothing else. */
function assertTexts(names: readonly string[], en: Sentences, zh: Sentences): void {
  assert.deepEqual(Object.keys(en).sort(), [...names].sort());
  assert.deepEqual(Object.keys(zh).sort(), [...names].sort());
  for (const name of names) {
    const [english = '', chinese = ''] = [en[name], zh[name]];
    assert.match(english, /^[A-Z"'`].*[.]$/s, `${name} in English: ${english}`);
    assert.match(chinese, /\p{Script=Han}.*[。]$/su, `${name} in Chinese: ${chinese}`);
    assert.notEqual(chinese, english, name);
    assert.ok(english.length <= 400, `${name} in English has ${english.length} characters`);
    assert.ok(chinese.length <= 400, `${name} in Chinese has ${chinese.length} characters`);
  }
}

function assertCited(rows: readonly { readonly spec: string }[]): void {
  for (const row of rows) assert.match(row.spec, cited, JSON.stringify(row));
}

describe('methods', () => {
  it('are the 14 of IANA', () => {
    const names = 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE';
    assert.equal(methods.length, 14);
    assert.deepEqual(
      methods.map((method) => method.name),
      words(names),
    );
  });

  it('cite their sections and have sentences', () => {
    assertCited(methods);
    assertTexts(
      methods.map((method) => method.name),
      enMethods,
      zhMethods,
    );
  });

  it('are found by their exact name only', () => {
    assert.equal(methodNamed('INVITE')?.spec, 'RFC 3261 §13');
    assert.equal(methodNamed('invite'), undefined);
    assert.equal(methodNamed('constructor'), undefined);
  });

  it('refresh the target as RFC 5057 §5.4 and RFC 6665 §3 list them', () => {
    const refreshing = methods.filter((method) => method.targetRefresh).map((method) => method.name);
    assert.deepEqual(refreshing, ['INVITE', 'NOTIFY', 'REFER', 'SUBSCRIBE', 'UPDATE']);
  });

  it('belong into a dialog, outside or both', () => {
    const only = (where: 'insideDialog' | 'outsideDialog', other: 'insideDialog' | 'outsideDialog') =>
      methods.filter((method) => method[where] && !method[other]).map((method) => method.name);
    assert.deepEqual(only('insideDialog', 'outsideDialog'), words('ACK BYE INFO NOTIFY PRACK UPDATE'));
    assert.deepEqual(only('outsideDialog', 'insideDialog'), ['REGISTER']);
    assert.ok(methods.every((method) => method.insideDialog || method.outsideDialog));
  });

  it('run in the transaction that RFC 3261 §17 gives them', () => {
    assert.equal(methodNamed('INVITE')?.transaction, 'INVITE');
    assert.equal(methodNamed('ACK')?.transaction, 'none');
    const others = methods.filter((method) => method.name !== 'INVITE' && method.name !== 'ACK');
    assert.ok(others.every((method) => method.transaction === 'non-INVITE'));
  });
});

describe('status codes', () => {
  const codes = `
    100 180 181 182 183 199 200 202 204 300 301 302 305 380
    400 401 402 403 404 405 406 407 408 410 412 413 414 415 416 417 420 421 422 423 424 425 428 429
    430 433 436 437 438 439 440 469 470 480 481 482 483 484 485 486 487 488 489 491 493 494
    500 501 502 503 504 505 513 555 580 600 603 604 606 607 608`;

  it('are the 75 of IANA', () => {
    assert.equal(statusCodes.length, 75);
    assert.deepEqual(
      statusCodes.map((status) => status.code),
      words(codes).map(Number),
    );
  });

  it('cite their sections and have sentences', () => {
    assertCited(statusCodes);
    assertTexts(words(codes), enStatusCodes, zhStatusCodes);
    assertTexts(words('1xx 2xx 3xx 4xx 5xx 6xx'), enStatusClasses, zhStatusClasses);
  });

  it('answer methods that exist', () => {
    for (const status of statusCodes) {
      for (const name of status.typicalMethods) assert.ok(methodNamed(name), `${status.code} ${name}`);
    }
  });

  it('are found by number, and only when registered', () => {
    assert.equal(statusCode(486)?.phrase, 'Busy Here');
    assert.deepEqual(statusCode(401)?.expects, ['WWW-Authenticate']);
    assert.equal(statusCode(202)?.historic, true);
    assert.equal(statusCode(499), undefined);
  });

  it('have the class of their first digit', () => {
    assert.equal(statusClass(100), '1xx');
    assert.equal(statusClass(699), '6xx');
    assert.equal(statusClass(499), '4xx');
    for (const none of [0, 99, 700, 1000, 10000, -150, Number.NaN]) assert.equal(statusClass(none), undefined);
  });
});

describe('option tags', () => {
  const names = `
    100rel 199 answermode early-session eventlist explicitsub from-change geolocation-http geolocation-sip gin gruu
    histinfo ice join multiple-refer norefersub nosub outbound path policy precondition pref privacy
    recipient-list-invite recipient-list-message recipient-list-subscribe record-aware replaces resource-priority
    sdp-anat sec-agree siprec tdialog timer trickle-ice uui`;

  it('are the 36 of IANA', () => {
    assert.equal(optionTags.length, 36);
    assert.deepEqual(
      optionTags.map((tag) => tag.name),
      words(names),
    );
  });

  it('cite their sections and have sentences', () => {
    assertCited(optionTags);
    assertTexts(words(names), enOptionTags, zhOptionTags);
  });

  it('stand where their RFCs allow them', () => {
    assert.deepEqual(optionTag('privacy')?.in, ['Proxy-Require', 'Unsupported']);
    for (const name of ['from-change', 'histinfo', 'record-aware']) {
      assert.deepEqual(optionTag(name)?.in, ['Supported'], name);
    }
    assert.deepEqual(optionTag('siprec')?.in, ['Require', 'Unsupported']);
  });

  it('come back in Unsupported when they can be required', () => {
    for (const { name } of optionTags) {
      const places = optionTag(name)?.in ?? [];
      if (places.includes('Require') || places.includes('Proxy-Require'))
        assert.ok(places.includes('Unsupported'), name);
    }
  });

  it('are found in any case', () => {
    assert.equal(optionTag('100REL')?.name, '100rel');
    assert.equal(optionTag('101rel'), undefined);
  });
});

describe('URI parameters', () => {
  const registered = `
    aai bnc cause ccxml comp content-type delay duration extension gr iotl locale lr m maddr maxage maxstale method
    ob param[n] play pn-param pn-prid pn-provider pn-purr postbody repeat sg sigcomp-id target transport ttl user
    voicexml`;
  const ofTel = `
    cic cic-context cpc enumdi ext isub isub-encoding npdi oli phone-context premium-rate rn rn-context tgrp
    trunk-context verstat`;
  const unregistered = words('orig sos cpc oli');

  it('of SIP are the 35 of IANA, `method` being registered twice', () => {
    const sip = uriParams.filter((param) => param.schemes.some((scheme) => scheme === 'sip'));
    const names = sip.map((param): string => param.name).filter((name) => !unregistered.includes(name));
    assert.deepEqual(names, words(registered));
    assert.equal(names.length + 1, 35);
    assert.deepEqual([uriParam('method')?.spec, uriParam('method')?.also], ['RFC 3261 §19.1.1', 'RFC 5552 §2.1']);
  });

  it('of tel are those of RFC 3966 and its extensions', () => {
    const tel = uriParams.filter((param) => param.schemes.some((scheme) => scheme === 'tel'));
    assert.deepEqual(
      tel.map((param) => param.name),
      words(ofTel),
    );
  });

  it('say which ones no registry has', () => {
    const named = uriParams.filter(({ name }) => uriParam(name)?.unregistered);
    assert.deepEqual(
      named.map((param) => param.name),
      unregistered,
    );
  });

  it('cite their sections and have sentences', () => {
    assertCited(uriParams);
    for (const { name } of uriParams) {
      const also = uriParam(name)?.also;
      if (also !== undefined) assert.match(also, cited, name);
    }
    assertTexts(
      uriParams.map((param) => param.name),
      enUriParams,
      zhUriParams,
    );
  });

  it('belong to schemes that are known', () => {
    for (const param of uriParams) {
      for (const scheme of param.schemes) assert.ok(schemeNamed(scheme), `${param.name} of ${scheme}`);
    }
  });

  it('have no values when they are flags', () => {
    for (const { name } of uriParams) assert.ok(!(uriParam(name)?.flag && uriParam(name)?.values), name);
    assert.equal(uriParam('lr')?.flag, true);
  });

  it('are found in any case, numbered ones too', () => {
    assert.equal(uriParam('Transport')?.name, 'transport');
    assert.equal(uriParam('param7')?.name, 'param[n]');
    assert.equal(uriParam('param0'), undefined);
    assert.equal(uriParam('rinstance'), undefined);
  });

  it('know no wss, which is a transport of Via only: RFC 7118 §5.2', () => {
    assert.deepEqual(uriParam('transport')?.values, ['udp', 'tcp', 'tls', 'ws', 'sctp']);
  });
});

describe('URI schemes', () => {
  it('cite their sections and have sentences', () => {
    assertCited(schemes);
    assertTexts(
      schemes.map((scheme) => scheme.name),
      enSchemes,
      zhSchemes,
    );
  });

  it('begin their own form', () => {
    for (const scheme of schemes) assert.ok(scheme.form.startsWith(`${scheme.name}:`), scheme.name);
  });

  it('are read off a URI, URNs with their namespace', () => {
    assert.equal(schemeOf('SIPS:alice@example.com')?.defaultPort, 5061);
    assert.equal(schemeOf('urn:service:sos.fire')?.name, 'urn:service');
    assert.equal(schemeOf('urn:example:x')?.name, 'urn');
    assert.equal(schemeOf('sip'), undefined);
    assert.equal(schemeOf(''), undefined);
    assert.equal(schemeOf('gopher://example.com'), undefined);
  });
});
