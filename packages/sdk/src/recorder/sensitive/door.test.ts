import type { RecordedEvent } from '@opname/protocol';
import { expect, test, vi } from 'vitest';
import { createDoor } from './door.ts';

const told = (type: number): RecordedEvent => ({ type, timestamp: type, data: {} });

/** A door behind which each turn takes as many steps as it has events, of ten milliseconds each. */
function openDoor() {
  const passed: RecordedEvent[] = [];
  const turns: number[] = [];
  const door = createDoor({
    gather: () => {},
    peek: () => {},
    onDropped: () => {},
    onEvent: (event) => passed.push(event),
    *sanitise(events) {
      turns.push(events.length);
      for (const _ of events) {
        const until = performance.now() + 10;
        while (performance.now() < until);
        yield;
      }
      return events as RecordedEvent[];
    },
  });
  return { door, passed, turns };
}

const tasks = (count: number) =>
  Promise.all(Array.from({ length: count }, () => new Promise((done) => setTimeout(done))));

test('a long turn is cleaned with the work of the page in between, and what comes meanwhile after it', async () => {
  const { door, passed, turns } = openDoor();
  for (const type of [1, 2, 3, 4, 5]) door.push(told(type));
  await vi.waitUntil(() => turns.length === 1);
  door.push(told(6));
  expect(passed).toEqual([]);
  await tasks(1);
  expect(passed).toEqual([]);
  await vi.waitUntil(() => passed.length === 6);
  expect(passed.map(({ type }) => type)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(turns).toEqual([5, 1]);
});

test('who leaves has all of it pass at once', async () => {
  const { door, passed, turns } = openDoor();
  for (const type of [1, 2, 3]) door.push(told(type));
  await vi.waitUntil(() => turns.length === 1);
  door.push(told(4));
  door.flush();
  expect(passed.map(({ type }) => type)).toEqual([1, 2, 3, 4]);
});

test('of what is thrown away in the midst of a turn nothing passes', async () => {
  const { door, passed, turns } = openDoor();
  for (const type of [1, 2, 3]) door.push(told(type));
  await vi.waitUntil(() => turns.length === 1);
  door.discard();
  await tasks(20);
  door.flush();
  expect(passed).toEqual([]);
});
