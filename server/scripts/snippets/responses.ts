/** Snippets of the responses that are written most. */

import { headerNamed } from '../../src/sip/headers/index.ts';
import { type StatusCode, statusCode } from '../../src/sip/status-codes.ts';
import { statusCodes as descriptions } from '../../src/texts/en/status-codes.ts';
import { type Snippet, snippetBody, transportChoice } from './stops.ts';

const common = [
  100, 180, 183, 200, 202, 302, 400, 401, 403, 404, 405, 407, 408, 415, 420, 423, 480, 481, 486, 487, 488, 491, 500,
  501, 503, 600, 603,
] as const;

export function responses(): Record<string, Snippet> {
  const known = common.map((code) => statusCode(code)).filter((entry) => entry !== undefined);
  return Object.fromEntries(known.map((entry) => [`${entry.code} ${entry.phrase}`, snippetOf(entry)]));
}

function snippetOf(entry: StatusCode): Snippet {
  const { code, phrase } = entry;
  return {
    // VS Code offers nothing while a plain number is being typed, so the phrase stands beside it.
    prefix: [String(code), phrase.toLowerCase().replaceAll(' ', '-')],
    description: (descriptions as Readonly<Record<string, string>>)[code] ?? phrase,
    body: snippetBody(responseOf(entry)),
  };
}

/** RFC 3261 §8.2.6.2: Via, From, To, Call-ID and CSeq are those of the request, and To has a tag in all but a 100. */
function responseOf({ code, phrase, typicalMethods, expects }: StatusCode): string {
  const method = typicalMethods[0] ?? 'INVITE';
  const others = ['INVITE', 'OPTIONS', 'REGISTER', 'MESSAGE', 'BYE', 'SUBSCRIBE'].filter((name) => name !== method);
  return [
    `SIP/2.0 ${code} «reason:${phrase}»`,
    `Via: SIP/2.0/${transportChoice} «sentBy:client.example.com:5060»;branch=«branch:z9hG4bK74bf9»`,
    'From: <sip:«caller:alice@example.com»>;tag=«fromTag:9fxced76sl»',
    `To: <sip:«callee:bob@example.com»>${code === 100 ? '' : ';tag=«toTag:314159»'}`,
    'Call-ID: «callId:3848276298220188511@example.com»',
    `CSeq: «sequence:1» «method|${[method, ...others].join(',')}»`,
    ...fieldsOf(code, expects),
    'Content-Length: 0',
    '',
  ].join('\n');
}

/** What such a response must or should have beside that. */
function fieldsOf(code: number, expects: readonly string[]): string[] {
  if (code === 200 || code === 180 || code === 183) return ['Contact: <sip:«contact:bob@192.0.2.4»>'];
  const [name] = expects;
  const example = name === undefined ? undefined : headerNamed(name)?.example;
  return name === undefined || example === undefined ? [] : [`${name}: «value:${example}»`];
}
