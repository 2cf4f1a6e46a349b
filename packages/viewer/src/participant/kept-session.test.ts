import { expect, it } from 'vitest';
import { readSession, writeSession } from './kept-session.ts';

function createStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}

const refused = (): Storage => {
  throw new DOMException('denied', 'SecurityError');
};

it('goes on with the session of this tab until it has run out', () => {
  const storage = createStorage();
  writeSession(() => storage, { session: 'bearer', until: 100 });
  expect(readSession(() => storage, 99)).toEqual({ session: 'bearer', until: 100 });
  expect(readSession(() => storage, 100)).toBeNull();
});

it('forgets the session when the page is closed for good', () => {
  const storage = createStorage();
  writeSession(() => storage, { session: 'bearer', until: 100 });
  writeSession(() => storage, null);
  expect(readSession(() => storage, 1)).toBeNull();
});

it('does without storage where a frame is refused it', () => {
  writeSession(refused, { session: 'bearer', until: 100 });
  expect(readSession(refused, 1)).toBeNull();
});

it('believes nothing else that lies under its key', () => {
  const storage = createStorage();
  storage.setItem('opname-participant-session', '{"session":1}');
  expect(readSession(() => storage, 1)).toBeNull();
});
