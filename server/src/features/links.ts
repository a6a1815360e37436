/** Where things are written: sections of RFCs and of our own manual, as addresses on the web. */

const manual = 'https://github.com/sipwright/sipwright/blob/main/docs/';
const sections = /RFC (?<rfc>\d{1,5})(?: §(?<section>[A-Z]?[\d.]*\d|[A-Z]\b))?/gu;

/** The manual's page about a rule. */
export function ruleLink(rule: string): string {
  return `${manual}rules.md#${rule}`;
}

/** A text in which every `RFC 3261 §20.22` is a link, in Markdown. */
export function linkSections(text: string): string {
  const linked = text.replaceAll(sections, (words, rfc: string, section: string | undefined) => {
    return `[${words}](${rfcLink(rfc, section)})`;
  });
  return linked.replace(
    /^docs\/(?<page>[\w-]+\.md(?:#[\w-]+)?)$/u,
    (words, page: string) => `[${words}](${manual}${page})`,
  );
}

/** Where a text cites an RFC, and the address of what it cites. */
export function citationsIn(
  text: string,
): readonly { readonly start: number; readonly end: number; readonly target: string }[] {
  return [...text.matchAll(sections)].map(({ 0: words, index, groups }) => ({
    start: index,
    end: index + words.length,
    target: rfcLink(groups?.rfc ?? '', groups?.section),
  }));
}

function rfcLink(rfc: string, section: string | undefined): string {
  const page = `https://www.rfc-editor.org/rfc/rfc${rfc}`;
  if (section === undefined) return page;
  return `${page}#${/^[A-Z]/u.test(section) ? 'appendix' : 'section'}-${section}`;
}
