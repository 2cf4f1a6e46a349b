import type { BackupState } from '@opname/protocol';
import type { Backups, Repository } from './backup-config.ts';
import type { BackupRecord } from './backup-record.ts';
import { RING_DAYS } from './key-ring.ts';
import { OLDEST_DAYS, SERIES } from './series.ts';

/** @returns what everybody may know: no addresses, no names of ours, no words of a failure. */
export function describeState(backups: Backups, record: BackupRecord, isRunning: boolean): BackupState {
  const keep = Object.fromEntries(SERIES.map((series) => [series.name, series.keep]));
  return {
    keeps: {
      daily: keep.daily ?? 0,
      weekly: keep.weekly ?? 0,
      monthly: keep.monthly ?? 0,
      days: OLDEST_DAYS,
      keyDays: RING_DAYS,
    },
    places: backups.repositories.map((repository) => describePlace(repository, record)),
    isRunning,
    ...(record.ranAt !== undefined && { ranAt: record.ranAt }),
  };
}

function describePlace({ name, provider, dataCentre, country, continent }: Repository, record: BackupRecord) {
  const { backups = [], checkedAt, drilledAt } = record.repositories[name] ?? {};
  const ages = backups.filter(({ series }) => SERIES.some((one) => one.name === series)).map(({ at }) => at);
  return {
    provider,
    dataCentre,
    country,
    continent,
    backups: ages.length,
    ...(ages.length > 0 && { newestAt: Math.max(...ages), oldestAt: Math.min(...ages) }),
    ...(checkedAt !== undefined && { checkedAt }),
    ...(drilledAt !== undefined && { drilledAt }),
  };
}
