/** Milliseconds of processor time. */
export interface Thread {
  total: number;
  longest: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of processor time. */
  tdur?: number;
  args?: { name?: string };
}

/** A task with the promises that it settles; the scheduler's own tasks leave these out. */
export const TASKS = 'disabled-by-default-devtools.timeline';
const TASK = 'RunTask';

/** @returns what the busiest renderer's main thread did: tasks of the page that is measured, because nothing else is open. */
export function mainThreadOf(trace: Buffer): Thread {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mains = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const threads = mains.map(({ pid, tid }) =>
    traceEvents.filter((event) => event.pid === pid && event.tid === tid && event.name === TASK && event.ph === 'X'),
  );
  const sums = threads.map((tasks) => {
    const times = tasks.map(({ tdur = 0 }) => tdur / 1000);
    return { total: times.reduce((sum, time) => sum + time, 0), longest: Math.max(0, ...times) };
  });
  const busiest = sums.toSorted((a, b) => b.total - a.total)[0];
  if (!busiest || busiest.total === 0)
    throw new Error(`This Chromium's trace has no ${TASK} with thread times; use a newer one.`);
  return busiest;
}
