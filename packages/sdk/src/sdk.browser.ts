import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { en } from './languages/en.ts';
import type { Handle, StartOptions, Status } from './sdk.ts';
import { NOTICE } from '../test/notice.ts';
import { closeBrowser, openSite, SERVER } from '../test/site.ts';

afterAll(closeBrowser);

/** What an app's own bundler makes of `import { start } from '@opname/sdk'`, with `start` kept where a test reaches it. */
async function bundleApp(): Promise<string> {
  const app = { contents: `import { start } from './src/sdk.ts'; document.start = start;`, resolveDir: 'packages/sdk' };
  const built = await build({ stdin: app, bundle: true, write: false, format: 'iife', conditions: ['opname-source'] });
  return built.outputFiles[0]?.text ?? '';
}

type App = Document & { start: (options: StartOptions) => Handle; handle?: Handle; heard?: Status[] };

const OPTIONS: StartOptions = {
  server: SERVER,
  site: 'demo',
  subject: 'participant-1',
  notice: NOTICE,
  languages: [en],
};

async function openApp() {
  const site = await openSite({ html: '<!doctype html><html lang="en"><body><h1>App</h1></body></html>' });
  const page = await site.open();
  await page.evaluate(await bundleApp());
  return { site, page };
}

describe('start() from npm', () => {
  it('asks, records, tells its status, and stops', async () => {
    const { site, page } = await openApp();
    await page.evaluate((options) => {
      const app = document as App;
      app.heard = [];
      app.handle = app.start(options);
      app.handle.on('change', (status) => app.heard?.push(status));
    }, OPTIONS);
    const status = () => page.evaluate(() => (document as App).handle?.status());
    expect(await status()).toEqual({ status: 'not-recording' });
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.locator('opname-indicator').waitFor();
    expect(await status()).toMatchObject({ status: 'recording', until: expect.any(Number) });
    await page.evaluate(() => (document as App).handle?.stop());
    expect(await status()).toEqual({ status: 'not-recording' });
    expect(await page.evaluate(() => (document as App).heard?.map(({ status: each }) => each))).toEqual([
      'recording',
      'not-recording',
    ]);
    expect(site.chunks.at(-1)?.last).toBe(true);
    await site.close();
  });

  it('erases', async () => {
    const { site, page } = await openApp();
    await page.evaluate((options) => void ((document as App).handle = (document as App).start(options)), OPTIONS);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.locator('opname-indicator').waitFor();
    await page.evaluate(() => (document as App).handle?.erase());
    expect(site.requests.some((request) => request.startsWith(`DELETE ${SERVER}/v1/recordings/`))).toBe(true);
    await site.close();
  });

  it('records nobody on the yes of another person who used the document before', async () => {
    const { site, page } = await openApp();
    await page.evaluate((options) => void ((document as App).handle = (document as App).start(options)), OPTIONS);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.locator('opname-indicator').waitFor();
    await page.evaluate((options) => void ((document as App).handle = (document as App).start(options)), {
      ...OPTIONS,
      subject: 'participant-2',
    });
    const status = () => page.evaluate(() => (document as App).handle?.status());
    await expect.poll(status).toEqual({ status: 'not-recording' });
    expect(site.said.join()).toContain('load the document anew');
    await site.close();
  });

  it('B7 looks the same after a no as where nothing was asked', async () => {
    const { site, page } = await openApp();
    await page.evaluate((options) => {
      const app = document as App;
      app.heard = [];
      app.handle = app.start(options);
      app.handle.on('change', (status) => app.heard?.push(status));
    }, OPTIONS);
    await page.getByRole('button', { name: 'Decline' }).click();
    await expect.poll(() => page.locator('opname-notice').count()).toBe(0);
    expect(await page.evaluate(() => (document as App).heard)).toEqual([]);
    expect(await page.evaluate(() => (document as App).handle?.status())).toEqual({ status: 'not-recording' });
    await site.close();
  });

  it('throws nothing into the page when an option is wrong, and gives a handle that holds nothing', async () => {
    const { site, page } = await openApp();
    const status = await page.evaluate(async (options) => {
      const handle = (document as App).start({ ...options, subject: 7 as unknown as string });
      await handle.stop();
      await handle.erase();
      return handle.status();
    }, OPTIONS);
    expect(status).toEqual({ status: 'not-recording' });
    expect(site.said).toEqual([expect.stringContaining('Opname: no subject; set data-subject')]);
    expect(site.requests).toHaveLength(1);
    await site.close();
  });
});
