import { afterAll, expect, it } from 'vitest';
import { closeBrowser, openSite, SERVER } from '../../test/site.ts';

afterAll(closeBrowser);

const POLICY = `default-src 'none'; style-src 'nonce-x'; script-src 'nonce-x' 'strict-dynamic'; connect-src ${SERVER}; require-trusted-types-for 'script'`;

it('shows the page with its styles under the strictest policy that lets the script in, without a violation in the page', async () => {
  const site = await openSite({
    csp: POLICY,
    body: '<style nonce="x">h2 { color: rgb(7, 8, 9) }</style><h2>All</h2><h1>Contacts</h1><p id="customer" data-opname="mask">Ann Smith</p><label>Password <input type="password"></label>',
  });
  await site.context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.log(`violation of ${violatedDirective} by ${blockedURI} ${sample}`),
    ),
  );
  const page = await site.open();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('h1 { color: rgb(1, 2, 3) }');
    document.adoptedStyleSheets = [sheet];
    document.querySelector('p')?.style.setProperty('color', 'rgb(4, 5, 6)');
  });
  await page.getByRole('button', { name: 'See what would be recorded' }).click();
  const shown = page.frameLocator('opname-preview iframe');
  await shown.getByText('Contacts').waitFor();
  const colours = () =>
    Promise.all(
      ['h1', '#customer', 'h2'].map((one) => shown.locator(one).evaluate((element) => getComputedStyle(element).color)),
    );
  await expect.poll(colours).toEqual(['rgb(1, 2, 3)', 'rgb(4, 5, 6)', 'rgb(7, 8, 9)']);
  await expect
    .poll(() => shown.locator('#customer').evaluate((element) => getComputedStyle(element).outlineStyle))
    .toBe('dashed');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('opname-preview').count()).toBe(0);
  // rrweb puts an empty style into its own frame, which is blocked there and changes nothing.
  expect(site.said.filter((said) => /^violation|Opname/.test(said))).toEqual([]);
  await site.close();
});
