/** An editor as a person has it: a file in a folder, the extension from its package, and a local SIP server to send to. */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { type ServeEvent, type Serving, serve } from '../../../server/src/ua/serve.ts';
import { hostInBrowser } from '../../harness/browser-host.ts';
import { installPackage, unpackPackage } from '../../harness/package.ts';
import { addressOf, openBrowser, serveCode } from '../../harness/workbench.ts';

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
  /** What the SIP server saw. */
  readonly traffic: readonly ServeEvent[];
  /** Shows a file with this text in the window, which the first one opens on its folder. */
  open(name: string, text: string): Promise<Page>;
  /** A window of its own, in a display language. Without its language pack VS Code's own words stay English; those of extensions do not. */
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
    return openPage(browser, address, async (page) => {
      await prepare(page);
      if (unpacked !== undefined) await hostInBrowser(page, address, unpacked);
    });
  }
  return {
    port: sip.port,
    traffic,
    async open(name, text) {
      const file = fileWith(folder, name, text);
      if (shared === undefined || shared.isClosed()) shared = await openWindow(file);
      else await openFile(shared, file);
      shown = shared;
      return shared;
    },
    async openIn(language, name, text) {
      shown = await openWindow(fileWith(folder, name, text), (page) => page.addInitScript(displayIn, language));
      return shown;
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

afterEach(async (context) => {
  // The types of Node 22 do not know it yet.
  const { passed, name } = context as unknown as { readonly passed: boolean; readonly name: string };
  if (passed || shown === undefined) return;
  const file = `failed-${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}.png`;
  await shown.screenshot({ path: join(root, 'out', 'pictures', file) });
});

/** As a person does, by the name of the file. */
async function openFile(page: Page, file: string): Promise<void> {
  const wanted = page.locator(`.part.editor .monaco-editor[data-uri$="${file}"] .view-line`).first();
  const input = page.locator('.quick-input-widget input[type="text"]').first();
  // Before the file is found, the list holds others.
  const entry = page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ hasText: basename(file) })
    .first();
  await pressUntil(page, 'Control+p', input, async () => {
    await input.fill(file);
    await entry.click({ timeout: 5000 });
    await wanted.waitFor({ timeout: 5000 });
  });
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

async function openPage(browser: Browser, address: string, prepare: (page: Page) => Promise<void>): Promise<Page> {
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: 2 });
  page.setDefaultTimeout(patience);
  await prepare(page);
  await page.goto(address);
  return page;
}

/** Runs in the page: the workbench takes its language from here, where a language pack would set it. */
function displayIn(language: string): void {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => undefined });
}

/** A lens by its title; the first of the file. */
export function lens(page: Page, title: string): Locator {
  return page.locator('.codelens-decoration a').getByText(title, { exact: true }).first();
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

/** A machine that is busy with other things takes a minute to start the extension. */
const patience = 120_000;

/**
 * Does steps that lead to what is wanted, all of them over again for as long as it is not there, each time with more patience:
 * keys are lost on an editor that is still starting or has not the focus, and a menu shuts when anything around it moves.
 */
export async function persist(
  page: Page,
  steps: () => Promise<unknown>,
  isThere: () => Promise<boolean>,
): Promise<void> {
  let fault: unknown;
  for (let patienceNow = 3000; patienceNow < 18_000; patienceNow += 1000) {
    page.setDefaultTimeout(patienceNow);
    try {
      await steps();
    } catch (thrown) {
      fault = thrown;
    } finally {
      page.setDefaultTimeout(patience);
    }
    if (await comesAbout(page, isThere, patienceNow)) return;
    await page.keyboard.press('Escape');
  }
  throw new Error(`It does not come about: ${isThere}`, { cause: fault });
}

/** Presses keys until what they bring is there, and what follows can be done: an editor that is still starting, or busy with what was done before, takes no notice of them. */
export async function pressUntil(
  page: Page,
  keys: string,
  wanted: Locator,
  then: () => Promise<unknown> = async () => undefined,
): Promise<Locator> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await page.keyboard.press(keys);
    const isDone = await wanted
      .waitFor({ timeout: 3000 })
      .then(then)
      .then(
        () => true,
        () => false,
      );
    if (isDone) return wanted;
    await page.keyboard.press('Escape');
  }
  throw new Error(`${keys} brings nothing.`);
}

/** Runs a command by its title in the palette. */
export async function run(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget input[type="text"]').first();
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
  await pressUntil(page, 'F1', input, async () => {
    await input.fill(`>${title}`);
    await row.waitFor({ timeout: 3000 });
    await row.click();
  });
}

/** Presses keys once more for as long as they do not lead to what is wanted; unlike with `pressUntil`, nothing is given up in between. */
export async function pressOn(page: Page, keys: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await page.keyboard.press(keys);
    if (await comesAbout(page, isThere, 3000)) return;
  }
  throw new Error(`${keys} does not lead there.`);
}

/** Waits until something is so. */
export async function until(page: Page, isSo: () => Promise<boolean>): Promise<void> {
  if (!(await comesAbout(page, isSo, 30_000))) throw new Error(`It does not come about: ${isSo}`);
}

async function comesAbout(page: Page, isSo: () => Promise<boolean>, patience: number): Promise<boolean> {
  const end = performance.now() + patience;
  while (!(await isSo())) {
    if (performance.now() > end) return false;
    await page.waitForTimeout(50);
  }
  return true;
}

/** Waits until the text on screen is as expected. */
export async function expectText(page: Page, expected: RegExp): Promise<void> {
  await comesAbout(page, async () => expected.test(await textOf(page)), 30_000);
  assert.match(await textOf(page), expected);
}

/** Opens the menu of what can be done at the cursor, and does it. */
export async function choose(page: Page, title: string | RegExp): Promise<void> {
  await (await pressUntil(page, 'Control+.', page.locator('.action-widget').getByText(title).first())).click();
}

/** Puts the cursor into a file that shows no word yet. */
export async function focusEditor(page: Page): Promise<void> {
  await page.locator('.part.editor .native-edit-context, .part.editor textarea').first().focus();
}

/** Rests the mouse on a word until a text is told of it: nothing is told before the server runs, and the same place is not asked about twice. */
export async function hover(page: Page, target: Locator, told: string): Promise<Locator> {
  const wanted = page.locator('.monaco-hover').filter({ hasText: told }).first();
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await page.mouse.move(0, 0);
    await target.hover();
    const isThere = await wanted.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return wanted;
  }
  throw new Error(`Nothing is told of ${told}.`);
}

/** Puts the cursor behind the whole of a word. */
export async function clickBehind(page: Page, text: string): Promise<void> {
  const target = word(page, text);
  let box = await target.boundingBox();
  // A line that is drawn anew just now has no place.
  while (box === null) box = await target.boundingBox();
  await target.click({ position: { x: box.width - 1, y: box.height / 2 } });
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
  if (!(await bar.isVisible())) return;
  await page.keyboard.press('Control+b');
  await bar.waitFor({ state: 'hidden' });
}

/** Keeps a picture, or so much of it from above: beside what is built, or, where that was asked for, in the place of the one that the manuals show. */
export async function picture(page: Page, name: string, height = size.height): Promise<void> {
  await page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
  await page.getByText('Activating Extensions...').waitFor({ state: 'hidden' });
  const manuals = join(process.env.SIPWRIGHT_PICTURES ?? '', `${name}.png`);
  const path = existsSync(manuals) ? manuals : join(root, 'out', 'pictures', `${name}.png`);
  await page.screenshot({ path, clip: { x: 0, y: 0, ...size, height } });
}
