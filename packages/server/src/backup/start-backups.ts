import type { Config } from '../config/config.ts';
import type { Stores } from '../stores.ts';
import { startBackupSchedule, type BackupSchedule } from './backup-schedule.ts';
import { declareBackups, type DeclaredBackups } from './backups.ts';

export interface RunningBackups {
  declared: DeclaredBackups;
  schedule: BackupSchedule;
}

/** @returns undefined where none are set up. */
export function startBackups(
  config: Config,
  { copies, serial }: Pick<Stores, 'copies' | 'serial'>,
  onFailure: (error: unknown) => void,
): RunningBackups | undefined {
  const { backups, data, now = Date.now } = config;
  if (!backups) return undefined;
  const declared = declareBackups({ ...backups, data, now });
  async function drillAll(): Promise<string[]> {
    // Only now, because a drill starts a server, which imports this file.
    const { drill } = await import('./drill.ts');
    const { drilled } = await drill(declared, config);
    return drilled.flatMap(({ repository, problem }) => (problem ? [`The drill of "${repository}": ${problem}`] : []));
  }
  const schedule = startBackupSchedule(declared.withCopies(copies), { serial, drill: drillAll, onFailure });
  return { declared, schedule };
}
