/** The extension as VS Code for the Web runs it: its browser entry, in the extension host of the page itself. */

import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';

/** Of the same origin as the workbench, since its page may load scripts from no other. */
const place = '/sipwright-in-browser/';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

const configuration = /(?<=id="vscode-workbench-web-configuration" data-settings=")[^"]*/u;

/** Lets a page that is about to open the workbench take the extension in `folder` as one of the web. */
export async function hostInBrowser(page: Page, address: string, folder: string): Promise<void> {
  const { host, pathname } = new URL(address);
  await page.context().route(
    (url) => url.host === host && url.pathname.startsWith(place),
    async (route) => {
      const path = join(folder, decodeURIComponent(new URL(route.request().url()).pathname.slice(place.length)));
      const body = contentOf(path);
      if (body === undefined) return route.fulfill({ status: 404 });
      return route.fulfill({ body, contentType: types[extname(path)] ?? 'application/octet-stream' });
    },
  );
  await page.route(
    (url) => url.host === host && url.pathname === pathname,
    async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({ response, body: html.replace(configuration, (settings) => withExtension(settings, host)) });
    },
  );
}

function withExtension(escaped: string, host: string): string {
  const settings = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  const extensions = [{ scheme: 'http', authority: host, path: place.slice(0, -1) }];
  const whole = { ...settings, developmentOptions: { ...settings.developmentOptions, extensions } };
  return JSON.stringify(whole).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
