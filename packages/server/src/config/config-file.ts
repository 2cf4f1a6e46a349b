import { readFileSync } from 'node:fs';

type Env = Readonly<Record<string, string | undefined>>;

/** All that `parseConfig` reads, so that a name that is written wrong is not passed over. */
const NAMES = new Set([
  'PORT',
  'HOST',
  'OPNAME_ADMIN_EMAIL',
  'OPNAME_ADMIN_PASSWORD',
  'OPNAME_API_KEY',
  'OPNAME_BACKUPS',
  'OPNAME_BACKUP_DAYS',
  'OPNAME_BLOBS',
  'OPNAME_CHROMIUM',
  'OPNAME_DATA',
  'OPNAME_DATABASE_URL',
  'OPNAME_DISK_RESERVE',
  'OPNAME_INSIGHTS_THRESHOLD',
  'OPNAME_KEYS_DATABASE_URL',
  'OPNAME_LOG',
  'OPNAME_MASTER_KEY_FILE',
  'OPNAME_METRICS',
  'OPNAME_OIDC',
  'OPNAME_PROXIES',
  'OPNAME_PUBLIC_URL',
  'OPNAME_RESTIC',
  'OPNAME_SECOND_FACTOR',
  'OPNAME_SITES',
  'OPNAME_TRACES',
  'OPNAME_TRACES_SHARE',
  'OPNAME_VIDEOS_AT_ONCE',
]);

/** @returns the environment over what stands in the file that its `OPNAME_CONFIG` names, where it names one. */
export function withConfigFile(env: Env): Env {
  const file = env.OPNAME_CONFIG;
  if (!file) return env;
  const content = readObject(file);
  for (const [name, value] of Object.entries(content)) {
    if (!NAMES.has(name)) {
      throw new Error(`OPNAME_CONFIG: "${name}" is no setting; use one of ${[...NAMES].join(', ')}.`);
    }
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new Error(`OPNAME_CONFIG: "${name}" is neither a text nor a number; write it as in the environment.`);
    }
  }
  const settings = Object.entries(content).map(([name, value]) => [name, String(value)]);
  const set = Object.entries(env).filter(([, value]) => value);
  return Object.fromEntries([...settings, ...set]) as Env;
}

function readObject(file: string): Record<string, unknown> {
  const content = parse(read(file));
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return { ...content };
  throw new Error(
    'OPNAME_CONFIG does not hold an object of JSON; write one such as { "OPNAME_DATA": "/var/lib/opname" }.',
  );
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error('OPNAME_CONFIG cannot be read; set it to a file of JSON that the server may read.', { cause });
  }
}

/** @returns undefined where it is no JSON: what the parser says of it may quote a secret. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
