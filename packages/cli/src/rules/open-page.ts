import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

/** Where files are opened from: an origin of their own, because a page from `file:` may not enter its own frames. */
const FILES = 'http://opname-rules-check.localhost';
/** Milliseconds for a page to load. */
const LOAD_MS = 30_000;
/** Milliseconds for an app to fetch what it shows; one that never stops to ask is checked as it is then. */
const QUIET_MS = 4_000;

/**
 * Opens an address or a file in a new tab, and keeps the tab there: what is filled in must not lead away.
 * @throws {Error} that names the page and the cause.
 */
export async function openPage(context: BrowserContext, target: string): Promise<Page> {
  const page = await context.newPage();
  const address = /^https?:\/\//.test(target) ? target : await serveFile(page, target);
  try {
    const response = await page.goto(address, { waitUntil: 'load', timeout: LOAD_MS });
    if (response && !response.ok()) throw new Error(`it answered ${response.status()}`);
  } catch (error) {
    throw new Error(`${target} could not be opened: ${firstLine(error)}`, { cause: error });
  }
  await page.waitForLoadState('networkidle', { timeout: QUIET_MS }).catch(() => undefined);
  await page.route('**', (route, request) => {
    const leaves = request.isNavigationRequest() && request.frame() === page.mainFrame();
    // An answer without content leaves the page as it is; one that fails would put an error in its place.
    return leaves ? route.fulfill({ status: 204 }) : route.fallback();
  });
  return page;
}

async function serveFile(page: Page, target: string): Promise<string> {
  const file = path.resolve(target);
  await access(file).catch((cause: unknown) => {
    throw new Error(`${target} could not be opened: there is no such file; an address begins with http.`, { cause });
  });
  const root = path.dirname(file);
  await page.route(`${FILES}/**`, async (route, request) => {
    const { pathname } = new URL(request.url());
    const asked = path.join(root, decodeURIComponent(pathname));
    if (await isReadable(asked)) await route.fulfill({ path: asked });
    else await route.fulfill({ status: 404, body: '' });
  });
  return `${FILES}/${encodeURIComponent(path.basename(file))}`;
}

function isReadable(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  );
}

/** Playwright's messages go on with a log of calls. */
function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/^page\.goto: /, '');
}
