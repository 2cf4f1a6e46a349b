import { afterAll, expect, it } from 'vitest';
import { closeBrowser, openSite, SERVER } from '../test/site.ts';

afterAll(closeBrowser);

const POLICY = `default-src 'none'; script-src 'nonce-x' 'strict-dynamic'; connect-src ${SERVER}; require-trusted-types-for 'script'`;

it('asks, records and stops under the strictest policy that lets the script in, without one violation', async () => {
  const site = await openSite({ csp: POLICY });
  await site.context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.log(`violation of ${violatedDirective} by ${blockedURI}`),
    ),
  );
  const page = await site.open();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('button', { name: 'Recording until' }).waitFor();
  await page.locator('#add').click();
  await expect.poll(() => site.chunks.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Recording until' }).click();
  expect(await page.getByRole('button', { name: 'Stop and keep' }).boundingBox()).toMatchObject({ height: 44 });
  await page.getByRole('button', { name: 'Stop and keep' }).click();
  await expect.poll(() => site.chunks.at(-1)?.last).toBe(true);
  expect(site.said).toEqual([]);
  await site.close();
});
