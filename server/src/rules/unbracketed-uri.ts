/** A URI without angle brackets around it that needs them, or whose parameters are taken for those of its header field. */

import type { HeaderDefinition } from '../sip/headers/header.ts';
import { spanOf } from '../sip/span.ts';
import { insert } from '../sip/syntax/edit.ts';
import { uriParams } from '../sip/uri-params.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import type { Address } from '../sip/values/name-addr.ts';
import type { Param } from '../sip/values/params.ts';
import type { Uri } from '../sip/values/uri.ts';
import { addressesOf, type FoundAddress } from './common/addresses.ts';
import { guess, safeFix } from './common/fixes.ts';
import { defineRule, type Report } from './rule.ts';

/** The names of what can only be a parameter of a SIP URI, unless the header field has one of that name. */
const ofUri: ReadonlySet<string> = new Set(
  uriParams.filter(({ schemes }) => schemes.some((scheme) => scheme === 'sip')).map(({ name }) => name),
);

export default defineRule({
  name: 'unbracketed-uri',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §20.10',
  examples: {
    good: [
      'From: <sip:alice@example.com>;tag=9fxced76sl',
      'To: sip:bob@example.com',
      'Refer-To: <sip:carol@example.com;transport=tcp?Subject=lunch>',
    ],
    bad: [
      'Reply-To: sip:alice@example.com?Subject=lunch\n                               ^^^^^^^^^^^^^^ A URI with a question mark must stand in angle brackets',
      'To: sip:bob,robert@example.com\n           ^ A URI with , in its user part must stand in angle brackets',
      'To: sip:bob;ext=1@example.com\n           ^ A URI with ; in its user part must stand in angle brackets',
      'Contact: sip:alice@client.example.com;transport=tcp\n                                      ^^^^^^^^^^^^^ transport counts as a parameter of Contact, not of the URI, because the URI stands without angle brackets',
      'From: sip:alice@example.com;tag=9fxced76sl\n      ^^^^^^^^^^^^^^^^^^^^^ What follows the URI belongs to From: legal, but easily misread without angle brackets',
    ],
  },
  about: { traits: ['bare-address'] },
  checkMessage(message, report) {
    const bare = addressesOf(message).filter(({ address }) => address.address.kind === 'addr-spec');
    for (const found of bare) checkBare(found, report);
    // Who writes one address so writes them all so, and it is legal: once is enough.
    const misread = bare.find(({ header, address }) => isEasilyMisread(header, address));
    if (misread === undefined) return;
    const { uri } = misread.address.address;
    const fixes = [guess('bracket', [insert(uri.start, '<'), insert(uri.end, '>')])];
    report(uri, { what: 'bare', severity: 'hint', args: { name: misread.header.name }, fixes });
  },
});

/** RFC 3261 §20.10: parameters behind a bare URI are those of the header field, which here is what they say. */
function isEasilyMisread({ params: known }: HeaderDefinition, { address: { uri }, params }: Address): boolean {
  const isPlain = characterIn(uri) === undefined && (uri.kind !== 'sip-uri' || uri.headers.length === 0);
  return isPlain && params.length > 0 && !params.some(({ name }) => isOfUri(name.text, known));
}

function checkBare({ header, address }: FoundAddress, report: Report): void {
  const { uri } = address.address;
  const character = characterIn(uri);
  const [firstHeader] = uri.kind === 'sip-uri' ? uri.headers : [];
  const firstParam = address.params.find(({ name }) => isOfUri(name.text, header.params));
  if (character !== undefined) {
    report(spanOf(character, character + 1), {
      what: 'character',
      args: { character: uri.kind === 'sip-uri' ? (uri.user?.text.charAt(character - uri.user.start) ?? '') : '' },
      fixes: [safeFix('bracket', [insert(uri.start, '<'), insert(uri.end, '>')])],
    });
  } else if (firstHeader !== undefined) {
    const fixes = [safeFix('bracket', [insert(uri.start, '<'), insert(uri.end, '>')])];
    report(spanOf(firstHeader.start - 1, uri.end), { what: 'headers', fixes });
  } else if (firstParam !== undefined) reportParameter(uri, firstParam, { header, address }, report);
}

/** The bracket closes behind the last parameter that is one of the URI, as long as none of the header field stands before it. */
function reportParameter(uri: Uri, first: Param, { header, address }: FoundAddress, report: Report): void {
  let end: number = uri.end;
  for (const param of address.params) {
    if (!isOfUri(param.name.text, header.params)) break;
    end = param.end;
  }
  const fixes = end > uri.end ? [guess('bracket', [insert(uri.start, '<'), insert(end, '>')])] : [];
  report(first, { severity: 'warning', args: { parameter: first.name.text, name: header.name }, fixes });
}

function isOfUri(name: string, known: FoundAddress['header']['params'] = {}): boolean {
  const lower = name.toLowerCase();
  return ofUri.has(lower) && !Object.hasOwn(known, lower);
}

/** RFC 3261 §20 and RFC 8217 §3: where a comma, a semicolon or a question mark stands in the user part, which then could end there. */
function characterIn(uri: Uri): number | undefined {
  if (uri.kind !== 'sip-uri' || uri.user === undefined || isTemplated(uri.user)) return undefined;
  const index = uri.user.text.search(/[,;?]/u);
  return index === -1 ? undefined : uri.user.start + index;
}
