import { afterAll, expect, it } from 'vitest';
import { MASKING_FAILED } from '@opname/protocol';
import { closeBrowser, openSite } from '../test/site.ts';

afterAll(closeBrowser);

const SECRET = 'Zebra-Quartz-81';

it('D3 a failure of masking stops the recording, says so on the page, and reaches the server as a fact', async () => {
  const site = await openSite();
  const page = await site.open();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.locator('opname-indicator').waitFor();
  await expect.poll(() => site.chunks.length).toBeGreaterThan(0);
  // The sanitiser stands on this; a page that breaks it breaks masking.
  await page.evaluate(() => {
    Object.hasOwn = () => {
      throw new TypeError('broken by the page');
    };
  });
  // In one turn with what comes to be masked, of which nothing may pass then.
  await page.evaluate((text) => {
    document.body.append(text);
    document.body.click();
  }, SECRET);
  const said = page.getByRole('status').filter({ hasText: 'Recording has stopped because of a technical fault' });
  await said.waitFor();
  await expect.poll(() => site.chunks.at(-1)?.last).toBe(true);
  expect(site.chunks.at(-1)?.content.dropped).toMatchObject({ [MASKING_FAILED]: 1 });
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => page.locator('opname-indicator').count()).toBe(0);
  await page.locator('#add').click();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('opname.grant.demo'))).toContain('"settled":true');
  expect(JSON.stringify(site.chunks)).not.toContain(SECRET);
  await site.close();
});
