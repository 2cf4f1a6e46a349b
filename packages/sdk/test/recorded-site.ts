/** A site whose participant said yes, and what of its recording reached the server. */
import type { RecordedEvent } from '@opname/protocol';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { openSite, type Site, type SiteOptions } from './site.ts';

export const RRWEB = { fullSnapshot: 2, incremental: 3, custom: 5 };

export const indicator = (page: Page) => page.locator('opname-indicator');
export const isRecording = async (page: Page) => (await indicator(page).count()) === 1;
export const events = (site: Site): RecordedEvent[] => site.chunks.flatMap(({ content }) => content.events);
export const customs = (site: Site) =>
  events(site).flatMap(({ type, data }) => (type === RRWEB.custom ? [(data as { payload: unknown }).payload] : []));
export const grantOf = (page: Page) => page.evaluate(() => localStorage.getItem('opname.grant.demo'));
/** Whether the yes is remembered only because its participant may want their page, or to erase. */
export const isSettled = async (page: Page) =>
  (JSON.parse((await grantOf(page)) ?? '{}') as { settled?: boolean }).settled;

/** Chunks are cut every two seconds, and repeated after one more. */
export const eventually = <Value>(read: () => Value, { timeout } = { timeout: 15_000 }) =>
  expect.poll(read, { timeout });

export async function allow(options: SiteOptions = {}, prepare: (site: Site) => unknown = () => {}) {
  const site = await openSite(options);
  await prepare(site);
  const page = await site.open();
  await page.getByRole('button', { name: 'Allow' }).click();
  await indicator(page).waitFor();
  return { site, page };
}

export async function end(page: Page, how: 'Stop and keep' | 'Stop and erase') {
  await page.getByRole('button', { name: 'Recording until' }).click();
  await page.getByRole('button', { name: how }).click();
}

/** Numbers of each page's chunks, in the order in which the server took them. */
export function sequences(site: Site): number[][] {
  const pages = [...new Set(site.chunks.map(({ page }) => page))];
  return pages.map((page) => site.chunks.filter((chunk) => chunk.page === page).map(({ sequence }) => sequence));
}
/** The same with every number once, because a page that closes may send a chunk a second time. */
export const held = (site: Site) => sequences(site).map((numbers) => [...new Set(numbers)].toSorted((a, b) => a - b));

export const keysInOutbox = () =>
  new Promise<number>((resolve) => {
    const opening = indexedDB.open('opname');
    opening.onsuccess = () => {
      const counting = opening.result.transaction('outbox').objectStore('outbox').count();
      counting.onsuccess = () => resolve(counting.result);
    };
  });
