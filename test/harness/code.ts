#!/usr/bin/env -S node --disable-warning=MODULE_TYPELESS_PACKAGE_JSON
/** A program that takes the flags of VS Code's own and ends with the suite's exit code, so that one runner serves both. */

import { setTimeout } from 'node:timers/promises';
import { addressOf, openBrowser, runInPage, serveCode } from './workbench.ts';

const flags = process.argv.slice(2);
const folder = flags.find((flag) => !flag.startsWith('-'));
const [tests] = valuesOf('extensionTestsPath');

const server = await serveCode({ workspaceTrust: !flags.includes('--disable-workspace-trust') });
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const opening = { extensions: valuesOf('extensionDevelopmentPath') };
  const address = addressOf(server, {
    ...opening,
    ...(folder === undefined ? {} : { folder }),
    ...(tests === undefined ? {} : { tests }),
  });
  process.exitCode = await Promise.race([runInPage(page, address), tooLate()]);
} finally {
  await browser.close();
  await server.stop();
}

/** Tests end by themselves; a VS Code that never comes to run them does not. */
async function tooLate(): Promise<number> {
  await setTimeout(600_000, undefined, { ref: false });
  console.error('No result came within ten minutes.');
  return 1;
}

function valuesOf(name: string): string[] {
  const start = `--${name}=`;
  return flags.filter((flag) => flag.startsWith(start)).map((flag) => flag.slice(start.length));
}
