import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startOpname } from '@opname/example-trial-app/e2e/opname-process.ts';
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import { startWire, type Wire } from '@opname/example-trial-app/e2e/wire.ts';
import type { Browser } from 'playwright-core';
import { SITE_RULES } from '../corpus/site-rules.ts';
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

/** The site of the corpus, as an operator writes it down. */
const SITE = {
  key: 'corpus',
  name: 'Corpus',
  origins: ['loopback'],
  notice: {
    version: '1',
    updated: '2026-01-01',
    controller: 'The corpus',
    contact: 'privacy@example.org',
    purpose: { en: 'To look for leaks.' },
    watchers: { en: 'Its test' },
    windowMinutes: 120,
    retentionDays: 1,
    level: 'screen',
    processors: [],
  },
  rules: SITE_RULES,
};

const API_KEY = 'opname-test-key-0123456789abcdef';

export async function startStage(): Promise<Stage> {
  const data = mkdtempSync(path.join(tmpdir(), 'opname-leaks-'));
  const sites = path.join(data, 'sites.json');
  writeFileSync(sites, JSON.stringify([SITE]));
  const opname = await startOpname({
    OPNAME_SITES: sites,
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
