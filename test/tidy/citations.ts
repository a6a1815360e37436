/** That what is cited of RFCs is there, and still holds. */

import type { Files } from './files.ts';
import { citedForThemselves, sections, successors } from './rfcs.ts';

/** `RFC 3261 §8.1.1.5 and §22.2`, `RFC 6026 §7.1, §7.2`. */
const citation = /\bRFC (?<rfc>\d+)(?<places>(?:,? (?:and |or |to )?§[\dA-Z][\d.]*)*)/gu;

/** Citations of RFCs that nobody has looked up, of sections that they do not have, and of what is out of date. */
export function wrongCitations(files: Files): string[] {
  const cited = new Set<string>();
  const citing = [...files].filter(([path]) => /^(?:server\/src|client\/src|docs)\/|^[A-Z]+\.md$/u.test(path));
  return citing.flatMap(([path, text]) => {
    return [...text.matchAll(citation)].flatMap(({ groups }) => {
      const { rfc = '', places = '' } = groups ?? {};
      const wrong = [
        ...faultOf(rfc),
        ...places
          .split('§')
          .slice(1)
          .flatMap((place) => faultAt(rfc, place)),
      ];
      return wrong.map((fault) => `${path}: ${fault}`).filter((fault) => !cited.has(fault) && cited.add(fault));
    });
  });
}

function faultOf(rfc: string): string[] {
  if (sections[rfc] === undefined) return [`RFC ${rfc} was not looked up: test/tidy/rfcs.ts does not have it`];
  const successor = successors[rfc];
  if (successor === undefined || citedForThemselves[rfc] !== undefined) return [];
  return [`RFC ${successor} came in the place of RFC ${rfc}`];
}

function faultAt(rfc: string, place: string): string[] {
  const known = sections[rfc] ?? '';
  const steps = /^(?:\d+|[A-Z])(?:\.\d+)*/u.exec(place)?.[0].split('.') ?? [];
  const isThere = known === '' || steps.every((step, depth) => has(known, steps.slice(0, depth).join('.'), step));
  return isThere ? [] : [`RFC ${rfc} has no section ${steps.join('.')}`];
}

/** `8:3` says that section 8 has three sections, the first word how many there are, `+B` what the last appendix is called. */
function has(known: string, above: string, step: string): boolean {
  const [count = '', ...words] = known.split(' ');
  if (/^[A-Z]$/u.test(step))
    return above === '' && step <= (words.find((word) => word.startsWith('+')) ?? '+').slice(1);
  const of = above === '' ? count : words.find((word) => word.startsWith(`${above}:`))?.split(':')[1];
  return Number(step) >= 1 && Number(step) <= Number(of ?? 0);
}
