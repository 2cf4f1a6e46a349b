import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startOpname } from '@opname/example-trial-app/e2e/opname-process.ts';
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import { startWire, type Wire } from '@opname/example-trial-app/e2e/wire.ts';
import type { Browser } from 'playwright-core';
import { buildScripts } from '../site/scripts.ts';
import { startSite, type Site } from '../site/site.ts';

/** The built server, the wire to it, an app of another origin, and a browser. */
export interface Stage {
  browser: Browser;
  site: Site;
  wire: Wire;
  /** Asks the server for something as its operator. */
  api: <Body>(path: string) => Promise<Body>;
  stop(): Promise<void>;
}

const API_KEY = 'opname-test-key-0123456789abcdef';

export async function startStage(): Promise<Stage> {
  const data = mkdtempSync(path.join(tmpdir(), 'opname-leaks-'));
  const opname = await startOpname({
    OPNAME_DATA: data,
    OPNAME_ADMIN_EMAIL: 'expert@opname.example',
    OPNAME_ADMIN_PASSWORD: 'a long password of an expert',
    OPNAME_API_KEY: API_KEY,
  });
  const wire = await startWire(opname.url);
  const site = await startSite(await buildScripts());
  const browser = await launchBrowser();
  return {
    browser,
    site,
    wire,
    api: (address) => ask(`${opname.url}${address}`),
    async stop() {
      await browser.close();
      await site.close();
      await wire.close();
      await opname.kill();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function ask<Body>(url: string): Promise<Body> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${API_KEY}` } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Body;
}
