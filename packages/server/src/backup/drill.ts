/**
 * Restores the newest backup of each repository into an empty place, starts a server on it, plays one recording, and
 * counts. A backup that was never restored is a hope.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RecordingDetails, RecordingList } from '@opname/protocol';
import type { Config } from '../config/config.ts';
import { startServer } from '../main.ts';
import { recordOf } from './backup-record.ts';
import type { DeclaredBackups } from './backups.ts';
import { onFilesOnly } from './pour.ts';
import { askAll } from './repositories.ts';
import { restoreBackup } from './restore.ts';
import { takeRunLock } from './run-lock.ts';

export interface Drilled {
  repository: string;
  seconds: number;
  takenAt?: number;
  recordings?: number;
  /** The one that was played; undefined where there is none left to play. */
  played?: { recording: string; segments: number; events: number };
  /** Undefined where all went well. */
  problem?: string;
}

const MS_PER_SECOND = 1000;

/** Drills one repository after another, and writes a report. @returns it, with the file that it is in. */
export async function drill(
  { repositories, records, folder, now }: DeclaredBackups,
  config: Config,
): Promise<{ file: string; drilled: Drilled[] }> {
  const unlock = takeRunLock(folder);
  const data = path.join(folder, 'drill');
  const drilled: Drilled[] = [];
  try {
    const { failing } = await askAll(repositories.data);
    // A drill serves nobody, so that it may go without a journal.
    const without = failing.map(({ repository }) => repository);
    for (const { repository } of repositories.data) {
      const begun = performance.now();
      const { name: from } = repository;
      await rm(data, { recursive: true, force: true });
      try {
        const place = onFilesOnly(config, data);
        const restored = await restoreBackup({ config: place, repositories, from, without, onStep: () => undefined });
        const { recordings, manifest } = restored;
        const played = await play(place, recordings);
        drilled.push({ repository: from, seconds: since(begun), takenAt: manifest.takenAt, recordings, ...played });
        await records.change((record) => void (recordOf(record, from).drilledAt = now()));
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        drilled.push({ repository: from, seconds: since(begun), problem });
      }
    }
    return { file: await report(folder, drilled, now()), drilled };
  } finally {
    await rm(data, { recursive: true, force: true });
    unlock();
  }
}

const since = (begun: number) => Math.round((performance.now() - begun) / MS_PER_SECOND);

/** Reads the newest recording as the studio does, each segment of it, and compares it with its index. */
async function play(config: Config, recordings: number): Promise<Pick<Drilled, 'played'>> {
  const apiKey = randomBytes(16).toString('hex');
  const server = await startServer({ ...config, apiKey });
  try {
    const ask = async <Answer>(address: string): Promise<Answer> => {
      const response = await fetch(server.url + address, { headers: { authorization: `Bearer ${apiKey}` } });
      if (!response.ok) throw new Error(`The restored server answered ${response.status} to ${address}.`);
      return (await response.json()) as Answer;
    };
    const { recordings: listed } = await ask<RecordingList>('/v1/recordings?limit=1');
    const [newest] = listed;
    if (!newest && recordings > 0) throw new Error(`The restored server lists none of ${recordings} recordings.`);
    if (!newest) return {};
    const address = `/v1/recordings/${newest.id}`;
    const { index } = await ask<RecordingDetails>(address);
    const segments = index.flatMap((page) => page.segments);
    let events = 0;
    for (const segment of segments) {
      const read = await ask<unknown[]>(`${address}/segments/${segment.id}`);
      if (read.length - segment.made !== segment.events) {
        throw new Error(`A segment of the restored recording has ${read.length} events, its index tells of others.`);
      }
      events += segment.events;
    }
    return { played: { recording: newest.id, segments: segments.length, events } };
  } finally {
    await server.close();
  }
}

async function report(folder: string, drilled: Drilled[], now: number): Promise<string> {
  const reports = path.join(folder, 'drills');
  await mkdir(reports, { recursive: true, mode: 0o700 });
  const file = path.join(reports, `${new Date(now).toISOString().replaceAll(':', '-')}.json`);
  await writeFile(file, `${JSON.stringify({ at: new Date(now).toISOString(), drilled }, null, 2)}\n`);
  return file;
}
