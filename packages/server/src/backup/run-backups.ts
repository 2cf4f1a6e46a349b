/**
 * One run: what is due is saved into the first repository that answers, spread to the others, and what is over the
 * promised number goes. A repository that fails keeps the others from nothing. Each step may be repeated, so that a run
 * that was cut off at any moment is completed by the next.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Backups } from './backup-config.ts';
import { recordOf, type BackupRecord, type BackupRecords } from './backup-record.ts';
import { saveJournal, stageJournal } from './journal-copies.ts';
import { isRingDue, saveKeys, shortenRing } from './key-ring.ts';
import { askAll, type Answering, type Failing, type Repositories } from './repositories.ts';
import { takeRunLock } from './run-lock.ts';
import { dueSeries, outdated, type SeriesName } from './series.ts';
import { spread, unionOf } from './spread.ts';
import { stageData, type Copies } from './stage.ts';

export interface RunParts {
  backups: Backups;
  repositories: Repositories;
  records: BackupRecords;
  copies: Copies;
  /** Where runs put together what they save, and remember what they did. */
  folder: string;
  opname: string;
  now: () => number;
}

export interface RunReport {
  saved: { series: SeriesName; repository: string }[];
  copied: number;
  failures: { repository: string; message: string }[];
}

/** @returns what was done, with what failed; throws where no repository got anything that was due. */
export async function runBackups(parts: RunParts): Promise<RunReport> {
  const unlock = takeRunLock(parts.folder);
  const failing: Failing[] = [];
  try {
    await parts.records.change((record) => void (record.triedAt = parts.now()));
    const report = await run(parts, failing);
    await finish(parts, failing);
    return { ...report, failures: failing.map(tell) };
  } catch (error) {
    await finish(parts, [...failing, { repository: '', error }]);
    throw error;
  } finally {
    await rm(path.join(parts.folder, 'staged'), { recursive: true, force: true });
    unlock();
  }
}

async function run(parts: RunParts, failing: Failing[]): Promise<Omit<RunReport, 'failures'>> {
  const { repositories, backups, now, folder } = parts;
  // First, and whatever else fails: a copy of the keys that is too old breaks a promise.
  await shortenKeys(parts, failing);
  const found = await askAll(repositories.data);
  failing.push(...found.failing);
  if (found.answering.length === 0) throw new Error(['No repository took a backup.', ...failing.map(say)].join('\n'));
  const due = dueSeries(unionOf(found.answering), now(), backups.atMinute);
  if (due.length > 0) await stageData(path.join(folder, 'staged'), { ...parts, now: now() });
  await keepKeys(parts, failing);
  const saved = await save(parts, found.answering, { due, failing });

  const after = await askAgain(found.answering, new Set(saved.map(({ repository }) => repository)), failing);
  const { copied, failing: notCopied } = await spread(after, now());
  failing.push(...notCopied);
  await shorten(parts, copied > 0 ? await askAgain(after, undefined, failing) : after, failing);
  return { saved, copied };
}

/** Asks those again that have changed, by their names; all where none are named. */
async function askAgain(before: readonly Answering[], changed: ReadonlySet<string> | undefined, failing: Failing[]) {
  const isSame = ({ restic }: Answering) => changed !== undefined && !changed.has(restic.repository.name);
  const asked = await askAll(before.filter((one) => !isSame(one)).map(({ restic }) => restic));
  failing.push(...asked.failing);
  return [...before.filter(isSame), ...asked.answering];
}

/** Saves what is due into the first that takes it; the rarest first, so that a full disk costs no month. */
async function save(
  { folder, now }: RunParts,
  answering: readonly Answering[],
  { due, failing }: { due: readonly SeriesName[]; failing: Failing[] },
): Promise<RunReport['saved']> {
  const saved: RunReport['saved'] = [];
  for (const series of due.toReversed()) {
    for (const { restic } of answering) {
      if (saved.some((one) => one.series === series)) break;
      const repository = restic.repository.name;
      try {
        await restic.save(path.join(folder, 'staged'), { tag: series, at: now() });
        saved.push({ series, repository });
      } catch (error) {
        failing.push({ repository, error });
      }
    }
  }
  if (saved.length < due.length) throw new Error(['No repository took a backup.', ...failing.map(say)].join('\n'));
  return saved;
}

async function shortenKeys({ repositories: { keys }, records, now }: RunParts, failing: Failing[]): Promise<void> {
  try {
    const left = await shortenRing({ restic: keys, snapshots: await keys.list() }, now());
    await records.change((record) => remember(record, { restic: keys, snapshots: left }, now()));
  } catch (error) {
    failing.push({ repository: keys.repository.name, error });
  }
}

async function keepKeys({ repositories: { keys }, folder, copies, records, now }: RunParts, failing: Failing[]) {
  try {
    let snapshots = await keys.list();
    if (!isRingDue(snapshots, now())) return;
    await saveKeys(keys, path.join(folder, 'keys'), { copies, now: now() });
    snapshots = await keys.list();
    // The newest of before is not any more.
    const left = await shortenRing({ restic: keys, snapshots }, now());
    await records.change((record) => remember(record, { restic: keys, snapshots: left }, now()));
  } catch (error) {
    failing.push({ repository: keys.repository.name, error });
  }
}

/** Removes what is over the number or the age, and remembers what then lies where, with the journal beside it. */
async function shorten(parts: RunParts, answering: readonly Answering[], failing: Failing[]): Promise<void> {
  const { folder, copies, records, now } = parts;
  const journal = path.join(folder, 'journal');
  const entries = await stageJournal(journal, copies);
  const known = await records.read();
  await Promise.all(
    answering.map(async (one) => {
      const { restic, snapshots } = one;
      const { name } = restic.repository;
      try {
        if (entries > (known.repositories[name]?.journal ?? 0)) await saveJournal(one, journal, now());
        const over = new Set(outdated(snapshots, now()));
        if (over.size > 0) await restic.forget([...over].map(({ id }) => id));
        const left = snapshots.filter((snapshot) => !over.has(snapshot));
        await records.change((record) => {
          remember(record, { restic, snapshots: left }, now());
          recordOf(record, name).journal = entries;
        });
      } catch (error) {
        failing.push({ repository: name, error });
      }
    }),
  );
  await rm(journal, { recursive: true, force: true });
}

function remember(record: BackupRecord, { restic, snapshots }: Answering, now: number): void {
  const known = recordOf(record, restic.repository.name);
  known.seenAt = now;
  known.backups = snapshots.flatMap(({ at, tags }) => tags.map((series) => ({ at, series })));
  delete known.failure;
}

/** Remembers how the run has ended; what failed is tried again by the next. */
async function finish({ records, now }: RunParts, failing: readonly Failing[]): Promise<void> {
  await records.change((record) => {
    const at = now();
    record.beganAt ??= at;
    delete record.failure;
    for (const { repository, message } of failing.map(tell)) {
      if (repository) recordOf(record, repository).failure = { at, message };
      else record.failure = { at, message };
    }
    if (failing.length === 0) record.ranAt = at;
  });
}

function tell({ repository, error }: Failing): { repository: string; message: string } {
  return { repository, message: error instanceof Error ? error.message : String(error) };
}

const say = (failing: Failing) => tell(failing).message;
