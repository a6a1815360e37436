/** How a block is to be sent, as its directives say. */

import { readExpression } from '../expression.ts';
import type { Block } from '../syntax/tree.ts';
import { directiveOf, directivesNamed, readTime, wordsOf } from './read.ts';

/** An account of `# @auth` or `# @auth-ha1`. Without a value it has to be asked for, by the name of the secret where there is one. */
export interface Credential {
  readonly kind: 'password' | 'ha1';
  readonly user: string;
  readonly value?: string | undefined;
  readonly secret?: string | undefined;
}

export interface SendingDirectives {
  readonly target?: string | undefined;
  readonly local?: { readonly address?: string; readonly port?: number } | undefined;
  /** In milliseconds. */
  readonly timeout?: number | undefined;
  readonly t1?: number | undefined;
  readonly retransmit?: 'full' | 'once' | 'off' | undefined;
  readonly ack?: 'auto' | 'off' | undefined;
  readonly credentials: readonly Credential[];
}

/** Reads them; `expand` replaces the templates of a value, or gives nothing where one is not known. */
export function sendingDirectives(
  block: Block,
  defaults: readonly Block[],
  expand: (text: string) => string | undefined,
): SendingDirectives {
  const valueNamed = (key: string): string | undefined => {
    const text = directiveOf(block, key, defaults)?.value.text;
    return text === undefined || text === '' ? undefined : expand(text);
  };
  return {
    target: valueNamed('target'),
    local: readLocal(valueNamed('local')),
    timeout: readTime(valueNamed('timeout') ?? ''),
    t1: readTime(valueNamed('t1') ?? ''),
    retransmit: oneOf(valueNamed('retransmit'), ['full', 'once', 'off']),
    ack: oneOf(valueNamed('ack'), ['auto', 'off']),
    credentials: [
      ...credentialsOf('password', directivesNamed(block, 'auth', defaults), expand),
      ...credentialsOf('ha1', directivesNamed(block, 'auth-ha1', defaults), expand),
    ],
  };
}

/** An account as a challenge is answered with. */
export function accountOf(
  kind: Credential['kind'],
  user: string,
  value: string,
): { readonly user: string; readonly ha1: string } | { readonly user: string; readonly password: string } {
  return kind === 'ha1' ? { user, ha1: value } : { user, password: value };
}

/** The name in `{{$secret name}}`, where a text is nothing else. */
export function secretIn(text: string): string | undefined {
  const [, inner = ''] = /^\{\{([^{}]*)\}\}$/u.exec(text.trim()) ?? [];
  const call = readExpression(inner);
  return call.kind === 'function' && call.name.toLowerCase() === 'secret' ? call.args[0] : undefined;
}

function credentialsOf(
  kind: Credential['kind'],
  directives: readonly { readonly value: { readonly text: string } }[],
  expand: (text: string) => string | undefined,
): Credential[] {
  return directives.map(({ value }) => {
    const [user = '', ...rest] = wordsOf(value.text);
    const text = rest.join(' ');
    const secret = secretIn(text);
    const known = text === '' || secret !== undefined ? undefined : expand(text);
    return { kind, user: expand(user) ?? '', value: known, secret };
  });
}

/** `127.0.0.1`, `127.0.0.1:5070`, `[::1]:5070`, `::1`, `:5070`. */
function readLocal(text: string | undefined): SendingDirectives['local'] {
  if (text === undefined) return undefined;
  const isBareAddress = text.indexOf(':') !== text.lastIndexOf(':') && !text.startsWith('[');
  const [, address = text, port = ''] = isBareAddress ? [] : (/^(.*?)(?::(\d{1,5}))?$/u.exec(text) ?? []);
  const bare = address.replace(/^\[(.*)\]$/u, '$1');
  return { ...(bare === '' ? {} : { address: bare }), ...(port === '' ? {} : { port: Number(port) }) };
}

function oneOf<W extends string>(text: string | undefined, words: readonly W[]): W | undefined {
  return words.find((word) => word === text?.toLowerCase());
}
