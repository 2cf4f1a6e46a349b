import type { Answering, Failing } from './repositories.ts';
import { outdated, SERIES } from './series.ts';
import { identityOf, type Snapshot } from './snapshot.ts';

/** @returns the backups of all, each once. */
export function unionOf(answering: readonly Answering[]): Snapshot[] {
  const all = answering.flatMap(({ snapshots }) => snapshots);
  return [...new Map(all.map((snapshot) => [identityOf(snapshot), snapshot])).values()];
}

/**
 * Copies to each repository the backups that only others hold, so that one that was away or was created anew has all of
 * them again. What is not wanted any more is not carried about. @returns the names of those that got some.
 */
export async function spread(answering: readonly Answering[], now: number) {
  const union = unionOf(answering).filter(({ tags }) => SERIES.some(({ name }) => tags.includes(name)));
  const unwanted = new Set(outdated(union, now).map(identityOf));
  const wanted = union.map(identityOf).filter((identity) => !unwanted.has(identity));
  const outcomes = await Promise.all(answering.map((one) => complete(one, answering, wanted)));
  return {
    copied: outcomes.reduce((sum, one) => sum + one.copied, 0),
    failing: outcomes.flatMap((one) => one.failing),
  };
}

/** Brings one repository what it lacks. What one of the others could not give may be had from the next. */
async function complete({ restic, snapshots }: Answering, from: readonly Answering[], wanted: readonly string[]) {
  const missing = new Set(wanted);
  for (const snapshot of snapshots) missing.delete(identityOf(snapshot));
  const failing: Failing[] = [];
  let copied = 0;
  for (const other of from) {
    const has = other.snapshots.filter((snapshot) => missing.has(identityOf(snapshot)));
    if (has.length === 0) continue;
    try {
      const ids = has.map(({ id }) => id);
      await restic.copyFrom(other.restic.repository, ids);
      for (const snapshot of has) missing.delete(identityOf(snapshot));
      copied += has.length;
    } catch (error) {
      failing.push({ repository: restic.repository.name, error });
    }
  }
  return { copied, failing };
}
