import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseConfig, startServer } from '@opname/server';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';

const API_KEY = 'a-key-of-the-example-0123456789';

/** As your own bundler does it; what is only needed after a yes becomes a file of its own. */
async function bundleApp(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [path.resolve(import.meta.dirname, '../src/app.tsx')],
    outdir: '/',
    bundle: true,
    write: false,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    target: 'es2022',
    conditions: ['opname-source'],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return new Map(outputFiles.map(({ path: file, text }) => [file, text]));
}

it('a React app asks by the package from npm, shows the status, pauses, and opens the panel', async () => {
  const data = mkdtempSync(path.join(tmpdir(), 'opname-react-'));
  const config = parseConfig({ PORT: '0', OPNAME_DATA: data, OPNAME_API_KEY: API_KEY, OPNAME_LOG: 'error' });
  const opname = await startServer({ ...config, demoDir: import.meta.dirname });
  const files = await bundleApp();
  const notice = (await (await fetch(`${opname.url}/notices/demo/notice.json`)).json()) as object;
  const pageData = { server: opname.url, site: 'demo', subject: 'p-1', trialStart: Date.now(), notice };
  const page = `<!doctype html><html lang="en"><title>React</title><div id="root"></div>
    <script type="application/json" id="page-data">${JSON.stringify(pageData)}</script><script type="module" src="/app.js"></script>`;
  const app = createServer(({ url = '' }, response) => {
    const script = files.get(url);
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8').end(script ?? page);
  }).listen(0, '127.0.0.1');
  await once(app, 'listening');
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const tab = await browser.newPage();
    const problems: string[] = [];
    tab.on('pageerror', (error) => problems.push(error.message));
    await tab.goto(`http://127.0.0.1:${(app.address() as AddressInfo).port}/`);
    const status = tab.getByRole('region', { name: 'Recording' }).first().getByRole('status');
    await tab.getByText('Nothing is recorded.').waitFor();
    await tab.getByRole('button', { name: 'Allow' }).click();
    await tab.getByText(/^Recording until .*\.$/).waitFor();
    await tab.getByRole('button', { name: 'Pause', exact: true }).first().click();
    await expect.poll(() => status.textContent()).toContain('Paused until');
    await tab.getByRole('button', { name: 'Details and choices' }).click();
    await tab.getByRole('dialog', { name: 'The recording of your trial' }).waitFor();
    const list = await fetch(`${opname.url}/v1/recordings`, { headers: { authorization: `Bearer ${API_KEY}` } });
    expect(((await list.json()) as { recordings: unknown[] }).recordings).toMatchObject([{ subject: 'p-1' }]);
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
    app.close();
    await opname.close();
    rmSync(data, { recursive: true, force: true });
  }
});
