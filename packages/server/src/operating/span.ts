import { SpanStatusCode, trace } from '@opentelemetry/api';

/** Runs a task as a step that traces tell of by `name`, which holds nothing of anybody; costs next to nothing without them. */
export async function inSpan<T>(name: string, task: () => Promise<T>): Promise<T> {
  return await trace.getTracer('opname').startActiveSpan(name, async (span) => {
    try {
      return await task();
    } catch (error) {
      // Messages may name recordings; the log has them where they matter.
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
