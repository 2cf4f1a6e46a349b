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

/**
 * @returns `run` made safe for the page: an error is told and `onError` called, and the result is then undefined. A
 *   promise that it returns is never rejected either, for one that nobody looks at comes up as an error of the page.
 */
export function guard<Args extends unknown[], Result>(
  run: (...args: Args) => Result,
  onError?: () => void,
): (...args: Args) => Result | undefined {
  return (...args) => {
    try {
      const result = run(...args);
      return result instanceof Promise ? (result.catch((error: unknown) => swallow(error, onError)) as Result) : result;
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
