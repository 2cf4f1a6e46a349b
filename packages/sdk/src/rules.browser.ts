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

  it('follow the page to an address that the app pushes, and to what is on it already', async () => {
    const where = '<p class="customer">Ann Smith</p>';
    const site = await openSite({
      body: `<h1>Contacts</h1>${where}<x-card><template shadowrootmode="open">${where}</template></x-card>
<iframe srcdoc='${where}'></iframe>`,
    });
    site.rules = { version: '9', rules: [{ action: 'mask', selector: '.customer', page: '/orders/**' }] };
    const page = await site.open();
    await page.getByRole('button', { name: 'Allow' }).click();
    await eventually(() => sent(site).split('Ann Smith').length).toBe(4);
    await page.evaluate(() => {
      history.pushState(null, '', '/orders/1');
      const inside = document.querySelector('iframe')?.contentDocument;
      const roots = [document, document.querySelector('x-card')?.shadowRoot, inside];
      for (const root of roots) root?.querySelector('.customer')?.replaceChildren('Bob Jones');
    });
    const snapshots = () => site.chunks.flatMap(({ content }) => content.events.filter(({ type }) => type === 2));
    await eventually(() => snapshots().length).toBe(2);
    expect(JSON.stringify(snapshots().at(-1)).split('••••').length).toBeGreaterThan(3);
    await page.evaluate(() => {
      history.pushState(null, '', '/');
      document.querySelector('.customer')?.replaceChildren('Carl Young');
    });
    await eventually(() => JSON.stringify(snapshots().at(-1))).toContain('Carl Young');
    expect(snapshots().length).toBe(3);
    expect(sent(site)).not.toMatch(/Bob Jones.*Carl Young/s);
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
