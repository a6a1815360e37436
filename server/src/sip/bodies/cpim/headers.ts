/** The headers of message/cpim, whose names know upper and lower case, and the forms of their values. */

export interface CpimHeader {
  readonly name: string;
  readonly form: RegExp;
  readonly spec: string;
  readonly example: string;
}

/** RFC 3862 §4: a name in words or in quotes, and a URI in angle brackets. */
const address = /^(?:"(?:[^"\\]|\\.)*"[ \t]*|[^"<>]*)<[a-z][a-z0-9+.-]*:[^\s<>]+>$/iu;

/** RFC 3339 §5.6. */
const dateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-6]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/u;

export const cpimHeaders: readonly CpimHeader[] = [
  { name: 'From', form: address, spec: 'RFC 3862 §4.1', example: 'From: Alice <im:alice@example.com>' },
  { name: 'To', form: address, spec: 'RFC 3862 §4.2', example: 'To: Bob <im:bob@example.com>' },
  { name: 'cc', form: address, spec: 'RFC 3862 §4.3', example: 'cc: Carol <im:carol@example.com>' },
  { name: 'DateTime', form: dateTime, spec: 'RFC 3862 §4.4', example: 'DateTime: 2026-11-27T14:00:00+08:00' },
  { name: 'Subject', form: /^/u, spec: 'RFC 3862 §4.5', example: 'Subject:;lang=en Greetings' },
  {
    name: 'NS',
    form: /^(?:[^\s<>]+[ ])?<[^\s<>]+>$/u,
    spec: 'RFC 3862 §4.6',
    example: 'NS: imdn <urn:ietf:params:imdn>',
  },
  {
    name: 'Require',
    form: /^[^\s,]+(?:[ \t]*,[ \t]*[^\s,]+)*$/u,
    spec: 'RFC 3862 §4.7',
    example: 'Require: MyFeatures.Vital',
  },
];

const byName = new Map(cpimHeaders.map((header) => [header.name, header]));

/** The header of that very name. */
export function cpimHeader(name: string): CpimHeader | undefined {
  return byName.get(name);
}

/** The header of that name in any case. */
export function cpimHeaderNamed(name: string): CpimHeader | undefined {
  return cpimHeaders.find((header) => header.name.toLowerCase() === name.toLowerCase());
}
