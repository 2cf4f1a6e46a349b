import type { Rules } from '@opname/privacy';
import type { Level } from '@opname/protocol';
import type { Browser, Page } from 'playwright-core';
import type { PageFindings, PageQuestion } from './findings.ts';
import type { PageResult } from './judge-pages.ts';
import { openPage } from './open-page.ts';

export interface CheckPagesOptions {
  /** Program file of the browser. */
  browser: string;
  level: Level;
  rules: Rules | undefined;
  /** The half of the check that runs in the page. */
  script: string;
  /** A file with cookies and local storage, as Playwright writes it, for pages behind a sign-in. */
  storageState: string | undefined;
}

export interface CheckedPages {
  pages: PageResult[];
  /** Why a page could not be checked, with its name. */
  failures: string[];
}

/** Milliseconds in which a page must be filled and compared; a thousand fields take one minute. */
const CHECK_MS = 180_000;

/** Opens, fills and records one page after the other, each with nothing kept from the one before. */
export async function checkPages(targets: readonly string[], options: CheckPagesOptions): Promise<CheckedPages> {
  const browser = await launch(options.browser);
  const checked: CheckedPages = { pages: [], failures: [] };
  try {
    for (const target of targets) {
      await checkPage(browser, target, options).then(
        (findings) => checked.pages.push({ page: target, ...findings }),
        (error: unknown) => checked.failures.push(error instanceof Error ? error.message : String(error)),
      );
    }
  } finally {
    await browser.close();
  }
  return checked;
}

async function launch(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: ['--disable-gpu'] }).catch((cause: unknown) => {
    throw new Error(`The browser ${executablePath} did not start; name another with --browser or CHROMIUM.`, { cause });
  });
}

async function checkPage(browser: Browser, target: string, options: CheckPagesOptions): Promise<PageFindings> {
  const context = await browser.newContext({ ...(options.storageState && { storageState: options.storageState }) });
  try {
    return await ask(await openPage(context, target), target, options);
  } finally {
    await context.close();
  }
}

async function ask(page: Page, target: string, { script, level, rules }: CheckPagesOptions): Promise<PageFindings> {
  const question: PageQuestion = { level, rules };
  await page.evaluate(script);
  const answer = page.evaluate((asked) => (globalThis as unknown as InPage).opnameCheckPage(asked), question);
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`it was not filled within ${CHECK_MS / 1000} seconds`)), CHECK_MS).unref();
  });
  return Promise.race([answer, late]).catch((cause: unknown) => {
    const [line] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new Error(`${target} could not be checked: ${line}`, { cause });
  });
}

interface InPage {
  opnameCheckPage: (question: PageQuestion) => Promise<PageFindings>;
}
