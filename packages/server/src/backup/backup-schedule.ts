import { startRounds } from '../expiry/rounds.ts';
import type { Serial } from '../serial.ts';
import { BackupsBusy } from './run-lock.ts';
import { runBackups, type RunParts } from './run-backups.ts';
import { dueSeries } from './series.ts';
import { shipJournal } from './ship-journal.ts';
import { verifyBackups } from './verify-backups.ts';

export interface BackupSchedule {
  /** Begins a run now, where none is under way. @returns whether it did. */
  begin(): boolean;
  isRunning(): boolean;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Milliseconds between two looks at what is due; a removal is in every journal this soon. */
const LOOK_MS = 30_000;

/** Milliseconds until a run in which something failed is tried again. */
const AGAIN_MS = 60 * 60_000;

/** Milliseconds: a day before the seven in which every byte is promised to be read. */
const CHECK_MS = 6 * 24 * 60 * 60_000;

/** The line in which the nodes of one installation stand for its backups. */
export const BACKUPS_LINE = 'backups';

/** Milliseconds: two days before the 30 within which a drill is promised. */
const DRILL_MS = 28 * 24 * 60 * 60_000;

/** Milliseconds until a drill in which something failed is begun again. */
const DRILL_AGAIN_MS = 24 * 60 * 60_000;

interface ScheduleOptions {
  /** Restores from each repository as a test; throws nothing. @returns the problems. */
  drill: () => Promise<string[]>;
  serial: Pick<Serial, 'unlessTaken'>;
  onFailure: (error: unknown) => void;
  lookMs?: number;
}

/** Takes backups when they are due, catches up what was missed, copies the journal when it has grown, reads all weekly, drills monthly. */
export function startBackupSchedule(
  parts: RunParts,
  { serial, drill, onFailure, lookMs = LOOK_MS }: ScheduleOptions,
): BackupSchedule {
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    const { failures } = await runBackups(parts);
    for (const { message } of failures) onFailure(new Error(message));
  }

  async function drillNow(): Promise<void> {
    await parts.records.change((record) => void (record.drillTriedAt = parts.now()));
    for (const problem of await drill()) onFailure(new Error(problem));
  }

  function begin(task: () => Promise<void>): boolean {
    if (running) return false;
    running = serial
      .unlessTaken(BACKUPS_LINE, task)
      .catch((error: unknown) => {
        // Somebody does it by hand.
        if (!(error instanceof BackupsBusy)) onFailure(error);
      })
      .finally(() => {
        running = undefined;
      });
    return true;
  }

  const rounds = startRounds(
    async () => {
      if (running) return;
      if (await isRunDue(parts)) begin(run);
      else if (await isCheckDue(parts)) begin(() => check(parts, onFailure));
      else if (await isDrillDue(parts)) begin(drillNow);
      else begin(async () => void (await shipJournal(parts)));
    },
    { pauseMs: lookMs, onFailure },
  );

  return {
    begin: () => begin(run),
    isRunning: () => running !== undefined,
    async stop() {
      await rounds.stop();
      await running;
    },
  };
}

async function isRunDue({ records, now, backups }: RunParts): Promise<boolean> {
  const { ranAt, triedAt } = await records.read();
  const taken = ranAt === undefined ? [] : [{ id: '', tree: '', at: ranAt, tags: ['daily'] }];
  const isDue = dueSeries(taken, now(), backups.atMinute).includes('daily');
  const isRested = triedAt === undefined || (ranAt ?? 0) >= triedAt || now() - triedAt >= AGAIN_MS;
  return isDue && isRested;
}

async function isCheckDue({ records, now, repositories, backups }: RunParts): Promise<boolean> {
  const record = await records.read();
  // Its own rest after a failure: one that is broken is told of once a day, by the run's time.
  const checkable = repositories.data.map(({ repository }) => record.repositories[repository.name]);
  const due = checkable.some((one) => one?.seenAt !== undefined && now() - (one.checkedAt ?? 0) > CHECK_MS);
  const rested =
    record.verifiedAt === undefined ||
    dueSeries([{ id: '', tree: '', at: record.verifiedAt, tags: ['daily'] }], now(), backups.atMinute).includes(
      'daily',
    );
  return due && rested;
}

/** Of those in which there is something to restore. */
async function isDrillDue({ records, now, repositories, backups }: RunParts): Promise<boolean> {
  if (!backups.drills) return false;
  const record = await records.read();
  const known = repositories.data.map(({ repository }) => record.repositories[repository.name]);
  const due = known.some((one) => one && one.backups.length > 0 && now() - (one.drilledAt ?? 0) > DRILL_MS);
  return due && now() - (record.drillTriedAt ?? 0) > DRILL_AGAIN_MS;
}

async function check(parts: RunParts, onFailure: (error: unknown) => void): Promise<void> {
  await parts.records.change((record) => void (record.verifiedAt = parts.now()));
  for (const { problem } of await verifyBackups(parts.repositories, parts)) if (problem) onFailure(new Error(problem));
}
