import { execFileSync } from 'node:child_process';

/** Milliseconds between two looks. */
const LOOK_EVERY_MS = 2_000;

/** Kilobytes, the most that was seen: of this process, and of all that it started, shared pages counted once for each. */
export interface Memory {
  own: number;
  started: number;
}

export interface WatchedMemory {
  /** @returns the most since this was asked last. */
  take(): Memory;
  stop(): void;
}

export function watchMemory(): WatchedMemory {
  let most: Memory = { own: 0, started: 0 };
  const looking = setInterval(() => {
    const now = memoryNow();
    most = { own: Math.max(most.own, now.own), started: Math.max(most.started, now.started) };
  }, LOOK_EVERY_MS);
  return {
    take() {
      const taken = most;
      most = { own: 0, started: 0 };
      return taken;
    },
    stop: () => clearInterval(looking),
  };
}

function memoryNow(): Memory {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const rows = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const ours = new Set([process.pid]);
  // Who was started has a higher number, but where numbers begin anew.
  for (const [pid = 0, parent = 0] of rows) if (ours.has(parent)) ours.add(pid);
  const memory: Memory = { own: 0, started: 0 };
  for (const [pid = 0, , size = 0] of rows) {
    if (pid === process.pid) memory.own += size;
    else if (ours.has(pid)) memory.started += size;
  }
  return memory;
}
