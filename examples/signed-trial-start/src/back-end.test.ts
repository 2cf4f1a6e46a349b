import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Granted } from '@opname/protocol';
import { parseConfig, startServer } from '@opname/server';
import { expect, it } from 'vitest';
import { createBackEnd } from './back-end.ts';
import { publicJwkOf, readTrialKey } from './trial-key.ts';

const ORIGIN = 'https://app.example.org';
const MINUTE_MS = 60_000;
const NOTICE = {
  version: '1',
  updated: '2026-02-01',
  controller: 'Example BV',
  contact: 'privacy@example.org',
  purpose: { en: 'To improve it.' },
  watchers: { en: 'Its designers' },
  windowMinutes: 120,
  retentionDays: 7,
  level: 'screen',
  processors: [],
};

it('a real server counts the window from the start that the back end signed, and takes no other', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'opname-signed-'));
  const key = readTrialKey(path.join(folder, 'trial-key.pem'));
  const sites = path.join(folder, 'sites.json');
  const site = { key: 'trial', name: 'Trial app', origins: [ORIGIN], notice: NOTICE, trialKeys: [publicJwkOf(key)] };
  writeFileSync(sites, JSON.stringify([site]));
  const config = parseConfig({
    PORT: '0',
    OPNAME_DATA: path.join(folder, 'data'),
    OPNAME_SITES: sites,
    OPNAME_LOG: 'error',
  });
  const opname = await startServer(config);
  const startedAt = new Date(Date.now() - 40 * MINUTE_MS);
  const backEnd = createBackEnd({
    opname: opname.url,
    site: 'trial',
    key,
    trialOf: () => ({ subject: 'p-1', startedAt }),
  });
  backEnd.listen(0, '127.0.0.1');
  await once(backEnd, 'listening');
  try {
    const page = await (await fetch(`http://127.0.0.1:${(backEnd.address() as AddressInfo).port}/`)).text();
    const token = /data-trial="([^"]+)"/.exec(page)?.[1];
    const notice = (await (await fetch(`${opname.url}/notices/trial/notice.json`)).json()) as { hash: string };
    const shown = {
      component: 'opname-notice@0.1.0',
      theme: 'light',
      direction: 'ltr',
      viewport: '1280x720',
      text: 'May we record the first two hours of your trial?',
    };
    const ask = (subject: string) =>
      fetch(`${opname.url}/v1/consents`, {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'application/json' },
        body: JSON.stringify({
          site: 'trial',
          subject,
          notice: notice.hash,
          language: 'en',
          level: 'screen',
          shown,
          trial: token,
        }),
      });
    const granted = await ask('p-1');
    expect(granted.status).toBe(201);
    expect(((await granted.json()) as Granted).until).toBe(startedAt.getTime() + 120 * MINUTE_MS);
    expect((await ask('somebody else')).status).toBe(422);
  } finally {
    backEnd.close();
    await opname.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
