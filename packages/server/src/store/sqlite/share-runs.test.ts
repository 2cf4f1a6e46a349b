import { expect, test } from 'vitest';
import { shareRuns } from './share-runs.ts';

test('who asks while it runs gets a run that began later, and shares it', async () => {
  const ends: (() => void)[] = [];
  const share = shareRuns(() => new Promise((resolve) => ends.push(resolve)));
  const first = share();
  const others = Promise.all([share(), share(), share()]);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await first;
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  await others;
  void share();
  expect(ends).toHaveLength(3);
});

test('a run that fails fails for those who asked for it, and for nobody after', async () => {
  const outcomes = [Promise.reject(new Error('full')), Promise.resolve()];
  const share = shareRuns(() => outcomes.shift() ?? Promise.resolve());
  const first = share();
  const second = share();
  await expect(first).rejects.toThrow('full');
  await second;
});
