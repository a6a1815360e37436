/** How a file may be wanted to be formatted. */

export interface FormatStyle {
  /** `keep` leaves compact names compact and long ones long. */
  readonly names: 'keep' | 'long' | 'compact';
  /** Whether header fields are put in their usual order. */
  readonly order: boolean;
}

export const nameStyles: readonly FormatStyle['names'][] = ['keep', 'long', 'compact'];
