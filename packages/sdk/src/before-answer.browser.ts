import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { CHANGED_BUILT_INS, WATCH_BUILT_INS } from '../test/built-ins.ts';
import { closeBrowser, openSite, tag } from '../test/site.ts';

afterAll(closeBrowser);

/** What says nothing of who uses the page or with what: the page's own parts. */
const OF_THE_PAGE = new Set(['body', 'head', 'documentElement', 'currentScript', 'readyState', 'scripts']);

/** All of a page that a script could leave a trace in, as far as a page itself can tell. */
async function readTraces(): Promise<object> {
  const [databases, caches_, workers] = await Promise.all([
    indexedDB.databases(),
    caches.keys(),
    navigator.serviceWorker.getRegistrations(),
  ]);
  return {
    cookie: document.cookie,
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases,
    caches: caches_,
    workers: workers.length,
    observers: (globalThis as { observers?: number }).observers,
    title: document.title,
    history: [history.length, history.state as unknown],
    styles: [document.styleSheets.length, document.adoptedStyleSheets.length],
    root: document.documentElement.getAttributeNames(),
    children: [...document.head.children, ...document.body.children].map((each) => each.localName),
    loaded: performance.getEntriesByType('resource').map(({ name }) => name),
  };
}

/** Counts the observers that are made, and notes what is read of the browser and the screen. */
function watchReads(): void {
  const watched = globalThis as { observers?: number };
  watched.observers = 0;
  const Native = MutationObserver;
  globalThis.MutationObserver = class extends Native {
    constructor(callback: MutationCallback) {
      super(callback);
      watched.observers = (watched.observers ?? 0) + 1;
    }
  };
  const reads: string[] = [];
  for (const owner of [Navigator.prototype, Screen.prototype, History.prototype, Document.prototype])
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(owner)))
      if (property.get)
        Object.defineProperty(owner, name, {
          ...property,
          get() {
            reads.push(name);
            return property.get?.call(this) as unknown;
          },
        });
  Object.defineProperty(Document.prototype, 'readsSoFar', { value: () => reads.splice(0) });
}

const PAGE =
  '<!doctype html><html lang="en"><head><title>App</title><link rel="icon" href="data:,"></head><body><h1>App</h1></body></html>';

/** Adds the tag of the README to a page that is there already. */
async function addTag(page: Page): Promise<void> {
  const [, source, site_, subject] = /src="(.*?)" data-site="(.*?)" data-subject="(.*?)"/.exec(tag()) ?? [];
  await page.evaluate(
    ([src = '', key = '', id = '']) => {
      const script = Object.assign(document.createElement('script'), { src });
      Object.assign(script.dataset, { site: key, subject: id });
      document.head.append(script);
    },
    [source, site_, subject],
  );
  await page.locator('opname-notice').getByRole('button', { name: 'Allow' }).waitFor();
}

describe('before an answer', () => {
  it('A0 A1 A2 A4 a page is as it was without the script, but for the one script and the question', async () => {
    const site = await openSite({ html: PAGE });
    const asked: string[] = [];
    site.context.on('request', (request) => asked.push(request.url()));
    await site.context.addInitScript(watchReads);
    const page = await site.open();
    const before = (await page.evaluate(readTraces)) as { children: string[]; loaded: string[] };
    await page.evaluate(WATCH_BUILT_INS);
    await addTag(page);
    await page.mouse.move(300, 300);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(1_000);
    expect(site.requests).toEqual(['GET https://app.test/', 'GET https://opname.test/opname.js']);
    expect(asked).toEqual(['https://app.test/', 'https://opname.test/opname.js']);
    expect(await page.evaluate(readTraces)).toEqual({
      ...before,
      children: ['title', 'link', 'script', 'opname-notice', 'h1'],
      loaded: ['https://opname.test/opname.js'],
    });
    expect(before).toMatchObject({ children: ['title', 'link', 'h1'], loaded: [] });
    expect(await page.evaluate(CHANGED_BUILT_INS)).toEqual([]);
    expect(site.said).toEqual([]);
    await site.close();
  });

  it('A3 nothing is read of the browser or the screen but its signals of refusal', async () => {
    const site = await openSite({ html: PAGE });
    await site.context.addInitScript(watchReads);
    const page = await site.open();
    await page.evaluate('document.readsSoFar()');
    await addTag(page);
    await page.waitForTimeout(600);
    const reads = new Set(await page.evaluate<string[]>('document.readsSoFar()'));
    expect([...reads].filter((name) => !OF_THE_PAGE.has(name)).toSorted()).toEqual(['doNotTrack']);
    await site.close();
  });

  it('A1 nothing is stored, sent or loaded after a no either, but the month until which it holds', async () => {
    const site = await openSite();
    const page = await site.open();
    await page.getByRole('button', { name: 'Decline' }).click();
    await expect.poll(() => page.locator('opname-notice').count()).toBe(0);
    const sixMonthsOn = new Date(Date.now() + 184 * 24 * 60 * 60_000).toISOString().slice(0, 7);
    expect(await page.evaluate(readTraces)).toMatchObject({
      local: [['opname.declined.demo', sixMonthsOn]],
      databases: [],
    });
    await page.reload();
    await page.waitForTimeout(500);
    expect(await page.locator('opname-notice').count()).toBe(0);
    expect(site.requests.filter((request) => !request.startsWith('GET https://app.test/'))).toEqual([
      'GET https://opname.test/opname.js',
      'GET https://opname.test/opname.js',
    ]);
    await site.close();
  });

  it('B9 nothing is asked where the browser refuses for its user', async () => {
    const site = await openSite();
    await site.context.addInitScript(() =>
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true }),
    );
    const page = await site.open();
    await page.waitForTimeout(500);
    expect(await page.locator('opname-notice').count()).toBe(0);
    expect(site.requests).toHaveLength(2);
    await site.close();
  });
});

describe('a wrong tag', () => {
  it.each([
    ['no site', 'data-site=""', 'Opname: no site; set data-site'],
    ['an unknown site', 'data-site="elsewhere"', 'Opname: no notice; check data-site'],
    ['no subject', 'data-subject=""', 'Opname: no subject; set data-subject'],
    ['a trial start that is no date', 'data-trial-start="soon"', 'Opname: data-trial-start is no date'],
  ])('with %s is told once on the console, and nothing is asked', async (_what, attribute, message) => {
    const wrong = tag().replace(new RegExp(`${attribute.split('=')[0]}="[^"]*"`), attribute);
    const site = await openSite({ html: `<!doctype html><html lang="en"><body>${wrong}</body></html>` });
    const page = await site.open();
    await expect.poll(() => site.said).toEqual([expect.stringContaining(message)]);
    expect(await page.locator('opname-notice').count()).toBe(0);
    await site.close();
  });
});
