/** stub */
import type { Problem } from '../sip/problem.ts';
import type { Block, Message } from '../sip/syntax/tree.ts';
import type { Context } from './rule.ts';
export function reportSyntax(_b: Block, _m: Message, _c: Context, _add: (p: Problem) => void): void {}
