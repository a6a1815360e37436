/** What is done by keys and mouse again until its effect is seen: it may be lost, since an editor that is still starting takes no notice of it. */

import type { Locator, Page } from 'playwright-core';

/** A machine that is busy with other things takes a minute to start the extension. */
export const patience = 120_000;

/** How long a page waits now. */
const waits = new WeakMap<Page, number>();

/**
 * Does steps, all of them over again for as long as one fails or what they lead to is not there, each time with more patience:
 * keys are lost where the focus is not yet, and a menu shuts when anything around it moves.
 * What came late, when the next attempt had begun, was not in vain. The `first` attempt has so many milliseconds.
 */
export async function persist(
  page: Page,
  steps: () => Promise<unknown>,
  isThere?: () => Promise<boolean>,
  first = 3000,
): Promise<void> {
  const before = waits.get(page) ?? patience;
  // Within other steps it does not take the patience of those that are to follow.
  const end = performance.now() + (before === patience ? patience : 2 * before);
  let fault: unknown;
  for (let wait = first; performance.now() < end; wait += 1000) {
    waitFor(page, wait);
    const areDone = await steps().then(
      () => true,
      (thrown) => {
        fault = thrown;
        return false;
      },
    );
    waitFor(page, before);
    if (isThere === undefined ? areDone : await comesAbout(page, isThere, areDone ? wait : 0)) return;
    await page.keyboard.press('Escape');
  }
  throw new Error(`It does not come about: ${isThere ?? steps}`, { cause: fault });
}

function waitFor(page: Page, milliseconds: number): void {
  waits.set(page, milliseconds);
  page.setDefaultTimeout(milliseconds);
}

/** Presses keys until what they bring is there, and what follows is done. */
export async function pressUntil(
  page: Page,
  keys: string,
  wanted: Locator,
  then: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  await persist(page, async () => {
    await page.keyboard.press(keys);
    await wanted.waitFor();
    await then();
  });
}

/** Presses keys once more for as long as they do not lead to what is wanted; unlike with `persist`, nothing is given up in between. */
export async function pressOn(page: Page, keys: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let wait = 3000; wait < 13_000; wait += 1000) {
    if (await isThere()) return;
    await page.keyboard.press(keys);
    if (await comesAbout(page, isThere, wait)) return;
  }
  throw new Error(`${keys} does not lead there: ${isThere}`);
}

/** Waits until something is so, within other steps as long as they may take. */
export async function until(page: Page, isSo: () => Promise<boolean>): Promise<void> {
  if (!(await comesAbout(page, isSo, Math.min(waits.get(page) ?? patience, 30_000))))
    throw new Error(`It does not come about: ${isSo}`);
}

export async function comesAbout(page: Page, isSo: () => Promise<boolean>, wait: number): Promise<boolean> {
  const end = performance.now() + wait;
  while (!(await isSo())) {
    if (performance.now() > end) return false;
    await page.waitForTimeout(50);
  }
  return true;
}
