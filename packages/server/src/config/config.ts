import path from 'node:path';
import { readFileSync } from 'node:fs';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, type StaffRole } from '@opname/protocol';
import { isWeakPassword } from '../access/weak-password.ts';
import type { RequestLimits } from '../limits/limit-requests.ts';
import type { MetricsPlace } from '../operating/metrics.ts';
import type { TracesPlace } from '../operating/traces.ts';
import type { S3Place } from '../store/s3-blob-store.ts';
import { parseBucket } from './bucket.ts';
import { withConfigFile } from './config-file.ts';
import type { Provider } from './oidc.ts';
import { parseOperating } from './operating.ts';
import { parseSignIn } from './sign-in.ts';
import { parseSites, type Site } from './sites.ts';

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;

/** What the server is told at its start. `parseConfig` makes it from the environment; a program can say it itself. */
export interface Config {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** The folder of all data that is in no database and no bucket. */
  data: string;
  /** A PostgreSQL for the metadata instead of a file in the data folder, and one for the keys where it is another. */
  databaseUrl?: string;
  keysDatabaseUrl?: string;
  /** A bucket for packed bytes instead of files in the data folder. */
  bucket?: S3Place;
  /** The address that browsers use, where it is not the one that the server listens on. */
  publicUrl?: string;
  adminEmail: string;
  /** Without it the first start makes one and returns it. */
  adminPassword?: string;
  apiKey?: string;
  /** Roles that are let in by more than a password only. */
  secondFactorFor?: readonly StaffRole[];
  /** Where staff may sign in besides. */
  provider?: Provider;
  /** Without it one is made in the data folder at the first start. */
  masterKeyFile?: string;
  sites: readonly Site[];
  /** Addresses or ranges of proxies that are believed about who calls. */
  proxies?: readonly string[];
  /** Bytes of the disk that new recordings leave alone. */
  diskReserveBytes?: number;
  /** Where the numbers for Prometheus are told; without it nowhere. */
  metrics?: MetricsPlace;
  /** Where traces are sent; without it nowhere. */
  traces?: TracesPlace;
  limits?: RequestLimits;
  /** The path of the Chromium that makes videos, where it is not the one that is found. */
  chromium?: string;
  /** Videos that are made at the same time; none where it is 0. */
  videosAtOnce?: number;
  /** Participants below whom nothing is told of what they did together; five, where nothing is said, and never fewer. */
  insightsThreshold?: number;
  log: (typeof LOG_LEVELS)[number];
  /** Folders of built files: the script, the studio, the demo app (which also turns the site "demo" on). */
  sdkDir?: string;
  studioDir?: string;
  demoDir?: string;
  /** Milliseconds since 1970; a test moves it. */
  now?: () => number;
  /** Milliseconds without a chunk after which a page that has not closed is packed. */
  quietMs?: number;
  /** The JSON file that declares where backups lie, and the program that takes them. */
  backups?: { file: string; restic: string };
  /** Days for which a backup of the data may live; undefined where there are none. */
  backupDays?: number;
  /** Milliseconds between two rounds of packing and expiring. */
  roundMs?: number;
  /** Milliseconds between two rounds of verifying and signing the ledger. */
  ledgerRoundMs?: number;
}

const DEFAULT_PORT = 4400;

/** @returns the configuration that the environment and the file that it names describe; throws with the cure where they describe none. */
export function parseConfig(given: Readonly<Record<string, string | undefined>>): Config {
  const env = withConfigFile(given);
  return {
    port: parsePort(env.PORT),
    host: env.HOST || '127.0.0.1',
    data: path.resolve(env.OPNAME_DATA || './data'),
    adminEmail: parseEmail(env.OPNAME_ADMIN_EMAIL),
    sites: env.OPNAME_SITES ? readSites(env.OPNAME_SITES) : [],
    log: parseLog(env.OPNAME_LOG),
    ...parseDatabases(env),
    ...parseOperating(env),
    ...parseSignIn(env),
    ...(env.OPNAME_BLOBS && { bucket: parseBucket(env.OPNAME_BLOBS) }),
    ...parseBackupDays(env.OPNAME_BACKUP_DAYS),
    ...(env.OPNAME_BACKUPS && {
      backups: { file: path.resolve(env.OPNAME_BACKUPS), restic: env.OPNAME_RESTIC || 'restic' },
    }),
    ...(env.OPNAME_PUBLIC_URL && { publicUrl: parsePublicUrl(env.OPNAME_PUBLIC_URL) }),
    ...(env.OPNAME_ADMIN_PASSWORD && { adminPassword: parsePassword(env.OPNAME_ADMIN_PASSWORD) }),
    ...(env.OPNAME_API_KEY && { apiKey: parseApiKey(env.OPNAME_API_KEY) }),
    ...(env.OPNAME_MASTER_KEY_FILE && { masterKeyFile: path.resolve(env.OPNAME_MASTER_KEY_FILE) }),
  };
}

function parsePort(text: string | undefined): number {
  const port = text ? Number(text) : DEFAULT_PORT;
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error('PORT is not a port; set it to a whole number from 0 (any free port) to 65535.');
}

function parseEmail(text: string | undefined): string {
  const email = text || 'admin@opname.localhost';
  // As strict as the sign-in library, which would refuse it at every sign-in.
  if (/^[\w+'-]+(\.[\w+'-]+)*@([a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i.test(email)) return email.toLowerCase();
  throw new Error('OPNAME_ADMIN_EMAIL is not an e-mail address; set it to one such as admin@example.org.');
}

function parsePassword(text: string): string {
  if (text.length <= PASSWORD_MAX_LENGTH && !isWeakPassword(text)) return text;
  throw new Error(
    `OPNAME_ADMIN_PASSWORD must have ${PASSWORD_MIN_LENGTH} to ${PASSWORD_MAX_LENGTH} characters and be more than common words and rows of keys; choose another.`,
  );
}

/** Characters of a key that cannot be guessed: 16 random ones of 64 are 96 bits. */
const API_KEY_MIN = 16;

function parseApiKey(text: string): string {
  if (text.length >= API_KEY_MIN && /^[\x21-\x7e]+$/.test(text)) return text;
  throw new Error(
    `OPNAME_API_KEY must have at least ${API_KEY_MIN} visible ASCII characters; make one with: openssl rand -hex 32`,
  );
}

function parsePublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin;
  throw new Error('OPNAME_PUBLIC_URL is not an origin; set it to one such as https://opname.example.org.');
}

function parseDatabases(env: Readonly<Record<string, string | undefined>>) {
  const { OPNAME_DATABASE_URL: database, OPNAME_KEYS_DATABASE_URL: keys, OPNAME_MASTER_KEY_FILE: masterKey } = env;
  if (!database) {
    if (keys) throw new Error('OPNAME_KEYS_DATABASE_URL is set without OPNAME_DATABASE_URL; set both or neither.');
    return {};
  }
  if (!masterKey) {
    throw new Error(
      'OPNAME_DATABASE_URL needs OPNAME_MASTER_KEY_FILE: all nodes open the same keys; make the file once with: openssl rand -hex 32',
    );
  }
  return {
    databaseUrl: parsePostgresUrl('OPNAME_DATABASE_URL', database),
    ...(keys && { keysDatabaseUrl: parsePostgresUrl('OPNAME_KEYS_DATABASE_URL', keys) }),
  };
}

function parsePostgresUrl(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return text;
  // What was set is not shown, for it may hold a password.
  throw new Error(
    `${name} is not an address of a database; set it to one such as postgres://opname@db.example.org/opname.`,
  );
}

function parseLog(text: string | undefined): Config['log'] {
  const level = LOG_LEVELS.find((one) => one === (text || 'info'));
  if (level) return level;
  throw new Error(`OPNAME_LOG is not a level; set it to one of ${LOG_LEVELS.join(', ')}.`);
}

/** Days that a year of monthly backups, thinned out as usual, keeps the oldest: three months and a day to notice. */
const BACKUP_DAYS = 93;

/** Said to participants in receipts, so that "none" has to be said: nobody backs up without knowing. */
function parseBackupDays(text: string | undefined): Pick<Config, 'backupDays'> {
  if (text === 'none') return {};
  const backupDays = text ? Number(text) : BACKUP_DAYS;
  if (Number.isInteger(backupDays) && backupDays > 0) return { backupDays };
  throw new Error('OPNAME_BACKUP_DAYS is not a number of days; set it to how long a backup is kept, or to "none".');
}

function readSites(file: string): Site[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error('OPNAME_SITES does not name a readable file of JSON; see docs/configuration in the README.', {
      cause,
    });
  }
  return parseSites(content);
}
