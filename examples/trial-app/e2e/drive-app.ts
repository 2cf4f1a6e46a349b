import type { Page } from 'playwright-core';
import { isLanguage, LANGUAGE_NAMES, TEXTS, type Language } from '../src/language/language.ts';
import type { Texts } from '../src/language/nl.ts';
import { fillSettings, type Secrets } from './drive-settings.ts';

/** Uses the app as a person does: finds each control by its role and name, in the language the app now speaks. */

export interface SignUpOptions {
  /** The address that the demo is served at, with or without a slash at its end: `http://127.0.0.1:4400/demo/`. */
  baseUrl: string;
  language: Language;
  name: string;
  email: string;
  password: string;
}

export async function textsOf(page: Page): Promise<Texts> {
  const language = await page.locator('html').getAttribute('lang');
  if (!isLanguage(language)) throw new Error(`The page is in "${language}", which is no language of the demo.`);
  return TEXTS[language];
}

/** Types the password, looks at it, hides it, and submits: one full page load later the app is there. */
export async function signUp(page: Page, person: SignUpOptions): Promise<void> {
  await page.goto(`${person.baseUrl.replace(/\/$/, '')}/index.html`);
  await page.getByRole('button', { name: LANGUAGE_NAMES[person.language] }).click();
  const { signUp: texts, controls } = TEXTS[person.language];
  await page.getByLabel(texts.name, { exact: true }).fill(person.name);
  await page.getByLabel(texts.email).fill(person.email);
  const password = page.getByLabel(texts.password, { exact: true });
  await password.pressSequentially(person.password);
  await page.getByRole('button', { name: controls.showPassword }).click();
  await page.locator('input[name=new-password][type=text]').waitFor();
  await page.getByRole('button', { name: controls.hidePassword }).click();
  await page.locator('input[name=new-password][type=password]').waitFor();
  await page.getByRole('button', { name: texts.submit }).click();
  await page.waitForURL('**/app.html*');
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Goes through every view and does everything; ends on the dashboard, in the language it began with. */
export async function workThroughApp(page: Page, secrets: Secrets): Promise<void> {
  await useDashboard(page);
  await useContacts(page);
  await useInvoice(page);
  await useBoard(page);
  await fillSettings(page, secrets);
  await useMenuAndLanguage(page);
}

/** Goes to a view by the main menu, without a page load. */
export async function goTo(page: Page, view: keyof Texts['shell']['views']): Promise<void> {
  const { shell } = await textsOf(page);
  await page.getByRole('navigation', { name: shell.navigation }).getByRole('link', { name: shell.views[view] }).click();
  await page.locator(`.view.${view}`).waitFor();
}

/** Changes the chart's period, points at a bar, rates in the web component, searches in the help page's frame. */
export async function useDashboard(page: Page): Promise<void> {
  await goTo(page, 'dashboard');
  const { dashboard } = await textsOf(page);
  await page.getByRole('button', { name: dashboard.months(6) }).click();
  await page.getByRole('img', { name: dashboard.chartOf(6) }).waitFor();
  await page.locator('.bars .reach').nth(2).hover();
  await page.locator('.bars .pointed').waitFor();
  await page
    .locator('rating-stars')
    .getByRole('radio', { name: dashboard.stars(4) })
    .check();
  await page.locator('rating-stars').getByText(dashboard.thanks(4)).waitFor();
  const help = page.frameLocator(`iframe[title="${dashboard.help}"]`);
  await help.getByRole('searchbox').pressSequentially('contact');
  await help.locator('details:visible summary').first().click();
  await help.locator('details[open] p').waitFor();
}

/** Sorts by amount, filters, and edits the first contact that is left in the dialog. */
export async function useContacts(page: Page): Promise<void> {
  await goTo(page, 'contacts');
  const { contacts, controls } = await textsOf(page);
  const balance = page.getByRole('button', { name: contacts.columns.balanceCents, exact: true });
  await balance.click();
  await balance.click();
  await page.locator('th[aria-sort=descending]').waitFor();
  await page.getByLabel(contacts.status, { exact: true }).selectOption('customer');
  await page.getByRole('searchbox', { name: contacts.search }).pressSequentially('bakkerij');
  await page
    .getByRole('button', { name: new RegExp(`^${contacts.edit} `) })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: contacts.editTitle });
  const name = dialog.getByLabel(contacts.columns.name, { exact: true });
  await name.fill('Roos van der Vlonder');
  await dialog.getByLabel(contacts.columns.city, { exact: true }).fill('Zutphen');
  await dialog.getByLabel(contacts.note).pressSequentially('Levert op dinsdag.');
  await dialog.getByRole('button', { name: controls.save, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page
    .getByRole('rowheader', { name: /Roos van der Vlonder/ })
    .first()
    .waitFor();
}

/** Adds two lines to a new invoice, fills them, removes one and sends it. */
export async function useInvoice(page: Page): Promise<void> {
  await goTo(page, 'invoices');
  const { invoices } = await textsOf(page);
  await page.getByRole('button', { name: invoices.add }).click();
  await page.getByRole('button', { name: invoices.addLine }).click();
  await page.getByRole('button', { name: invoices.addLine }).click();
  await fillLine(page, { position: 1, description: 'Adviesgesprek', quantity: '3', price: '95', vat: '21' });
  await fillLine(page, { position: 2, description: 'Vakboek', quantity: '2', price: '34.50', vat: '9' });
  await page.getByRole('button', { name: invoices.removeLine(3) }).click();
  await page.getByRole('button', { name: invoices.removeLine(3) }).waitFor({ state: 'detached' });
  // 3 × 95 with 21 % and 2 × 34.50 with 9 % make 344.85 + 75.21.
  await page.locator('.totals .grand', { hasText: /420[.,]06/ }).waitFor();
  await page.getByRole('button', { name: invoices.send }).click();
  await page.locator('.invoice .badge', { hasText: invoices.statuses.sent }).waitFor();
}

interface LineValues {
  position: number;
  description: string;
  quantity: string;
  price: string;
  vat: string;
}

async function fillLine(page: Page, line: LineValues): Promise<void> {
  const { invoices } = await textsOf(page);
  const at = invoices.line(line.position);
  await page.getByLabel(`${invoices.description}, ${at}`).pressSequentially(line.description);
  await page.getByLabel(`${invoices.quantity}, ${at}`).fill(line.quantity);
  await page.getByLabel(`${invoices.price}, ${at}`).fill(line.price);
  await page.getByLabel(`${invoices.vat}, ${at}`).selectOption(line.vat);
}

/** Adds a task, drags it to the second column with the mouse, and moves it to the last with its button. */
export async function useBoard(page: Page): Promise<void> {
  await goTo(page, 'board');
  const { board } = await textsOf(page);
  const title = 'Kade opruimen';
  await page.getByLabel(board.newTask).pressSequentially(title);
  await page.getByRole('button', { name: board.add }).click();
  const columnOf = (name: string) => page.getByRole('region', { name });
  const card = page.getByRole('listitem').filter({ hasText: title });
  await card.first().dragTo(columnOf(board.columns.doing));
  await columnOf(board.columns.doing).getByText(title).waitFor();
  await page
    .getByRole('button', { name: board.move(title, board.columns.done) })
    .first()
    .click();
  await columnOf(board.columns.done).getByText(title).first().waitFor();
}

/** Opens the user menu, goes to the settings through it, and switches the language there and back. */
export async function useMenuAndLanguage(page: Page): Promise<void> {
  const texts = await textsOf(page);
  const before: Language = texts === TEXTS.nl ? 'nl' : 'en';
  const other: Language = before === 'nl' ? 'en' : 'nl';
  await page.locator('.user-button').click();
  await page.getByRole('menuitem', { name: texts.shell.account }).click();
  await page.locator('.view.settings').waitFor();
  await switchLanguage(page, other);
  await goTo(page, 'dashboard');
  await switchLanguage(page, before);
}

export async function switchLanguage(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: LANGUAGE_NAMES[language] }).click();
  await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
}

/** Logs out by the user menu: a full page load back to the sign-up. */
export async function logOut(page: Page): Promise<void> {
  const { shell } = await textsOf(page);
  await page.locator('.user-button').click();
  await page.getByRole('menuitem', { name: shell.logOut }).click();
  await page.waitForURL('**/index.html');
}
