import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CONTINENTS } from '@opname/protocol';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { readEnvironment } from './environment-file.ts';

const RepositorySchema = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z0-9-]{1,32}$' }),
    // As restic takes it: a folder, or sftp:…, s3:…, rest:…, b2:…, azure:…, gs:…, swift:…, rclone:….
    address: Type.String({ minLength: 1 }),
    provider: Type.String({ minLength: 1 }),
    dataCentre: Type.String({ minLength: 1 }),
    country: Type.String({ pattern: '^[A-Z]{2}$' }),
    continent: Type.Union(CONTINENTS.map((continent) => Type.Literal(continent))),
    passwordFile: Type.String({ minLength: 1 }),
    environmentFile: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
);

const BackupsSchema = Type.Object(
  {
    at: Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })),
    drills: Type.Optional(Type.Boolean({ description: 'Whether the server drills by itself; by default it does.' })),
    repositories: Type.Array(RepositorySchema, { minItems: 1 }),
    keys: RepositorySchema,
  },
  { additionalProperties: false },
);

/** A place where backups lie, under a password of its own. */
export type Repository = Omit<Static<typeof RepositorySchema>, 'environmentFile'> & {
  /** What restic needs to get in, such as the key of a bucket. */
  environment: Readonly<Record<string, string>>;
};

export interface Backups {
  /** Minutes after midnight, UTC, from which the backup of a day is due. */
  atMinute: number;
  /** Whether the server restores from each repository by itself as a test. */
  drills: boolean;
  repositories: readonly Repository[];
  /** Where the key store's own ring of copies lies. */
  keys: Repository;
}

/** The hours at which few trials run in Europe and America. */
const DEFAULT_AT = '02:30';
const MINUTES_PER_HOUR = 60;

const schema = Compile(BackupsSchema);

/** Reads the JSON file of backups; paths in it are from its own folder. Throws with the place that is wrong. */
export function readBackups(file: string, data: string): Backups {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error('OPNAME_BACKUPS does not name a readable file of JSON; see docs/backups.md.', { cause });
  }
  return parseBackups(content, { folder: path.dirname(path.resolve(file)), data });
}

interface Surroundings {
  /** From where paths are read. */
  folder: string;
  /** The data folder, which no repository may lie in. */
  data: string;
}

export function parseBackups(content: unknown, { folder, data }: Surroundings): Backups {
  if (!schema.Check(content)) {
    const [first] = schema.Errors(content);
    throw new Error(
      `The file of backups is wrong at "${first?.instancePath || '/'}": it ${first?.message}; correct it there.`,
    );
  }
  const complete = ({ environmentFile, ...repository }: Static<typeof RepositorySchema>): Repository => ({
    ...repository,
    address: isLocal(repository.address) ? path.resolve(folder, repository.address) : repository.address,
    passwordFile: path.resolve(folder, repository.passwordFile),
    environment: environmentFile ? readEnvironment(path.resolve(folder, environmentFile)) : {},
  });
  const [hours = 0, minutes = 0] = (content.at ?? DEFAULT_AT).split(':').map(Number);
  const backups = {
    atMinute: hours * MINUTES_PER_HOUR + minutes,
    drills: content.drills ?? true,
    repositories: content.repositories.map(complete),
    keys: complete(content.keys),
  };
  assertApart(backups, data);
  assertOneEnvironment(backups.repositories);
  return backups;
}

/** A name of a back end is letters and digits before a colon; `C:\` is a folder. */
function isLocal(address: string): boolean {
  return !/^[a-z][a-z\d]+:/.test(address);
}

function assertApart({ repositories, keys }: Backups, data: string): void {
  const all = [...repositories, keys];
  for (const [index, one] of all.entries()) {
    if (isLocal(one.address) && isWithin(one.address, data)) {
      throw new Error(`The repository "${one.name}" lies in the data folder; put it on another machine.`);
    }
    for (const other of all.slice(0, index)) {
      if (one.name === other.name) throw new Error(`Two repositories are called "${one.name}"; rename one.`);
      if (isWithin(one.address, other.address) || isWithin(other.address, one.address)) {
        throw new Error(`The repositories "${other.name}" and "${one.name}" lie in one place; move one.`);
      }
    }
  }
  if (repositories.some(({ passwordFile }) => passwordFile === keys.passwordFile)) {
    throw new Error(
      'The copies of the keys have the password of a repository of data, which would open both; name another passwordFile under "keys".',
    );
  }
}

function isWithin(inner: string, outer: string): boolean {
  const trimmed = outer.replace(/\/+$/, '');
  return inner === trimmed || inner.startsWith(`${trimmed}/`);
}

/** `restic copy` reads from one repository and writes to another in one process, which has one environment. */
function assertOneEnvironment(repositories: readonly Repository[]): void {
  const known = new Map<string, { value: string; name: string }>();
  for (const { name, environment } of repositories) {
    for (const [key, value] of Object.entries(environment)) {
      const before = known.get(key);
      if (before && before.value !== value) {
        throw new Error(
          `The repositories "${before.name}" and "${name}" set ${key} differently, but restic copies between them in one process; reach one of them through rclone (rclone:…), which keeps its own settings.`,
        );
      }
      known.set(key, { value, name });
    }
  }
}
