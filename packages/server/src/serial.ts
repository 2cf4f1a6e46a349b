export type Serial = <Result>(key: string, task: () => Promise<Result>) => Promise<Result>;

/** Runs tasks of the same key one after another, and of different keys side by side. */
export function createSerial(): Serial {
  const tails = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const before = tails.get(key) ?? Promise.resolve();
    const result = before.then(task, task);
    // A task's failure is its caller's; the next one runs all the same.
    const tail = result.then(forget, forget);
    function forget(): void {
      if (tails.get(key) === tail) tails.delete(key);
    }
    tails.set(key, tail);
    return result;
  };
}
