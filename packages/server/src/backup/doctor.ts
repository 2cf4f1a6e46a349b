/** Holds the backups that are there against what is promised. Every finding is a cause with its cure. */
import type { BackupFinding } from '@opname/protocol';
import type { Backups, Repository } from './backup-config.ts';
import type { BackupRecord } from './backup-record.ts';
import { KEYS_FILE, MASTER_KEY_FILE, RING_DAYS } from './key-ring.ts';
import { askAll, type Answering, type Failing, type Repositories } from './repositories.ts';
import { OLDEST_DAYS, ofSeries, periodOf, SERIES } from './series.ts';

/** What is promised beside the numbers of the series. */
const DATA_CENTRES_MIN = 3;
const CONTINENTS_MIN = 2;
const NEWEST_HOURS = 26;
const CHECK_DAYS = 7;
const DRILL_DAYS = 30;

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

export type Finding = BackupFinding;

export interface Examined {
  backups: Backups;
  record: BackupRecord;
  now: number;
  /** What each repository of data answered. */
  data: { answering: readonly Answering[]; failing: readonly Failing[] };
  ring: { answering: readonly Answering[]; failing: readonly Failing[] };
  /** Names of repositories of data in which keys were found. */
  withKeys: readonly string[];
}

/** Asks all repositories and looks for keys where they must not be. */
export async function examine({ data, keys }: Repositories): Promise<Pick<Examined, 'data' | 'ring' | 'withKeys'>> {
  const [answers, ring] = await Promise.all([askAll(data), askAll([keys])]);
  const found = await Promise.all(
    answers.answering.map(async ({ restic, snapshots }) => {
      const [newest] = SERIES.flatMap(({ name }) => ofSeries(snapshots, name)).toSorted((a, b) => b.at - a.at);
      const files = newest ? await restic.find(newest.id, [KEYS_FILE, MASTER_KEY_FILE]) : [];
      return files.length > 0 ? [restic.repository.name] : [];
    }),
  );
  return { data: answers, ring, withKeys: found.flat() };
}

/** @returns every promise that does not hold; nothing where all do. */
export function diagnose(examined: Examined): Finding[] {
  const { data, ring } = examined;
  return [
    ...placesFindings(examined.backups),
    ...keysFindings(examined),
    ...[...data.failing, ...ring.failing].map(silentFinding),
    ...data.answering.flatMap((one) => repositoryFindings(one, examined)),
    ...ring.answering.flatMap((one) => ringFindings(one, examined.now)),
  ];
}

const placeOf = ({ provider, dataCentre }: Repository) => `${provider}, ${dataCentre}`;

function placesFindings({ repositories }: Backups): Finding[] {
  const centres = new Set(repositories.map(placeOf)).size;
  const continents = new Set(repositories.map(({ continent }) => continent)).size;
  const findings: Finding[] = [];
  if (centres < DATA_CENTRES_MIN) {
    findings.push({
      cause: `Backups lie in ${centres} data centres; ${DATA_CENTRES_MIN} are promised.`,
      cure: 'Declare a repository in another data centre in the file of backups, then run: opname backup init',
    });
  }
  if (continents < CONTINENTS_MIN) {
    findings.push({
      cause: `Backups lie on ${continents} continent; ${CONTINENTS_MIN} are promised.`,
      cure: 'Declare a repository on another continent in the file of backups, then run: opname backup init',
    });
  }
  return findings;
}

function keysFindings({ backups: { repositories, keys }, withKeys }: Examined): Finding[] {
  const findings = withKeys.map((name) => ({
    cause: `The newest backup in "${name}" holds keys beside the data that they open.`,
    cure: 'Take the keys out of what is backed up, destroy that repository, and create it anew with: opname backup init',
  }));
  const beside = repositories.find((repository) => placeOf(repository) === placeOf(keys));
  if (beside) {
    findings.push({
      cause: `The copies of the keys lie in the same place as the data of "${beside.name}" (${placeOf(keys)}).`,
      cure: 'Move "keys" in the file of backups to another data centre, and destroy the copies that are there.',
    });
  }
  return findings;
}

function silentFinding({ repository, error }: Failing): Finding {
  const message = error instanceof Error ? error.message : String(error);
  return {
    cause: `The repository "${repository}" could not be read.`,
    cure: message,
  };
}

function repositoryFindings({ restic, snapshots }: Answering, { record, now }: Examined): Finding[] {
  const { name } = restic.repository;
  const { checkedAt = 0, drilledAt = 0, journal = 0 } = record.repositories[name] ?? {};
  const all = SERIES.flatMap((series) => ofSeries(snapshots, series.name)).map(({ at }) => at);
  const ages = all.map((at) => now - at);
  const rules: [isBroken: boolean, cause: string, cure: string][] = [
    [
      Math.min(...ages) > NEWEST_HOURS * HOUR_MS && all.length > 0,
      `the newest backup is older than ${NEWEST_HOURS} hours.`,
      'Run: opname backup run; it says what keeps it.',
    ],
    [
      Math.max(...ages) > OLDEST_DAYS * DAY_MS,
      `the oldest backup is older than ${OLDEST_DAYS} days.`,
      'Run: opname backup run; it removes what is too old.',
    ],
    [
      now - checkedAt > CHECK_DAYS * DAY_MS,
      `it was not read as a whole within ${CHECK_DAYS} days.`,
      'Run: opname backup verify',
    ],
    [
      now - drilledAt > DRILL_DAYS * DAY_MS,
      `no drill has restored from it within ${DRILL_DAYS} days.`,
      'Run: opname backup drill',
    ],
    [
      (record.removals ?? 0) > journal,
      'it has not the newest journal of removals.',
      'Run: opname backup run; it says what keeps it.',
    ],
  ];
  const broken = rules.filter(([isBroken]) => isBroken);
  return [
    ...seriesFindings({ restic, snapshots }, record.beganAt ?? Math.min(now, ...all), now),
    ...broken.map(([, cause, cure]) => ({ cause: `"${name}": ${cause}`, cure })),
  ];
}

/** A young installation cannot have a backup of a month that it did not see. */
function seriesFindings({ restic, snapshots }: Answering, beganAt: number, now: number): Finding[] {
  return SERIES.flatMap(({ name, keep }) => {
    const seen = periodOf(name, now) - periodOf(name, beganAt) + 1;
    // Of the present day, week or month it may still be taken.
    const fewest = Math.min(keep, Math.max(1, seen - 1));
    const count = ofSeries(snapshots, name).length;
    if (count >= fewest && count <= keep) return [];
    return [
      {
        cause: `"${restic.repository.name}": there are ${count} ${name} backups; ${keep} are promised, ${fewest} by now.`,
        cure: 'Run: opname backup run; it copies what another repository has, and says what keeps it.',
      },
    ];
  });
}

function ringFindings({ snapshots, restic }: Answering, now: number): Finding[] {
  const ages = snapshots.map(({ at }) => now - at);
  const findings: Finding[] = [];
  const say = (cause: string, cure: string) => findings.push({ cause: `"${restic.repository.name}": ${cause}`, cure });
  if (Math.min(...ages) > NEWEST_HOURS * HOUR_MS) {
    say(`the newest copy of the keys is older than ${NEWEST_HOURS} hours.`, 'Run: opname backup run');
  }
  if (Math.max(...ages) > RING_DAYS * DAY_MS) {
    say(`a copy of the keys is older than ${RING_DAYS} days.`, 'Run: opname backup run; it removes what is too old.');
  }
  return findings;
}
