import type { Backups, Repository } from './backup-config.ts';
import { createRestic, type Restic, type ResticOptions } from './restic.ts';
import type { Snapshot } from './snapshot.ts';

export interface Repositories {
  data: readonly Restic[];
  keys: Restic;
}

export function createRepositories({ repositories, keys }: Backups, options: ResticOptions): Repositories {
  return {
    data: repositories.map((repository) => createRestic(repository, options)),
    keys: createRestic(keys, options),
  };
}

/** A repository that answered, with what lies there. */
export interface Answering {
  restic: Restic;
  snapshots: readonly Snapshot[];
}

export interface Failing {
  repository: string;
  error: unknown;
}

/** Asks all at once; one that does not answer keeps nobody from the others. */
export async function askAll(restics: readonly Restic[]): Promise<{ answering: Answering[]; failing: Failing[] }> {
  const answers = await Promise.allSettled(restics.map(async (restic) => ({ restic, snapshots: await restic.list() })));
  const answering: Answering[] = [];
  const failing: Failing[] = [];
  for (const [index, answer] of answers.entries()) {
    if (answer.status === 'fulfilled') answering.push(answer.value);
    else failing.push({ repository: restics[index]?.repository.name ?? '', error: answer.reason });
  }
  return { answering, failing };
}

/** Creates those that do not exist, all cutting files alike. @returns the names of those that were created. */
export async function createMissing({ data, keys }: Repositories): Promise<string[]> {
  const created: string[] = [];
  let like: Repository | undefined;
  for (const restic of [...data, keys]) {
    if (await exists(restic)) {
      if (restic !== keys) like ??= restic.repository;
      continue;
    }
    await restic.create(restic === keys ? undefined : like);
    created.push(restic.repository.name);
    if (restic !== keys) like ??= restic.repository;
  }
  return created;
}

async function exists(restic: Restic): Promise<boolean> {
  const { answering, failing } = await askAll([restic]);
  if (answering.length > 0) return true;
  const [{ error } = { error: undefined }] = failing;
  if ((error as { failure?: unknown } | undefined)?.failure === 'missing') return false;
  throw error;
}
