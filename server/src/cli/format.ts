/** `sipwright format`: files with even blanks and names, written anew or only looked at. */

import { formatFile } from '../features/format.ts';
import { type FormatStyle, nameStyles } from '../features/format-style.ts';
import { encodeText } from '../host/charsets.ts';
import { charsetOf, encode } from '../sip/encoding.ts';
import { isForeign } from '../sip/syntax/foreign.ts';
import type { Parsed } from './arguments.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { readSource, type Source, writeSource } from './source.ts';
import { failureLine, type Terminal } from './terminal.ts';

export const format: Command = {
  options: {
    check: { type: 'boolean' },
    names: { type: 'string', words: nameStyles },
    order: { type: 'boolean' },
    encoding: { type: 'string' },
  },
  async run(parsed, terminal) {
    if (parsed.operands.length === 0) throw new Failure('file-missing', { command: 'format' });
    const outcomes: Outcome[] = [];
    for (const file of parsed.operands) outcomes.push(await formatOne(file, parsed, terminal));
    if (outcomes.includes('failed')) return 2;
    return parsed.flags.has('check') && outcomes.includes('changed') ? 1 : 0;
  },
};

type Outcome = 'same' | 'changed' | 'failed';

/** A file that cannot be read or written costs none of the others. */
async function formatOne(file: string, parsed: Parsed, terminal: Terminal): Promise<Outcome> {
  try {
    const source = await readSource(file, parsed.values.get('encoding'));
    const text = isForeign(source.text) ? source.text : formatFile(source.text, styleOf(parsed));
    const isSame = text === source.text;
    if (parsed.flags.has('check')) {
      if (!isSame) terminal.print(terminal.line('would-format', { file }));
    } else if (file === '-') printText(source, text);
    else if (!isSame) {
      writeSource(source, text);
      terminal.print(terminal.line('formatted', { file }));
    }
    return isSame ? 'same' : 'changed';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.complain(failureLine(terminal, error));
    return 'failed';
  }
}

function styleOf({ values, flags }: Parsed): FormatStyle {
  return {
    names: nameStyles.find((style) => style === values.get('names')) ?? 'keep',
    order: flags.has('order'),
  };
}

/** Exactly the text, in the encoding in which it came. */
function printText({ hasMark, encoding }: Source, text: string): void {
  process.stdout.write(encode(hasMark ? `\u{FEFF}${text}` : text, charsetOf(encoding), encodeText) ?? text);
}
