/** The snippets of .sip files: for every method, the common responses, and whole exchanges. */

import { flows } from '../snippets/flows.ts';
import { requests } from '../snippets/requests.ts';
import { responses } from '../snippets/responses.ts';

export const path = 'snippets/sip.json';

export function content(): string {
  return `${JSON.stringify({ ...requests(), ...responses(), ...flows() }, undefined, 2)}\n`;
}
