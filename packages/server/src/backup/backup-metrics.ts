import { Gauge, type Registry } from 'prom-client';
import type { BackupRecords, RepositoryRecord } from './backup-record.ts';

const MS_PER_SECOND = 1000;

type Read = (one: RepositoryRecord) => number | undefined;

const newest =
  (pick: (...ages: number[]) => number): Read =>
  ({ backups }) =>
    backups.length > 0 ? pick(...backups.map(({ at }) => at)) / MS_PER_SECOND : undefined;
const seconds = (at: number | undefined) => (at === undefined ? undefined : at / MS_PER_SECOND);

const NUMBERS: readonly [name: string, help: string, read: Read][] = [
  ['opname_backups', 'Backups that lay in a repository when it last answered', ({ backups }) => backups.length],
  ['opname_backup_newest_timestamp_seconds', 'When its newest backup was taken', newest(Math.max)],
  ['opname_backup_oldest_timestamp_seconds', 'When its oldest backup was taken', newest(Math.min)],
  ['opname_backup_checked_timestamp_seconds', 'When all of it was last read', ({ checkedAt }) => seconds(checkedAt)],
  [
    'opname_backup_drilled_timestamp_seconds',
    'When it was last restored as a test',
    ({ drilledAt }) => seconds(drilledAt),
  ],
  ['opname_backup_failing', '1 while its last attempt has failed', ({ failure }) => (failure ? 1 : 0)],
];

/** Tells of each repository, by the name that the file of backups gives it. */
export function countBackups(registry: Registry, records: Pick<BackupRecords, 'read'>): void {
  for (const [name, help, read] of NUMBERS) {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        labelNames: ['repository'],
        registers: [],
        async collect() {
          const { repositories } = await records.read();
          this.reset();
          for (const [repository, one] of Object.entries(repositories)) {
            const value = read(one);
            if (value !== undefined) this.set({ repository }, value);
          }
        },
      }),
    );
  }
}
