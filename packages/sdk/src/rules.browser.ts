import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, openSite, type Site } from '../test/site.ts';

afterAll(closeBrowser);

const RULES = {
  version: '7',
  rules: [
    { action: 'hide', selector: '.customer' },
    { action: 'mask', field: 'city' },
  ],
};
const body =
  '<h1>Contacts</h1><p class="customer">Ann Smith</p><input name="city" value="Utrecht"><button id="add">Add</button><ul></ul>';

async function allow(rules: object | undefined) {
  const site = await openSite({ body });
  site.rules = rules;
  const page = await site.open();
  await page.getByRole('button', { name: 'Allow' }).click();
  return { site, page };
}
const sent = (site: Site) => JSON.stringify(site.chunks.map(({ content }) => content.events));
const eventually = <Value>(read: () => Value) => expect.poll(read, { timeout: 15_000 });

describe('the rules that come with the answer to a yes', () => {
  it('keep out of what is sent what they hide and mask, and nothing else', async () => {
    const { site } = await allow(RULES);
    await eventually(() => sent(site)).toContain('Contacts');
    expect(sent(site)).not.toMatch(/Ann|Smith|Utrecht/);
    await site.close();
  });

  it('are those of the server: without rules the same is sent', async () => {
    const { site } = await allow(undefined);
    await eventually(() => sent(site)).toContain('Ann Smith');
    expect(sent(site)).toContain('Contacts');
    await site.close();
  });

  it('hold after a reload and in another tab too', async () => {
    const { site, page } = await allow(RULES);
    await eventually(() => sent(site)).toContain('Contacts');
    site.chunks.length = 0;
    await page.reload();
    const other = await site.open('/other');
    await other.locator('#add').click();
    await eventually(() => new Set(site.chunks.map((chunk) => chunk.page)).size).toBeGreaterThan(1);
    await eventually(() => sent(site)).toContain('Contacts');
    expect(sent(site)).not.toMatch(/Ann|Smith|Utrecht/);
    await site.close();
  });

  it('keep anything from being recorded when they cannot be followed, and the console says why', async () => {
    const { site, page } = await allow({ version: '8', rules: [{ action: 'hide', selector: 'p >' }] });
    await eventually(() => site.said.join()).toMatch(/Opname: nothing is recorded: .*Invalid rules: rules\[0\]/);
    await page.locator('#add').click();
    await page.waitForTimeout(2_500);
    expect(site.chunks).toEqual([]);
    expect(await page.locator('opname-indicator').count()).toBe(0);
    await site.close();
  });
});
