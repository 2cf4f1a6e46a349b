/** Runs a task again and again, `pauseMs` after it has ended, until it is stopped; stopping waits for the running one. */
export function startRounds(
  task: () => Promise<void>,
  { pauseMs, onFailure }: { pauseMs: number; onFailure: (error: unknown) => void },
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isStopped = false;

  const plan = () => {
    if (!isStopped) timer = setTimeout(run, pauseMs).unref();
  };
  const run = () => {
    running = task().catch(onFailure).then(plan);
  };
  plan();

  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
