/** What the words of `a=candidate` say: RFC 8839 §5.1, RFC 8445 §5.1. */

import type { Token } from '../../sip/span.ts';
import { code } from '../markdown.ts';
import { addressRemark } from './hosts.ts';
import { type IsOn, type Reading, type Remark, readingOf } from './reading.ts';

const spec = 'RFC 8839 §5.1';
const types: ReadonlySet<string> = new Set(['host', 'srflx', 'prflx', 'relay']);

export function candidateReading(words: readonly Token[], on: IsOn): Reading | undefined {
  const index = words.findIndex(on);
  const word = words[index];
  if (word === undefined) return undefined;
  switch (index) {
    case 0:
      return readingOf('foundation', word, [{ key: 'foundation' }], spec);
    case 1:
      return readingOf('component', word, [componentRemark(word.text)], spec);
    case 3:
      return readingOf('candidate-priority', word, [priorityRemark(word.text)], 'RFC 8445 §5.1.2.1');
    case 4:
      return readingOf('address', word, [addressRemark(word.text) ?? nameOfCandidate(word.text)], spec);
    default:
      return behindAddress(words[index - 1]?.text ?? '', word);
  }
}

function componentRemark(text: string): Remark | undefined {
  if (text === '1') return { key: 'component-rtp' };
  return text === '2' ? { key: 'component-rtcp' } : undefined;
}

/** RFC 8445 §5.1.2.1: 2^24 · type + 2^8 · local + (256 − component). */
function priorityRemark(text: string): Remark | undefined {
  const number = Number(text);
  if (!/^\d{1,10}$/u.test(text) || number < 1 || number > 0x7f_ff_ff_ff) return undefined;
  const [type, local, component] = [
    Math.floor(number / 2 ** 24),
    Math.floor(number / 2 ** 8) % 2 ** 16,
    256 - (number % 256),
  ];
  const usual = { 126: 'host', 110: 'prflx', 100: 'srflx', 0: 'relay' }[type];
  return usual === undefined
    ? { key: 'candidate-priority', args: { type, local, component } }
    : { key: 'candidate-priority-usual', args: { type, usual: code(usual), local, component } };
}

/** RFC 8839 §5.1 lets a name stand there; browsers hide their addresses behind one that multicast DNS knows. */
function nameOfCandidate(text: string): Remark | undefined {
  return /\.local$/iu.test(text) ? { key: 'candidate-hidden' } : undefined;
}

function behindAddress(name: string, word: Token): Reading | undefined {
  if (name === 'typ' && types.has(word.text))
    return readingOf('candidate-type', word, [{ key: `candidate-${word.text}` }], 'RFC 8445 §5.1.1');
  return name === 'raddr'
    ? readingOf('address', word, [{ key: 'related-address' }, addressRemark(word.text)], spec)
    : undefined;
}
