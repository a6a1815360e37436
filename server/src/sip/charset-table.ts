/** An encoder for a charset of which only the decoder is at hand: every sequence of bytes is decoded once, and the table is read backwards. */

/** The bytes of a text, or nothing when the charset lacks a character. */
export type TextEncoding = (text: string) => Uint8Array | undefined;

const replacement = '\u{FFFD}';
const lineFeed = 0x0a;

/** GB 18030: the four-byte codes of the first plane are numbered from 81 30 81 30 on, those of the others from 90 30 81 30. */
const firstPlaneCodes = 39_420;
const otherPlanes = 189_000;

/**
 * Makes an encoder for a charset that has ASCII for its first 128 bytes, and one, two or three bytes for other characters;
 * with `fourBytes`, four bytes for the rest as GB 18030 has them. The table is made when the first character needs it.
 */
export function encodingFrom(decode: (bytes: Uint8Array) => string, fourBytes = false): TextEncoding {
  let table: ReadonlyMap<number, Uint8Array> | undefined;
  return (text) => {
    const bytes: number[] = [];
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) bytes.push(code);
      else {
        table ??= tableOf(decode, fourBytes);
        const known =
          table.get(code) ?? (fourBytes && code > 0xffff ? fourByteCode(otherPlanes + code - 0x10000) : undefined);
        if (known === undefined) return undefined;
        bytes.push(...known);
      }
    }
    return Uint8Array.from(bytes);
  };
}

function tableOf(decode: (bytes: Uint8Array) => string, fourBytes: boolean): ReadonlyMap<number, Uint8Array> {
  const table = new Map<number, Uint8Array>();
  // GB 18030 has no single byte above 7F; decoders that read 80 as the euro sign do so for the sake of older texts.
  const one = fourBytes ? [] : range(0x80, 0xff).map((byte) => [byte]);
  const two = range(0x81, 0xfe).flatMap((lead) => range(0x40, 0xfe).map((trail) => [lead, trail]));
  // EUC-JP names its second table by 8F.
  const three = range(0xa1, 0xfe).flatMap((middle) => range(0xa1, 0xfe).map((last) => [0x8f, middle, last]));
  const four = fourBytes ? range(0, firstPlaneCodes - 1).map(fourByteCode) : [];
  for (const sequences of [one, two, three, four]) learn(table, decode, sequences);
  return table;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** GB 18030 §5: four bytes count like the digits of a number, 126, 10, 126 and 10 of them. */
function fourByteCode(index: number): readonly number[] {
  const [fourth, third, second] = [index % 10, Math.floor(index / 10) % 126, Math.floor(index / 1260) % 10];
  return [0x81 + Math.floor(index / 12_600), 0x30 + second, 0x81 + third, 0x30 + fourth];
}

/** Decodes all sequences at once, each on a line of its own; of several that mean one character the first counts. */
function learn(
  table: Map<number, Uint8Array>,
  decode: (bytes: Uint8Array) => string,
  all: readonly (readonly number[])[],
): void {
  const lines = decode(Uint8Array.from(all.flatMap((sequence) => [...sequence, lineFeed]))).split('\n');
  if (lines.length !== all.length + 1) return;
  for (const [index, sequence] of all.entries()) {
    const line = lines[index] ?? '';
    const code = line.codePointAt(0) ?? 0;
    const isOne = line !== '' && line !== replacement && String.fromCodePoint(code).length === line.length;
    if (isOne && code >= 0x80 && !table.has(code)) table.set(code, Uint8Array.from(sequence));
  }
}
