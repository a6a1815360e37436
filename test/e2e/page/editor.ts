/** An editor as a person has it: a file in a folder, the extension, and a local SIP server to send to. */

import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { type ServeEvent, type Serving, serve } from '../../../server/src/ua/serve.ts';
import { hostInBrowser } from '../../harness/browser-host.ts';
import { addressOf, openBrowser, serveCode } from '../../harness/workbench.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const size = { width: 1000, height: 640 };

/** Pictures show the message and nothing that belongs to others. */
const plain = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.layoutControl.enabled': false,
};

/** VS Code, a browser and the SIP server; files are opened in it one after the other. */
export interface Desk {
  readonly port: number;
  /** What the SIP server saw. */
  readonly traffic: readonly ServeEvent[];
  /** Opens a window on a folder with this file in it. */
  open(name: string, text: string): Promise<Page>;
  close(): Promise<void>;
}

interface DeskOptions {
  readonly workspaceTrust?: boolean;
  /** The extension comes from here, where it was installed, instead of from its sources. */
  readonly installedIn?: string;
  /** The extension runs in the page, as in VS Code for the Web. */
  readonly inBrowser?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The display language. Without its language pack VS Code's own words stay English; those of extensions do not. */
  readonly language?: string;
}

export async function openDesk({
  workspaceTrust = false,
  installedIn,
  inBrowser = false,
  settings,
  language,
}: DeskOptions = {}): Promise<Desk> {
  const place = installedIn === undefined ? {} : { extensionsFolder: installedIn };
  const extensions = installedIn === undefined && !inBrowser ? [root] : [];
  const traffic: ServeEvent[] = [];
  const sip = await serveSip((event) => traffic.push(event));
  const [server, browser] = await Promise.all([
    serveCode({ workspaceTrust, ...place, settings: { ...plain, ...settings } }),
    openBrowser(),
  ]);
  const scratch = mkdtempSync(join(tmpdir(), 'sipwright-page-'));
  const close = async () => {
    await keepPicturesOfFailures(browser);
    await browser.close();
    await Promise.all([server.stop(), sip.close()]);
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
  const folder = join(scratch, 'calls');
  const open = (name: string, text: string) => {
    const file = fileWith(folder, name, text);
    const address = addressOf(server, { folder, file, extensions });
    return openPage(browser, address, async (page) => {
      if (language !== undefined) await page.addInitScript(displayIn, language);
      if (inBrowser) await hostInBrowser(page, address, root);
    });
  };
  return { port: sip.port, traffic, open, close };
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
  page.setDefaultTimeout(60_000);
  await prepare(page);
  await page.goto(address);
  return page;
}

/** Runs in the page: the workbench takes its language from here, where a language pack would set it. */
function displayIn(language: string): void {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => undefined });
}

/** A test that passes closes its page. */
async function keepPicturesOfFailures(browser: Browser): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages)
    await page.screenshot({ path: join(root, 'out', 'pictures', `failed-${randomUUID()}.png`) });
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
  const lines = await page.locator('.view-lines').first().locator('.view-line').all();
  const placed = await Promise.all(
    lines.map(async (line) => ({
      top: await line.evaluate((element) => Number.parseFloat((element as HTMLElement).style.top)),
      text: (await line.textContent()) ?? '',
    })),
  );
  return placed
    .sort((one, other) => one.top - other.top)
    .map(({ text }) => text.replaceAll('\u00a0', ' '))
    .join('\n');
}

/** Presses keys until what they bring is there: an editor that is still starting, or busy with what was done before, takes no notice of them. */
export async function pressUntil(page: Page, keys: string, wanted: Locator): Promise<Locator> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await page.keyboard.press(keys);
    const isThere = await wanted.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return wanted;
    await page.keyboard.press('Escape');
  }
  throw new Error(`${keys} brings nothing.`);
}

/** The threads of answers. */
export function threads(page: Page): Locator {
  return page.locator('.review-widget');
}

/** The side bar is in the way of a picture. */
export async function hideSideBar(page: Page): Promise<void> {
  const bar = page.locator('.part.sidebar');
  if (!(await bar.isVisible())) return;
  await page.keyboard.press('Control+b');
  await bar.waitFor({ state: 'hidden' });
}

/** Keeps a picture, or so much of it from above: for the README where that was asked for, else beside what is built. */
export async function picture(page: Page, name: string, height = size.height): Promise<void> {
  await page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
  await page.getByText('Activating Extensions...').waitFor({ state: 'hidden' });
  const folder = process.env.SIPWRIGHT_PICTURES ?? join(root, 'out', 'pictures');
  await page.screenshot({ path: join(folder, `${name}.png`), clip: { x: 0, y: 0, ...size, height } });
}
