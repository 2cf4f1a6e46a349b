/**
 * The one place in the script that swallows: whatever goes wrong in here must never reach the page. It is told on the
 * console, once per message, so that a developer of the site sees it and a loop does not flood it.
 */
const told = new Set<string>();

/** Tells the site's developer on the console what is wrong and how to mend it. */
export function tell(message: string): void {
  if (told.has(message)) return;
  told.add(message);
  console.error(`Opname: ${message}`);
}

/** @returns `run` made safe for the page: an error is told and `onError` called, and the result is then undefined. */
export function guard<Args extends unknown[], Result>(
  run: (...args: Args) => Result,
  onError?: () => void,
): (...args: Args) => Result | undefined {
  return (...args) => {
    try {
      const result = run(...args);
      if (result instanceof Promise) result.catch((error: unknown) => swallow(error, onError));
      return result;
    } catch (error) {
      swallow(error, onError);
      return undefined;
    }
  };
}

function swallow(error: unknown, onError?: () => void): void {
  tell(String((error as Error | undefined)?.message ?? error));
  onError?.();
}
