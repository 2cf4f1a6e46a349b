import type { Frame, Page } from 'playwright-core';
import type { Kind } from '../secrets/kinds.ts';

/**
 * From where on a value may not be recorded. `always`: it is sensitive, or not on the screen. `inputs`: it is typed or
 * chosen. `structure`: it is a text, an image or an address. `never`: it is layout, and must be there at every level.
 * Where a value may be recorded it must be: so each channel is a harmless control at the levels that are laxer.
 */
export type Hidden = 'always' | 'inputs' | 'structure' | 'never';

/** One way by which a value on a page could get into a recording. */
export interface Channel {
  id: string;
  title: string;
  hidden: Hidden;
  kind: Kind;
  /** What stands in `<head>`. */
  head?: (secret: string, at: string) => string;
  /** What stands in `<body>`; `at` is an id that says nothing. */
  html?: (secret: string, at: string) => string;
  /** What is done on the page. */
  act?: (scene: Scene) => Promise<unknown>;
  /** A parameter, or a fragment that begins with `#`, that the page's own address has; the secret follows it. */
  address?: string;
  /** Whether nobody can tell that it is sensitive before most of it has been typed. */
  isKnownLate?: true;
  /** Why a recorder that masks nothing does not see it; it must not get into a recording all the same. */
  unseen?: string;
}

/** Where a channel is acted out. */
export interface Scene {
  page: Page;
  at: string;
  secret: string;
}

/** Channels that share a page. */
export interface Theme {
  /** Its path. */
  name: string;
  channels: readonly Channel[];
  /** What the page's own script has to know, put into `<head>` before anything else. */
  head?: string;
  /** The file in `widgets/` that draws the page. */
  widget?: string;
}

/** Types the secret into the field with the channel's id. */
export async function type({ page, at, secret }: Scene): Promise<void> {
  await typeInto(page, `#${at}`, secret);
}

export async function typeInto(where: Page | Frame, selector: string, text: string): Promise<void> {
  await where.locator(selector).first().focus();
  const page = 'keyboard' in where ? where : where.page();
  await page.keyboard.type(text);
}

/** @returns an `act` that runs a function in the page, with the channel's element (or the body) and its secret. */
export function inPage(run: (element: HTMLElement, secret: string) => unknown): NonNullable<Channel['act']> {
  return async ({ page, at, secret }) => {
    const own = page.locator(`#${at}`).first();
    const element = (await own.count()) > 0 ? own : page.locator('body');
    await element.evaluate(run as (element: HTMLElement | SVGElement, secret: string) => unknown, secret);
  };
}

/** @returns a channel of a field into which the secret is typed. */
export function field(
  id: string,
  title: string,
  { kind = 'password', attributes = 'type="text"', label, hidden = 'always' }: FieldOptions,
): Channel {
  const before = (at: string) => (label ? `<label for="${at}">${label}</label> ` : '');
  return { id, title, hidden, kind, html: (_, at) => `${before(at)}<input id="${at}" ${attributes}>`, act: type };
}

export interface FieldOptions {
  kind?: Kind;
  attributes?: string;
  label?: string;
  hidden?: Hidden;
}

/** For attributes in double quotes and for text. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
