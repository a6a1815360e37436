/** What became of the expectations and captures of a message, as it is written. */

import { visibleLine } from '../features/visible.ts';
import type { Checked, Verdict } from '../sip/checks/checks.ts';
import type { Terminal } from './terminal.ts';

export function verdictLines({ expectations, captures }: Verdict, terminal: Terminal): readonly string[] {
  const { style, line } = terminal;
  const indent = ' '.repeat(10);
  const write = ({ directive, isMet, actual }: Checked, key: 'expected' | 'captured'): string => {
    const sign = isMet ? style('green', '✓') : style('red', '✗');
    const isTold = !isMet || key === 'captured';
    const was = !isTold ? '' : actual === undefined ? line('part-missing') : line(`${key}-value`, { value: actual });
    const text = visibleLine(directive.value.text);
    return `${indent}${sign} ${text}${was === '' ? '' : style('gray', ` (${was})`)}`;
  };
  return [...expectations.map((each) => write(each, 'expected')), ...captures.map((each) => write(each, 'captured'))];
}

/** For programs: nothing where nothing was checked. */
export function verdictObject({ expectations, captures }: Verdict): object {
  const told = ({ directive, isMet, actual }: Checked): object => ({
    check: directive.value.text,
    met: isMet,
    actual,
  });
  return {
    ...(expectations.length === 0 ? {} : { expectations: expectations.map(told) }),
    ...(captures.length === 0 ? {} : { captures: captures.map(told) }),
  };
}
