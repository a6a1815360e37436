/** The codes of the characters that the grammars of values turn on. */

export const sign = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  percent: 0x25,
  ampersand: 0x26,
  openParenthesis: 0x28,
  closeParenthesis: 0x29,
  asterisk: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  hyphen: 0x2d,
  dot: 0x2e,
  slash: 0x2f,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  semicolon: 0x3b,
  openAngle: 0x3c,
  equals: 0x3d,
  closeAngle: 0x3e,
  question: 0x3f,
  at: 0x40,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
  delete: 0x7f,
} as const;

/** True for the characters of LWS: blanks, and the line ends of folds. */
export function isBlankCode(code: number): boolean {
  return code === sign.space || code === sign.tab || code === sign.carriageReturn || code === sign.lineFeed;
}
