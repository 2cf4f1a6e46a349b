/**
 * 130 days of backups with restic and four repositories in folders, the clock moved a day at a time: how many backups lie
 * in each repository, and how old they are, as restic lists them. Three days nobody runs, five days one repository is away.
 * With S3=1 a fifth repository lies in a bucket of the tests' own Ceph.
 */
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startTestCeph } from '../test/ceph.ts';
import { DAY_MS, startTestBackups } from '../test/backups.ts';
import { runBackups } from '../src/backup/run-backups.ts';
import { ofSeries, SERIES } from '../src/backup/series.ts';
import type { Restic } from '../src/backup/restic.ts';

const DAYS = Number(process.env.DAYS ?? 130);
/** From this day on every series has had the time to fill: three months and the rest of a week. */
const FULL_FROM = 70;
const DOWN = new Set([40, 41, 42]);
const AWAY = { repository: 'second', from: 80, to: 84 };
const RECORDING_BYTES = 50_000;

const s3 = process.env.S3 ? await startBucket() : undefined;
const test = await startTestBackups(s3 ? { more: s3.more } : {});
const days: { day: number; counts: Record<string, number[]>; oldest: number; ring: number; missed: boolean }[] = [];

async function startBucket() {
  const ceph = await startTestCeph();
  if ('skipped' in ceph) throw new Error(ceph.skipped);
  const { endpoint, accessKeyId, secretAccessKey } = ceph;
  const client = new S3Client({
    endpoint,
    region: 'default',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  });
  await client.send(new CreateBucketCommand({ Bucket: 'backups' }));
  client.destroy();
  const environmentFile = path.join(mkdtempSync(path.join(tmpdir(), 'opname-bucket-')), 'bucket.env');
  writeFileSync(environmentFile, `AWS_ACCESS_KEY_ID=${accessKeyId}\nAWS_SECRET_ACCESS_KEY=${secretAccessKey}\n`);
  return {
    more: { name: 'bucket', address: `s3:${endpoint}/backups/opname`, environmentFile },
    stop: () => ceph.stop(),
  };
}

const ageOf = (at: number | undefined) => (at === undefined ? 0 : (test.clock.now - at) / DAY_MS);

async function countsOf(restic: Restic) {
  const snapshots = await restic.list();
  return {
    counts: SERIES.map(({ name }) => ofSeries(snapshots, name).length),
    oldest: Math.max(0, ...snapshots.map(({ at }) => ageOf(at))),
  };
}

async function live(day: number): Promise<void> {
  await test.record(RECORDING_BYTES);
  const folder = test.folderOf(AWAY.repository);
  if (day === AWAY.from) renameSync(folder, `${folder}-away`);
  if (day === AWAY.to + 1) renameSync(`${folder}-away`, folder);
  const missed = DOWN.has(day);
  if (!missed) await runBackups(test.parts);
  const isAway = day >= AWAY.from && day <= AWAY.to;
  const looked = test.parts.repositories.data.filter(
    ({ repository }) => !isAway || repository.name !== AWAY.repository,
  );
  const found = await Promise.all(looked.map(countsOf));
  const ring = await countsOf(test.parts.repositories.keys);
  const counts = Object.fromEntries(
    looked.map(({ repository }, index) => [repository.name, found[index]?.counts ?? []]),
  );
  days.push({ day, counts, oldest: Math.max(...found.map(({ oldest }) => oldest)), ring: ring.oldest, missed });
  const shown = Object.entries(counts).map(([name, list]) => `${name} ${list.join('/')}`);
  console.log([`day ${day}`, ...shown, `oldest ${days.at(-1)?.oldest} d`, `ring ${ring.oldest} d`].join('\t'));
}

for (let day = 0; day < DAYS; day++) {
  await live(day);
  test.clock.now += DAY_MS;
}
const full = days.filter(({ day }) => day >= FULL_FROM);
const whole = full.filter(({ counts }) => Object.values(counts).every((list) => list.join('/') === '7/4/3'));
console.log(
  `full from day ${FULL_FROM}: ${whole.length} of ${full.length} days with 7/4/3 in every repository that answered`,
);
const ages = full.map(({ oldest }) => oldest);
console.log(
  `oldest then: ${Math.min(...ages)} to ${Math.max(...ages)} days; in the ring: ${Math.max(...days.map(({ ring }) => ring))} days`,
);
if (process.env.OUTPUT) writeFileSync(path.resolve(process.env.OUTPUT), JSON.stringify(days));
await test.stop();
await s3?.stop();
