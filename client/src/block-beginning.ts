/** Where a block begins: above its message there are only empty lines, comments, directives and variables. */

/** True where a message may be begun in a line, given what stands in it before the cursor and the lines above it. */
export function isBlockBeginning(before: string, above: readonly string[]): boolean {
  if (!/^[\w/-]*$/u.test(before)) return false;
  const last = above.findLast((line) => !/^\s*$|^#(?!##)|^@/u.test(line));
  return last === undefined || last.startsWith('###');
}
