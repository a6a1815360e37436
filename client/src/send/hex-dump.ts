/** Bytes as people read them: offset, sixteen bytes in hexadecimal, and the characters that they are. */

const width = 16;

export function hexDump(bytes: Uint8Array): string {
  const lines = [];
  for (let offset = 0; offset < bytes.length; offset += width) {
    const row = [...bytes.subarray(offset, offset + width)];
    const digits = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    lines.push(`${offset.toString(16).padStart(8, '0')}  ${digits.padEnd(width * 3 - 1)}  ${row.map(shown).join('')}`);
  }
  return lines.join('\n');
}

/** Controls have pictures in Unicode, `␍` and `␊` among them; what is not ASCII is a dot. */
function shown(byte: number): string {
  if (byte < 0x20) return String.fromCharCode(0x2400 + byte);
  return byte < 0x7f ? String.fromCharCode(byte) : '·';
}
