import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { runCheck, type CheckOptions } from './check.ts';
import type { Report } from './print-report.ts';

const PAGE = `<!doctype html><html lang="en"><head><title>Account</title></head><body>
<label>Password <input type="password" name="pw"></label>
<label>Card number <input name="number" autocomplete="cc-number"></label>
<label>City <input name="city"></label>
<label>Internal note <textarea name="note"></textarea></label>
<label>Monthly salary <input name="salary"></label>
<label>Country <select name="country"><option>Belgium</option><option>Netherlands</option></select></label>
<label><input type="checkbox" name="news"> News</label>
<label>Reference <input name="reference" id="bank-reference"></label>
<section class="customer"><h2>Customer</h2><p>Jan de Vries</p></section>
<my-address></my-address>
<iframe srcdoc="<label>Nickname <input name=nick></label>"></iframe>
<div contenteditable aria-label="Story">Once upon a time</div>
<p id="echo"></p>
<div id="more"></div>
<script>
customElements.define('my-address', class extends HTMLElement {
  connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<label>Street <input name="street"></label>'; }
});
document.querySelector('[name=pw]').addEventListener('input', ({ target }) => {
  document.querySelector('#echo').textContent = 'You typed ' + target.value;
});
document.querySelector('[name=country]').addEventListener('change', () => {
  document.querySelector('#more').innerHTML = '<label>Region <input name="region"></label>';
});
</script></body></html>`;

const RULES = {
  version: '3',
  rules: [
    { action: 'hide', field: 'note' },
    { action: 'mask', selector: '.customer', name: 'customers' },
    { action: 'mask', selector: 'my-address input' },
  ],
};

async function check(html: string, rules: object, options: Partial<CheckOptions> = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'opname-'));
  const page = path.join(folder, 'page.html');
  await writeFile(page, html);
  await writeFile(path.join(folder, 'opname.rules.json'), JSON.stringify(rules));
  let printed = '';
  const code = await runCheck(
    [page],
    { level: 'screen', json: true, ...options },
    {
      readScript: bundle,
      env: { CHROMIUM: '/usr/bin/chromium', ...process.env },
      folder,
      print: (text) => (printed += text),
      isColoured: false,
    },
  );
  return { code, printed };
}

async function bundle(): Promise<string> {
  const built = await build({
    entryPoints: ['packages/cli/src/in-page/in-page.ts'],
    format: 'iife',
    bundle: true,
    write: false,
    conditions: ['opname-source'],
    target: 'es2022',
  });
  return built.outputFiles[0]?.text ?? '';
}

function outcomes({ pages }: Report): Record<string, string> {
  const fields = pages.flatMap((page) => page.fields);
  return Object.fromEntries(fields.map(({ where, outcome, because }) => [where, `${outcome}: ${because}`]));
}

test('every field is measured and explained: sensitive, ruled, ordinary, late, in shadow roots and in frames', async () => {
  const { code, printed } = await check(PAGE, RULES);
  const report = JSON.parse(printed) as Report;
  expect(outcomes(report)).toEqual({
    'input[name=pw]': 'masked: type password',
    'input[name=number]': 'masked: autocomplete',
    'input[name=city]': 'seen: level screen',
    'textarea[name=note]': 'hidden: rule hide note',
    'input[name=salary]': 'seen: level screen',
    'select[name=country]': 'seen: level screen',
    'input[name=news]': 'seen: level screen',
    'input#bank-reference': 'seen: level screen',
    'my-address ▸ input[name=street]': 'masked: rule mask my-address input',
    'iframe ▸ input[name=nick]': 'seen: level screen',
    div: 'seen: level screen',
    'input[name=region]': 'seen: level screen',
  });
  expect(report.shown.map(({ where }) => where)).toEqual(['input[name=salary]', 'input#bank-reference']);
  expect(report.unmatched).toEqual([]);
  expect(code).toBe(1);
});

test('a text is masked by a rule, or because it repeats what was typed; a heading among them looks harmless', async () => {
  const report = JSON.parse((await check(PAGE, RULES)).printed) as Report;
  const texts = report.pages.flatMap((page) => page.texts);
  expect(texts.find(({ text }) => text === 'Jan de Vries')).toMatchObject({
    outcome: 'masked',
    because: 'rule customers',
  });
  expect(texts.find(({ where }) => where === 'p#echo')).toMatchObject({
    outcome: 'masked',
    because: 'echo',
  });
  expect(texts.find(({ text }) => text === 'Once upon a time')).toBeUndefined();
  expect(texts.find(({ text }) => text === 'City')).toMatchObject({ outcome: 'seen', role: 'label' });
  expect(report.masked).toMatchObject([{ where: 'h2', text: 'Customer', because: 'rule customers' }]);
});

test('rules that settle every question end with 0', async () => {
  const more = [
    { action: 'mask', field: 'salary' },
    { action: 'show', field: '*-reference' },
  ];
  const { code, printed } = await check(PAGE, { ...RULES, rules: [...RULES.rules, ...more] }, { json: false });
  expect(printed).toContain('1 page, 12 fields (7 seen, 4 masked, 1 hidden): fine');
  expect(code).toBe(0);
});

test('a rule that matches nothing is named and ends with 1', async () => {
  const { code, printed } = await check('<p>Hello', { version: '1', rules: [{ action: 'mask', selector: '.gone' }] });
  expect((JSON.parse(printed) as Report).unmatched).toEqual(['rules[0] ("mask .gone")']);
  expect(code).toBe(1);
});

test('nothing that is typed or chosen is seen at the level inputs', async () => {
  const { printed } = await check(PAGE, RULES, { level: 'inputs' });
  const [page] = (JSON.parse(printed) as Report).pages;
  expect(page?.fields.map(({ outcome }) => outcome)).not.toContain('seen');
  expect(page?.texts.find(({ text }) => text === 'City')?.outcome).toBe('seen');
});

test('a page that leads away when it is filled is checked where it is', async () => {
  const away = `<label>City <input name="city" oninput="location = 'https://example.com/'"></label><label>Street <input name="street"></label>`;
  const { code, printed } = await check(away, { version: '1' });
  expect(Object.keys(outcomes(JSON.parse(printed) as Report))).toEqual(['input[name=city]', 'input[name=street]']);
  expect(code).toBe(0);
});

test('a page with the strictest policy is checked', async () => {
  const policy = `<meta http-equiv="content-security-policy" content="default-src 'none'; require-trusted-types-for 'script'">`;
  const { printed } = await check(`<!doctype html>${policy}<label>City <input name="city"></label>`, { version: '1' });
  expect(outcomes(JSON.parse(printed) as Report)).toEqual({ 'input[name=city]': 'seen: level screen' });
});

test('a page that cannot be opened ends with 2 and is named with the cause', async () => {
  const printed: string[] = [];
  const code = await runCheck(
    ['http://127.0.0.1:4670/', 'no-such-page.html'],
    { level: 'screen' },
    {
      readScript: bundle,
      env: { CHROMIUM: '/usr/bin/chromium', ...process.env },
      folder: tmpdir(),
      print: (text) => printed.push(text),
      isColoured: false,
    },
  );
  expect(printed.join('')).toContain('http://127.0.0.1:4670/ could not be opened: net::ERR_CONNECTION_REFUSED');
  expect(printed.join('')).toContain('no-such-page.html could not be opened: there is no such file');
  expect(code).toBe(2);
});
