/** Text that others wrote, put where VS Code would make more of it than text. */

/** In Markdown: no mark-up, no links and no images, but it still breaks into lines as `appendText` would not let it. */
export function inertMarkdown(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/gu, '\\$&').replaceAll(/\s+/gu, ' ');
}

/** In an input box, which makes `[words](address)` a link. */
export function inertPrompt(text: string): string {
  return text.replaceAll('](', '] (');
}

/** In the status bar, which makes `$(name)` an icon. */
export function inertLabel(text: string): string {
  return text.replaceAll('$(', '$ (');
}
