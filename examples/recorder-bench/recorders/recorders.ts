import { start as clarity } from './clarity.ts';
import { start as datadog } from './datadog.ts';
import { start as openreplay } from './openreplay.ts';
import { start as opname } from './opname.ts';
import { start as posthog } from './posthog.ts';
import { start as rrweb } from './rrweb.ts';
import { start as sentry } from './sentry.ts';

/** Starts to record, and sends. Each is used as its own documentation says, with the texts of the page kept readable. */
export const RECORDERS: Record<string, () => void | Promise<void>> = {
  nothing() {},
  opname,
  rrweb,
  clarity,
  openreplay,
  datadog,
  sentry,
  posthog,
};
