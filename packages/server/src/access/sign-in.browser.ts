import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLIENT, startIdentityProvider, type IdentityProvider } from '../../test/identity-provider.ts';
import { oneTimeCode } from '../../test/one-time-code.ts';
import { findFaults, signIn, startStudio, type Studio } from '../../test/studio.ts';
import { freePort } from '../../test/free-port.ts';
import { EMAIL, PASSWORD } from '../../test/test-server.ts';

let studio: Studio;
let identities: IdentityProvider;
let page: Page;
/** The address that the app for codes was given, and a code for when it is not at hand. */
let app = '';
let backup = '';

beforeAll(async () => {
  const callback = new URL('http://localhost/v1/auth/callback/oidc');
  callback.port = String(await freePort());
  identities = await startIdentityProvider(callback.href);
  const { issuer } = identities;
  const provider = { name: 'Example ID', issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret };
  // Tries are counted by their address: each way of signing in comes from another.
  studio = await startStudio({
    port: Number(callback.port),
    provider,
    secondFactorFor: ['admin'],
    proxies: ['127.0.0.1'],
  });
  page = await studio.open();
});
afterAll(async () => {
  await studio?.stop();
  await identities?.stop();
});

let tries = 1;
const comeFromElsewhere = () => page.context().setExtraHTTPHeaders({ 'x-forwarded-for': `192.0.2.${tries++}` });

const isIn = () => page.getByRole('heading', { level: 1, name: 'Recordings' }).waitFor();

async function signOut(): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in to the studio' }).waitFor();
  await comeFromElsewhere();
}

test('H who has to have a second factor sets one up before anything else, by keyboard', async () => {
  await comeFromElsewhere();
  await page.goto(`${studio.url}/studio/`);
  await page.getByRole('button', { name: 'Sign in with Example ID' }).waitFor();
  expect(await findFaults(page)).toEqual([]);
  await signIn(page, studio.url);
  await page.getByRole('heading', { name: 'Set up a second factor first' }).waitFor();
  expect(await findFaults(page)).toEqual([]);
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: 'QR code for your app' }).waitFor();
  const secret = /[A-Z2-7]{16,}/.exec(await page.locator('main, body').first().innerText())?.[0] ?? '';
  app = `otpauth://totp/opname?secret=${secret}`;
  expect(await findFaults(page)).toEqual([]);
  await page.getByLabel('Then type the code that it shows').fill(oneTimeCode(app));
  await page.keyboard.press('Enter');
  const codes = page.getByRole('status').getByRole('listitem');
  await codes.first().waitFor();
  expect(await codes.count()).toBeGreaterThan(5);
  backup = (await codes.first().textContent()) ?? '';
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await isIn();
});

test('H a code of the app is asked after the password, and a backup code does instead, once', async () => {
  await signOut();
  await signIn(page, studio.url);
  await page.getByLabel('Code of six digits').fill('000000');
  expect(await findFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Code of six digits').fill(oneTimeCode(app));
  await page.keyboard.press('Enter');
  await isIn();
  await signOut();
  await signIn(page, studio.url);
  await page.getByRole('button', { name: 'Use a backup code' }).click();
  await page.getByLabel('Backup code').fill(backup);
  await page.keyboard.press('Enter');
  await isIn();
  await signOut();
  await signIn(page, studio.url);
  await page.getByRole('button', { name: 'Use a backup code' }).click();
  await page.getByLabel('Backup code').fill(backup);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.getByRole('button', { name: 'Begin again' }).click();
  await comeFromElsewhere();
});

test('H whoever is known at a provider of identities signs in there', async () => {
  await page.goto(`${studio.url}/studio/`);
  await page.getByRole('button', { name: 'Sign in with Example ID' }).click();
  await page.locator('input[name=login]').fill(EMAIL);
  await page.locator('input[name=password]').fill('x');
  await page.keyboard.press('Enter');
  await isIn();
  expect(new URL(page.url()).pathname).toBe('/studio/');
});

test('H a passkey is added under a name, and signs in without a password', async () => {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true } as const;
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
  });
  await page.goto(`${studio.url}/studio/account`);
  const passkeys = page.getByRole('region', { name: 'Passkeys' });
  await passkeys.getByRole('textbox', { name: 'Name' }).fill('laptop at work');
  await page.keyboard.press('Enter');
  await passkeys.getByRole('button', { name: 'Remove passkey laptop at work' }).waitFor();
  expect(await findFaults(page)).toEqual([]);
  await signOut();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  // Back where the person was.
  await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
});
