import { isLevel, LEVELS, stricterLevel, SUBJECT_MAX_LENGTH, type Level, type PublishedNotice } from '@opname/protocol';
import type { Language } from './notice/notice-texts.ts';

type Theme = 'auto' | 'light' | 'dark';

/** What a site says about itself and about the person who uses it. */
export interface StartOptions {
  /** The key of the site in the server's configuration. */
  site: string;
  /** The site's own id for the participant: what the helpdesk and the experts know them by. */
  subject: string;
  /** When the trial began: a date, an ISO 8601 text, or milliseconds since 1970. Without it the server's first sight counts. */
  trialStart?: Date | string | number | undefined;
  /** The same, signed by the site's own back end (a compact JWS), so that nobody can move it. */
  trial?: string | undefined;
  /** The site's own id for the participant's company, whose owner can forbid recording. */
  account?: string | undefined;
  /** The Opname server's address; by default the origin that the script came from. */
  server?: string | undefined;
  /** The language to ask in; by default that of `<html lang>`. */
  locale?: string | undefined;
  /** The words of each language that may be asked in, from `@opname/sdk/languages/…`; the script brings its own. */
  languages?: Language[] | undefined;
  /** How much is shown where no rule speaks. It can only be stricter than the notice says. */
  level?: Level | undefined;
  /** The notice itself, or a CSS selector of a `<script type="application/json">` that holds it. */
  notice?: PublishedNotice | string | undefined;
  /** `auto`, as the device says, or always `light` or `dark`. */
  theme?: Theme | undefined;
  /** `manual`: wait for `ask()`, so that the app chooses the moment. */
  ask?: 'auto' | 'manual' | undefined;
}

/** The same, checked. */
export interface Settings {
  site: string;
  subject: string;
  trialStart: number | undefined;
  trial: string | undefined;
  account: string | undefined;
  server: string;
  locale: string;
  level: Level | undefined;
  notice: PublishedNotice | string | undefined;
  theme: Theme;
  /** Whether to ask without being told to. */
  asks: boolean;
}

/** @throws an error whose message is the cure. */
export function parseOptions(options: StartOptions, scriptOrigin?: string): Settings {
  check(options);
  const { site, subject, level, notice, trial, account, theme = 'auto' } = options;
  return {
    site,
    subject,
    level,
    notice,
    theme,
    trial: trial || undefined,
    account: account || undefined,
    asks: options.ask !== 'manual',
    trialStart: parseInstant(options.trialStart),
    server: parseServer(options.server ?? scriptOrigin),
    locale: options.locale || document.documentElement.lang,
  };
}

function check({ site, subject, level }: StartOptions): void {
  if (typeof site !== 'string' || !site) throw new Error('no site; set data-site to its key.');
  if (typeof subject !== 'string' || !subject || subject.length > SUBJECT_MAX_LENGTH)
    throw new Error(`no subject; set data-subject, 1 to ${SUBJECT_MAX_LENGTH} long.`);
  if (level && !isLevel(level)) throw new Error(`set data-level to one of ${LEVELS.join()}.`);
}

/** @returns the level to record at: the notice's, or a stricter one that the page asks for. */
export function levelOf(settings: Settings, notice: PublishedNotice): Level {
  return stricterLevel(notice.level, settings.level ?? notice.level);
}

function parseInstant(value: StartOptions['trialStart']): number | undefined {
  if (value === undefined || value === '') return undefined;
  const instant = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : new Date(value).getTime();
  if (!(instant >= 0)) throw new Error('data-trial-start is no date; set it in ISO 8601.');
  return Math.floor(instant);
}

function parseServer(value: string | undefined): string {
  try {
    return new URL(value ?? '').href.replace(/\/$/, '');
  } catch {
    throw new Error('data-server is no address; set it.');
  }
}
