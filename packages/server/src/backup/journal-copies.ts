/**
 * Copies of the journal of removals, in every repository, taken as soon as it has grown: a restore of an older backup
 * learns from the newest of them what must not come back. They hold no keys and nothing of a recording but its id.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { JournalEntry } from '../store/journal/journal.ts';
import type { Answering } from './repositories.ts';
import type { Restic } from './restic.ts';
import type { Snapshot } from './snapshot.ts';
import type { Copies } from './stage.ts';

const JOURNAL_TAG = 'journal';
const JOURNAL_FILE = 'journal.json';

/** Copies that stay in a repository; each holds all of the one before. */
const KEEP = 3;

const EntrySchema = Type.Object({
  recording: Type.String(),
  site: Type.String(),
  why: Type.Union([Type.Literal('erased'), Type.Literal('expired')]),
  said_by: Type.String(),
  at: Type.Integer(),
});

const schema = Compile(Type.Array(EntrySchema));

/** Writes a copy of the journal into the folder. @returns how many entries it has. */
export async function stageJournal(folder: string, copies: Pick<Copies, 'removals'>): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const removals = await copies.removals();
  await writeFile(path.join(folder, JOURNAL_FILE), `[${removals.map((one) => `\n${JSON.stringify(one)}`).join()}\n]\n`);
  return removals.length;
}

export async function saveJournal({ restic, snapshots }: Answering, folder: string, now: number): Promise<void> {
  await restic.save(folder, { tag: JOURNAL_TAG, at: now });
  const old = journalsOf(snapshots)
    .slice(KEEP - 1)
    .map(({ id }) => id);
  // The bytes go with the next backup: to look for them after each erasure would read much for little.
  if (old.length > 0) await restic.forget(old, { prune: false });
}

/** @returns the entries of the newest copy in the repository; none where there never was one. */
export async function readJournal(restic: Restic, folder: string): Promise<JournalEntry[]> {
  const [newest] = journalsOf(await restic.list());
  if (!newest) return [];
  await rm(folder, { recursive: true, force: true });
  await restic.restore(newest.id, folder);
  const text = await readFile(path.join(folder, JOURNAL_FILE), 'utf8');
  await rm(folder, { recursive: true });
  return parseJournal(text);
}

export function parseJournal(text: string): JournalEntry[] {
  const content: unknown = JSON.parse(text);
  if (schema.Check(content)) return content;
  throw new Error('The journal has another form; bring it back with a newer version of Opname.');
}

function journalsOf(snapshots: readonly Snapshot[]): Snapshot[] {
  return snapshots.filter(({ tags }) => tags.includes(JOURNAL_TAG)).toSorted((a, b) => b.at - a.at);
}
