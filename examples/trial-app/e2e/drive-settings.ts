import type { Page } from 'playwright-core';
import { goTo, textsOf } from './drive-app.ts';

/** What must never leave the page. The card number and the IBAN must pass their check digits, as real ones do. */
export interface Secrets {
  cardNumber: string;
  expiry: string;
  cvc: string;
  iban: string;
  apiKey: string;
  /** Typed as the current and as the new password, and shown once. */
  password: string;
}

/** Fills and saves every form of the settings, and signs on the canvas. */
export async function fillSettings(page: Page, secrets: Secrets): Promise<void> {
  await goTo(page, 'settings');
  await fillPayment(page, secrets);
  await fillConnection(page, secrets);
  await fillPassword(page, secrets);
  await chooseNotifications(page);
  await sign(page);
}

async function fillPayment(page: Page, secrets: Secrets): Promise<void> {
  const { settings } = await textsOf(page);
  const form = page.getByRole('form', { name: settings.payment, exact: true });
  await form.getByLabel(settings.cardName).fill('R. van der Vlonder');
  await form.getByLabel(settings.cardNumber).pressSequentially(secrets.cardNumber);
  await form.getByLabel(settings.expiry).pressSequentially(secrets.expiry);
  await form.getByLabel(settings.cvc).pressSequentially(secrets.cvc);
  await form.getByLabel(settings.iban).pressSequentially(secrets.iban);
  await form.getByRole('button', { name: settings.savePayment }).click();
  await page.getByText(settings.paymentSaved).waitFor();
}

async function fillConnection(page: Page, secrets: Secrets): Promise<void> {
  const { settings } = await textsOf(page);
  await page.getByLabel(settings.apiKey).pressSequentially(secrets.apiKey);
  await page.getByRole('button', { name: settings.saveConnection }).click();
  await page.getByText(settings.connectionSaved).waitFor();
}

async function fillPassword(page: Page, secrets: Secrets): Promise<void> {
  const { settings, controls } = await textsOf(page);
  const form = page.getByRole('form', { name: settings.password, exact: true });
  await form.getByLabel(settings.currentPassword, { exact: true }).pressSequentially(secrets.password);
  await form.getByRole('button', { name: controls.showPassword }).first().click();
  await form.locator('input[name=current-password][type=text]').waitFor();
  await form.getByRole('button', { name: controls.hidePassword }).click();
  await form.getByLabel(settings.newPassword, { exact: true }).fill(secrets.password);
  await form.getByRole('button', { name: settings.savePassword }).click();
  await page.getByText(settings.passwordSaved).waitFor();
}

async function chooseNotifications(page: Page): Promise<void> {
  const { settings } = await textsOf(page);
  await page.getByRole('checkbox', { name: settings.about.tasks }).check();
  await page.getByRole('radio', { name: settings.channels.both }).check();
  await page.getByLabel(settings.summary).selectOption('daily');
  await page.getByRole('button', { name: settings.saveNotifications }).click();
  await page.getByText(settings.notificationsSaved).waitFor();
}

/** Where the pen goes, as shares of the drawing area's width and height. */
const STROKE = [
  [0.2, 0.3],
  [0.3, 0.75],
  [0.4, 0.3],
  [0.5, 0.6],
  [0.6, 0.4],
  [0.75, 0.55],
] as const;

async function sign(page: Page): Promise<void> {
  const { settings } = await textsOf(page);
  const canvas = page.getByRole('img', { name: settings.signaturePad });
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('The signature canvas is not shown; is the settings view open?');
  const at = ([x, y]: readonly [number, number]): [number, number] => [box.x + x * box.width, box.y + y * box.height];
  await page.mouse.move(...at(STROKE[0]));
  await page.mouse.down();
  for (const point of STROKE.slice(1)) await page.mouse.move(...at(point), { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: settings.saveSignature }).click();
  await page.getByText(settings.signatureSaved).waitFor();
}
