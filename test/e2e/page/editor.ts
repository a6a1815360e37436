/** An editor as a person has it: a file in a folder, the extension from its package, and a local SIP server to send to. */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { type ServeEvent, type Serving, serve } from '../../../server/src/ua/serve.ts';
import { hostInBrowser } from '../../harness/browser-host.ts';
import { installPackage, unpackPackage } from '../../harness/package.ts';
import { addressOf, openBrowser, serveCode } from '../../harness/workbench.ts';
import { comesAbout, patience, persist, until } from './persist.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const size = { width: 1000, height: 640 };

/** Pictures show the message and nothing that belongs to others. */
const plain = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.layoutControl.enabled': false,
};

/** VS Code, a browser and the SIP server. To start a window takes longer than most tests, so that all tests of a file share one. */
export interface Desk {
  readonly port: number;
  /** Where VS Code has its settings, its state and its logs. */
  readonly profile: string;
  /** What the SIP server saw. */
  readonly traffic: readonly ServeEvent[];
  /** Shows a file with this text in the window, which the first one opens on its folder. */
  open(name: string, text: string): Promise<Page>;
  /** A window for this test alone, in a display language. Without its language pack VS Code's own words stay English; those of extensions do not. */
  openIn(language: string, name: string, text: string): Promise<Page>;
  /** Gives these settings other values; all others are as they were at first. */
  set(settings: Readonly<Record<string, unknown>>): void;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly workspaceTrust?: boolean;
  /** The extension is not installed, but runs in the page, as in VS Code for the Web. */
  readonly inBrowser?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export async function openDesk({
  workspaceTrust = false,
  inBrowser = false,
  settings,
}: DeskOptions = {}): Promise<Desk> {
  const scratch = mkdtempSync(join(tmpdir(), 'sipwright-page-'));
  const folder = join(scratch, 'calls');
  const unpacked = inBrowser ? unpackPackage(scratch) : undefined;
  const place = inBrowser ? {} : { extensionsFolder: await installPackage(scratch) };
  const traffic: ServeEvent[] = [];
  const sip = await serveSip((event) => traffic.push(event));
  const first = { ...plain, ...settings };
  const [server, browser] = await Promise.all([
    serveCode({ workspaceTrust, ...place, settings: first }),
    openBrowser(),
  ]);
  let shared: Page | undefined;
  async function openWindow(file: string, prepare: (page: Page) => Promise<unknown> = async () => undefined) {
    const address = addressOf(server, { folder, file, extensions: [] });
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: 2 });
    shown = page;
    page.setDefaultTimeout(patience);
    await prepare(page);
    if (unpacked !== undefined) await hostInBrowser(page, address, unpacked);
    await page.goto(address);
    // Nothing takes longer than to start a window.
    await lineOf(page, file).waitFor({ timeout: 2 * patience });
    return page;
  }
  return {
    port: sip.port,
    profile: server.dataFolder,
    traffic,
    async open(name, text) {
      const file = fileWith(folder, name, text);
      if (shared === undefined || shared.isClosed()) {
        shared = await openWindow(file);
      } else {
        shown = shared;
        await openFile(shared, file);
      }
      return shared;
    },
    async openIn(language, name, text) {
      const page = await openWindow(fileWith(folder, name, text), async (opened) => {
        other = opened;
        await opened.addInitScript(displayIn, language);
      });
      return page;
    },
    set: (more) => server.set({ ...first, ...more }),
    async close() {
      shown = undefined;
      await browser.close();
      await Promise.all([server.stop(), sip.close()]);
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The window that a test looks at. */
let shown: Page | undefined;

/** The one that it has of its own, if any. */
let other: Page | undefined;

afterEach(async (context) => {
  // The types of Node 22 do not know it yet.
  const { passed, name } = context as unknown as { readonly passed: boolean; readonly name: string };
  const file = `failed-${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}.png`;
  if (!passed) await shown?.screenshot({ path: join(root, 'out', 'pictures', file) });
  // It would have the focus that the tests to come need.
  await other?.close();
  other = undefined;
});

/** As a person does, by the name of the file. */
async function openFile(page: Page, file: string): Promise<void> {
  await persist(
    page,
    async () => {
      await page.keyboard.press('Control+p');
      await asked(page).fill(file);
      await row(page, basename(file)).click();
    },
    () => lineOf(page, file).isVisible(),
  );
}

/** The first line of a file, once its editor is there. */
function lineOf(page: Page, file: string): Locator {
  return page.locator(`.part.editor .monaco-editor[data-uri$="${file}"] .view-line`).first();
}

/** In a picture SIP's own port looks best; where it is taken, and in every other run, any will do. */
async function serveSip(log: (event: ServeEvent) => void): Promise<Serving> {
  if (process.env.SIPWRIGHT_PICTURES === undefined) return serve({ port: 0, log });
  return serve({ log }).catch(() => serve({ port: 0, log }));
}

function fileWith(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Runs in the page: the workbench takes its language from here, where a language pack would set it. */
function displayIn(language: string): void {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => undefined });
}

/** A lens by its title; the first of the file. */
export function lens(page: Page, title: string): Locator {
  return page.locator('.codelens-decoration a').getByText(title, { exact: true }).first();
}

/** Clicks a lens until what it brings is seen: it moves as others come to stand beside it. What was clicked has time, since it should not be done twice. */
export async function pressLens(page: Page, title: string, isSeen: () => Promise<boolean>): Promise<void> {
  await persist(page, () => lens(page, title).click(), isSeen, 15_000);
}

/** Sends the first message of a file that sent none before. */
export async function send(page: Page): Promise<void> {
  await pressLens(page, 'Send', async () => (await summaryOf(page)).text !== '');
}

/** Sends the first message once more. */
export async function sendAgain(page: Page): Promise<void> {
  const before = await threads(page).elementHandle();
  await pressLens(page, 'Send', async () => (await before?.isVisible()) !== true);
}

/** A word of the message, as it stands coloured in the editor. */
export function word(page: Page, text: string): Locator {
  return page.locator('.view-lines').first().locator('.view-line span span').getByText(text, { exact: true }).first();
}

/** The text of the editor that is on screen. */
export async function textOf(page: Page): Promise<string> {
  const placed = await page
    .locator('.part.editor .view-lines')
    .first()
    .locator('.view-line')
    .evaluateAll((lines) =>
      lines.map((line) => ({ top: Number.parseFloat((line as HTMLElement).style.top), text: line.textContent ?? '' })),
    );
  return placed
    .sort((one, other) => one.top - other.top)
    .map(({ text }) => text.replaceAll('\u00a0', ' '))
    .join('\n');
}

/** Runs a command by its whole title in the palette. */
export async function run(page: Page, title: string): Promise<void> {
  await persist(page, async () => {
    await page.keyboard.press('F1');
    await asked(page).fill(`>${title}`);
    await row(page, title).click();
  });
}

/** Runs a command that asks what is meant, and says it. */
export async function runAndPick(page: Page, title: string, label: string): Promise<void> {
  await persist(page, async () => {
    await run(page, title);
    // What is asked comes in the place of the palette.
    await until(page, async () => !(await asked(page).inputValue()).startsWith('>'));
    await asked(page).pressSequentially(label);
    await row(page, label).click();
  });
}

/** Where VS Code asks for something, above the editor. */
export function asked(page: Page): Locator {
  return page.locator('.quick-input-widget .quick-input-box input').first();
}

/** A row of what is to be chosen from, by its whole label. */
export function row(page: Page, label: string): Locator {
  return page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.locator('.label-name').getByText(label, { exact: true }) })
    .first();
}

/** Waits until the text on screen is as expected. */
export async function expectText(page: Page, expected: RegExp): Promise<void> {
  await comesAbout(page, async () => expected.test(await textOf(page)), 30_000);
  assert.match(await textOf(page), expected);
}

/** Puts the cursor into a word, and does there what the menu of fixes offers, until the text is as expected. */
export async function choose(page: Page, at: Locator, title: string, expected: RegExp): Promise<void> {
  await persist(
    page,
    async () => {
      await at.click();
      await page.keyboard.press('Control+.');
      await page.locator('.action-widget').getByText(title).first().click();
    },
    async () => expected.test(await textOf(page)),
  );
}

/** Puts the cursor into a file that shows no word yet. */
export async function focusEditor(page: Page): Promise<void> {
  await persist(
    page,
    () => page.locator('.part.editor .native-edit-context, .part.editor textarea').first().focus(),
    () => page.locator('.part.editor .monaco-editor.focused').isVisible(),
  );
}

/** What the status bar says of cursor and selection. */
export function place(page: Page): Locator {
  return page.locator('.statusbar-item').filter({ hasText: /^Ln \d+, Col \d+/u });
}

/** Puts the cursor into a word, and sees that it is there: a line moves when something comes to stand above it, also under the mouse. */
export async function putCursor(page: Page, target: Locator): Promise<void> {
  await persist(
    page,
    () => target.click(),
    async () => {
      const { line, from, to } = await positionOf(target);
      const now = await cursorOf(page);
      return now.line === line && now.column >= from && now.column <= to;
    },
  );
}

/** Puts the cursor behind the whole of a word. */
export async function putCursorBehind(page: Page, target: Locator): Promise<void> {
  await persist(
    page,
    async () => {
      const box = await target.boundingBox();
      // A line that is drawn anew just now has no place.
      if (box !== null) await target.click({ position: { x: box.width - 1, y: box.height / 2 } });
    },
    async () => {
      const { line, to } = await positionOf(target);
      const now = await cursorOf(page);
      return now.line === line && now.column === to;
    },
  );
}

async function cursorOf(page: Page): Promise<{ readonly line: number; readonly column: number }> {
  const [, line, column] = /^Ln (\d+), Col (\d+)/u.exec(await place(page).innerText()) ?? [];
  return { line: Number(line), column: Number(column) };
}

/** Where a word stands: its line, as the margin counts it, and its columns. */
function positionOf(target: Locator): Promise<{ readonly line: number; readonly from: number; readonly to: number }> {
  return target.evaluate((element) => {
    const line = element.closest<HTMLElement>('.view-line');
    const margin =
      element.closest('.monaco-editor')?.querySelectorAll<HTMLElement>('.margin-view-overlays > div') ?? [];
    const beside = [...margin].find(({ style }) => style.top === line?.style.top);
    const before = document.createRange();
    if (line !== null) before.setStart(line, 0);
    before.setEndBefore(element);
    const from = before.toString().length + 1;
    return { line: Number(beside?.textContent), from, to: from + (element.textContent ?? '').length };
  });
}

/** Rests the mouse on a word until a text is told of it: nothing is told before the server runs, and the same place is not asked about twice. */
export async function hover(page: Page, target: Locator, told: string): Promise<Locator> {
  const wanted = page.locator('.monaco-hover').filter({ hasText: told }).first();
  await persist(page, async () => {
    await page.mouse.move(0, 0);
    await target.hover();
    await wanted.waitFor();
  });
  return wanted;
}

/** The threads of answers. */
export function threads(page: Page): Locator {
  return page.locator('.review-widget');
}

/** What stands beside the start line is drawn behind it. */
export async function summaryOf(page: Page): Promise<{ readonly text: string; readonly colour: string }> {
  const drawn = await page
    .locator('.part.editor .view-lines')
    .first()
    .locator('.view-line span span')
    .evaluateAll((spans) =>
      spans.map((span) => getComputedStyle(span, '::after')).map(({ content, color }) => ({ content, color })),
    );
  const { content, color } = drawn.find(({ content }) => content !== 'none') ?? { content: '""', color: '' };
  return { text: content.slice(1, -1), colour: color };
}

/** What stands behind the lines of the editor, as the text of the line and what is drawn behind it. */
export async function drawnBehind(page: Page): Promise<readonly (readonly [line: string, drawn: string])[]> {
  const found = await page
    .locator('.part.editor .view-lines')
    .first()
    .locator('.view-line')
    .evaluateAll((lines) =>
      lines.flatMap((line) =>
        [...line.querySelectorAll('span span')].flatMap((span) => {
          const { content } = getComputedStyle(span, '::after');
          return content === 'none' ? [] : [[line.textContent ?? '', content.slice(1, -1)]];
        }),
      ),
    );
  return found.map(
    ([line = '', drawn = '']) => [line, drawn].map((text) => text.replaceAll('\u00a0', ' ')) as [string, string],
  );
}

/** The side bar is in the way of a picture. */
export async function hideSideBar(page: Page): Promise<void> {
  const bar = page.locator('.part.sidebar');
  await persist(
    page,
    async () => {
      if (await bar.isVisible()) await page.keyboard.press('Control+b');
    },
    () => bar.isHidden(),
  );
}

/** Keeps a picture, or so much of it from above: beside what is built, or, where that was asked for, in the place of the one that the manuals show. */
export async function picture(page: Page, name: string, height = size.height): Promise<void> {
  await page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
  await page.getByText('Activating Extensions...').waitFor({ state: 'hidden' });
  const manuals = join(process.env.SIPWRIGHT_PICTURES ?? '', `${name}.png`);
  const path = existsSync(manuals) ? manuals : join(root, 'out', 'pictures', `${name}.png`);
  await page.screenshot({ path, clip: { x: 0, y: 0, ...size, height } });
}
