import path from 'node:path';
import type { Registry } from 'prom-client';
import type { Config } from '../config/config.ts';
import type { Chain } from '../ledger/chain.ts';
import type { Stores } from '../stores.ts';
import { version } from '../version.ts';
import { startBackupSchedule, type BackupSchedule } from './backup-schedule.ts';
import { createBackupExports, type BackupExports } from './export/exports.ts';
import { countBackups } from './backup-metrics.ts';
import { declareBackups, type DeclaredBackups } from './backups.ts';

export interface RunningBackups {
  declared: DeclaredBackups;
  schedule: BackupSchedule;
}

export interface Backing {
  /** Undefined where none are set up. */
  backups: RunningBackups | undefined;
  exports: BackupExports;
}

interface BackingOptions {
  ledger: Pick<Chain, 'write'>;
  onFailure: (error: unknown) => void;
  /** Where numbers of backups are told; undefined where nowhere. */
  registry: Registry | undefined;
}

export function startBackups(config: Config, stores: Stores, options: BackingOptions): Backing {
  const { ledger, onFailure, registry } = options;
  const { data, now = Date.now } = config;
  const folder = path.join(data, 'backups', 'export');
  const backups = startDeclared(config, stores, onFailure);
  if (backups && registry) countBackups(registry, backups.declared.records);
  return {
    backups,
    exports: createBackupExports({ ...stores, ledger, folder, opname: version, now }),
  };
}

function startDeclared(
  config: Config,
  { copies, serial }: Stores,
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
