export interface Serial {
  /** Runs tasks of the same key one after another, and of different keys side by side. */
  <Result>(key: string, task: () => Promise<Result>): Promise<Result>;
  /** Runs the task unless another node is at this key, which does what is to be done. */
  unlessTaken(key: string, task: () => Promise<unknown>): Promise<void>;
}

/** For a node that is alone. */
export function createSerial(): Serial {
  const tails = new Map<string, Promise<unknown>>();
  const serial = <Result>(key: string, task: () => Promise<Result>): Promise<Result> => {
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
  return Object.assign(serial, {
    unlessTaken: async (key: string, task: () => Promise<unknown>) => void (await serial(key, task)),
  });
}
