/** That the manual holds together: links lead somewhere, and what rules cite is written. */

import { posix } from 'node:path';
import type { Files } from './files.ts';

/** Links of Markdown files to other files of the project. */
export function deadLinks(files: Files, exists: (path: string) => boolean): string[] {
  const pages = [...files].filter(([path]) => path.endsWith('.md'));
  return pages.flatMap(([path, text]) => {
    const prose = text.replaceAll(/^```[\s\S]*?^```/gmu, '').replaceAll(/`[^`\n]*`/gu, '');
    const links = [...prose.matchAll(/\]\((?<to>[^)\s#]*)(?:#(?<anchor>[^)\s]+))?\)/gu)];
    return links.flatMap(({ groups }) => {
      const { to = '', anchor } = groups ?? {};
      if (/^[a-z]+:/u.test(to)) return [];
      const page = to === '' ? path : posix.join(posix.dirname(path), to);
      if (!exists(page)) return [`${path} links to ${to}`];
      const isThere = anchor === undefined || !page.endsWith('.md') || anchorsOf(files.get(page) ?? '').has(anchor);
      return isThere ? [] : [`${path} links to ${to}#${anchor}`];
    });
  });
}

/** A rule that cites our own manual cites something that stands there. */
export function deadCitations(files: Files): string[] {
  const rules = [...files].filter(([path]) => path.startsWith('server/src/') && path.endsWith('.ts'));
  return rules.flatMap(([path, text]) => {
    const cited = [...text.matchAll(/'(?<page>docs\/[\w-]+\.md)(?:#(?<anchor>[\w-]+))?'/gu)];
    return cited.flatMap(({ groups }) => {
      const { page = '', anchor } = groups ?? {};
      const manual = files.get(page);
      if (manual === undefined) return [`${path} cites ${page}`];
      return anchor === undefined || anchorsOf(manual).has(anchor) ? [] : [`${path} cites ${page}#${anchor}`];
    });
  });
}

/** What headings are called in links, as GitHub makes it. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (?<title>.+)$/gmu)].map(({ groups }) => groups?.title ?? '');
  const made = headings.map((title) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  const named = [...text.matchAll(/<a (?:id|name)="(?<name>[^"]+)"/gu)].map(({ groups }) => groups?.name ?? '');
  return new Set([...made, ...named]);
}
