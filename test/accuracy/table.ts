/** Tables for people: words to the left, numbers to the right. */

type Cell = string | number;

export function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => `${row[column] ?? ''}`.length)),
  );
  const titles = heads.map((head, column) =>
    typeof rows[0]?.[column] === 'number' ? head.padStart(widths[column] ?? 0) : head,
  );
  const lines = [titles, widths.map((width) => '-'.repeat(width)), ...rows].map((row) =>
    row.map((cell, column) => padded(cell, widths[column] ?? 0)).join('  '),
  );
  return lines.map((line) => line.trimEnd()).join('\n');
}

function padded(cell: Cell, width: number): string {
  return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width);
}
