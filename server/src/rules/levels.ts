/** How strictly a single rule may be taken. */

export const levels = ['error', 'warning', 'information', 'hint', 'off'] as const;

export type Level = (typeof levels)[number];
