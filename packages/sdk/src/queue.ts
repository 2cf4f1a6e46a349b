import type { Handle } from './handle.ts';
import { guard, tell } from './guard.ts';
import type { StartOptions } from './options.ts';

/** What a page may put into `Opname` before the script is there: a function that gets the handle, or a call by name. */
export type Command =
  | ((handle: Handle) => void)
  | [method: 'start', options: StartOptions]
  | [method: Exclude<keyof Handle, 'status'>, ...args: unknown[]];

/**
 * Makes the page's own `Opname = []` into the handle: what waits in it runs now, what is pushed later runs at once, and
 * every method of the handle is on it. What the page did not put there, `Opname`, is not put there by us either.
 *
 * @param tag what the script's own tag says, which starts by itself.
 */
export function openQueue(start: (options: StartOptions) => Handle | undefined, tag: StartOptions | undefined): void {
  let handle = tag && start(tag);
  let subject = tag?.subject;
  const queue = (globalThis as { Opname?: Command[] }).Opname;
  if (!Array.isArray(queue)) return;
  const waiting: Command[] = [];
  const run = guard((command: Command) => {
    if (Array.isArray(command) && command[0] === 'start') begin(command[1]);
    else if (!handle) waiting.push(command);
    else if (typeof command === 'function') command(handle);
    else call(handle, command);
  });
  function begin(options: StartOptions): void {
    // Nobody is recorded on another's yes.
    if (subject && subject !== options.subject) void handle?.stop();
    subject = options.subject;
    handle ??= start(options);
    Object.assign(queue as object, handle);
    if (handle) waiting.splice(0).forEach(run);
  }
  const first = queue.splice(0);
  Object.assign(queue, handle, { start: guard(begin), push: (...commands: Command[]) => commands.forEach(run) });
  first.forEach(run);
}

function call(handle: Handle, [method, ...args]: [string, ...unknown[]]): void {
  const run = handle[method as keyof Handle] as ((...args: unknown[]) => unknown) | undefined;
  if (run) void run(...args);
  else tell(`no method ${method}; use ${Object.keys(handle).join()}.`);
}
