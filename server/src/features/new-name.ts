/** Whether a name can be given to what is called something else now. */

import { legalBoundary } from '../sip/bodies/multipart.ts';
import { readExpression } from '../sip/expression.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { BodyMentionKind, Mention, MentionKind } from './mentions.ts';
import { isOfBody, isSameName, mentionsOfName, type Names, namesakesOf, type Placed } from './namesakes.ts';
import { visible } from './visible.ts';

/** Why something cannot be renamed: keys of sentences. */
export type RenameFault = 'rename-nothing' | 'rename-elsewhere' | 'rename-malformed' | 'rename-taken';

/** RFC 3261 §25.1: `callid = word [ "@" word ]`, without the braces that mean something here; tags and branches are tokens. */
const word = '[\\w.!%*+`\'~()<>:\\\\"/[\\]?-]+';
const forms: Readonly<Record<Exclude<MentionKind, 'variable' | 'block' | BodyMentionKind>, RegExp>> = {
  'call-id': new RegExp(`^${word}(?:@${word})?$`, 'u'),
  tag: /^[\w.!%*+`'~-]+$/u,
  branch: /^[\w.!%*+`'~-]+$/u,
  rseq: /^\d{1,10}$/u,
};

/** Why what stands at a place cannot be renamed at all; nothing when it can. */
export function renameFault(names: Names, place: Placed | undefined): RenameFault | undefined {
  if (place === undefined) return 'rename-nothing';
  const { kind } = place.mention;
  if (kind in forms) return undefined;
  return namesakesOf(names, place).some(({ mention }) => mention.by !== undefined) ? undefined : 'rename-elsewhere';
}

/** Why it cannot be called so; nothing when it can. */
export function newNameFault(names: Names, place: Placed, name: string): RenameFault | undefined {
  if (name !== visible(name) || /[{}\n]/u.test(name)) return 'rename-malformed';
  if (!canName(names, place, name, namesakesOf(names, place))) return 'rename-malformed';
  if (isOfBody(place.mention)) return isInBody(names, place, name) ? 'rename-taken' : undefined;
  // Another case of the same token is the same name.
  if (isSameName(place.mention.kind, place.mention.name, name)) return undefined;
  return mentionsOfName(names, { ...place.mention, name }).length > 0 ? 'rename-taken' : undefined;
}

function canName(names: Names, { index, mention }: Placed, name: string, namesakes: readonly Placed[]): boolean {
  switch (mention.kind) {
    case 'variable':
      return canNameVariable(name);
    case 'content-id':
      return /^[^\s@<>"%]+@[^\s@<>"%]+$/u.test(name);
    case 'boundary':
      return legalBoundary.test(name) && (isToken(name) || isQuoted(names.blockOf(index), namesakes));
    case 'payload-type':
      return /^\d{1,3}$/u.test(name) && Number(name) <= 127;
    case 'mid':
      return /^[!#-'*+\-.0-9A-Z^-~]+$/u.test(name);
    case 'block':
      return canNameBlock(name, namesakes);
    default:
      return forms[mention.kind].test(name);
  }
}

/** RFC 3261 §25.1: a value that is no token stands in quotes. */
function isToken(name: string): boolean {
  return /^[\w.!%*+`'~-]+$/u.test(name);
}

function isQuoted({ text }: Block, namesakes: readonly Placed[]): boolean {
  const setters = namesakes.filter(({ mention }) => mention.by === 'parameter');
  return setters.every(({ mention }) => text.charAt(mention.start - 1) === '"');
}

/** What separates parts must not stand in them. */
function isInBody(names: Names, { index, mention: { kind, scope } }: Placed, name: string): boolean {
  const text = names.blockOf(index).text;
  return kind === 'boundary'
    ? text.includes(`--${name}`)
    : names.mentionsIn(index).some((each) => each.kind === kind && each.name === name && each.scope === scope);
}

/** It has to be read as a variable both where it is set and between braces. */
function canNameVariable(name: string): boolean {
  return /^[^\s=]+$/u.test(name) && readExpression(name).kind === 'variable';
}

/** Behind `###` and `# @name` any line will do; in `{{…}}` it is followed by a stop. */
function canNameBlock(name: string, namesakes: readonly Placed[]): boolean {
  if (!/^[^#=\s]/u.test(name)) return false;
  if (!namesakes.some(({ mention }: { readonly mention: Mention }) => mention.inTemplate === true)) return true;
  const read = readExpression(`${name}.response`);
  return read.kind === 'reference' && read.block === name;
}
