import { drill, verifyBackups } from '@opname/server';
import { readDeclared } from './declared.ts';

export async function initBackups(): Promise<void> {
  const created = await readDeclared().declared.create();
  console.log(created.length > 0 ? `Created: ${created.join(', ')}` : 'All repositories are there.');
}

export async function listBackups(): Promise<void> {
  const { repositories } = readDeclared().declared;
  for (const restic of [...repositories.data, repositories.keys]) {
    console.log(restic.repository.name);
    // One that does not answer keeps nobody from seeing the others.
    const snapshots = await restic.list().catch(fail);
    for (const { id, at, tags } of (snapshots ?? []).toSorted((a, b) => b.at - a.at)) {
      console.log(`  ${id.slice(0, 8)}  ${new Date(at).toISOString()}  ${tags.join()}`);
    }
  }
}

export async function verifyAll(): Promise<void> {
  const { declared } = readDeclared();
  for (const { repository, problem } of await verifyBackups(declared.repositories, declared)) {
    if (problem) fail(problem);
    else console.log(`${repository}: every byte was read and is whole`);
  }
}

export async function doctorBackups(): Promise<void> {
  const findings = await readDeclared().declared.doctor();
  for (const { cause, cure } of findings) fail(`${cause}\n  ${cure}`);
  if (findings.length === 0) console.log('Every promise holds.');
}

export async function drillBackups(): Promise<void> {
  const { config, declared } = readDeclared();
  const { file, drilled } = await drill(declared, config);
  for (const { repository, problem, recordings, played, seconds } of drilled) {
    if (problem) fail(`${repository}: ${problem}`);
    else {
      const what = played ? `${played.segments} segments and ${played.events} events of one played` : 'none to play';
      console.log(`${repository}: restored in ${seconds} s, ${recordings} recordings, ${what}`);
    }
  }
  console.log(`The report is in ${file}`);
}

/** Says it, and lets the command end with a failure. */
function fail(problem: unknown): void {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
}
