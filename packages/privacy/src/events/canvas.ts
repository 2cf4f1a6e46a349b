import type { Attributes } from '../mirror/mirror.ts';
import type { Session } from '../session.ts';
import { showsMedia, verdictOf } from '../verdict.ts';
import { finite, list, record } from './fields.ts';

/** Canvases are recorded only where a rule names them; words drawn into one are left out all the same. */
export function cleanCanvas(session: Session, data: Attributes): Attributes | undefined {
  const node = session.mirror.get(data['id']);
  const isAllowed = node?.isSent && session.rules.canvas.some((selector) => selector.matches(node));
  if (!node || !isAllowed || !showsMedia(session, verdictOf(session, node))) return session.drop('canvas');
  const commands = Array.isArray(data['commands']) ? data['commands'] : [data];
  return {
    id: node.id,
    type: finite(data['type']),
    commands: commands.flatMap((command) => cleanCommand(record(command))),
  };
}

const WORDED = /text|font|lang|filter/i;

function cleanCommand({ property, args, setter }: Attributes): Attributes[] {
  if (typeof property !== 'string' || !/^[a-zA-Z\d]{1,40}$/.test(property) || WORDED.test(property)) return [];
  return [{ property, args: list(args).map(cleanArgument), ...(setter === true && { setter: true }) }];
}

/** Numbers, colours and pixels; of rrweb's wrapped objects the fields that it knows. */
function cleanArgument(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'string') return isColour(value) ? value : '';
  return Array.isArray(value) ? value.map(cleanArgument) : cleanWrapped(record(value));
}

function isColour(value: string): boolean {
  return /^[#\w(),.% -]{0,40}$/.test(value) && !/[a-z]{16}|\d{6}/i.test(value);
}

const FIELDS: Record<string, (value: unknown) => unknown> = {
  rr_type: (value) => matching(value, /^[A-Za-z\d]{1,40}$/),
  args: (value) => (Array.isArray(value) ? value.map(cleanArgument) : undefined),
  data: (value) => (Array.isArray(value) ? value.map(cleanArgument) : undefined),
  base64: (value) => matching(value, /^[A-Za-z\d+/=]*$/),
  index: (value) => (typeof value === 'number' ? value : undefined),
  type: (value) => matching(value, /^image\/[a-z]+$/),
};

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function cleanWrapped(wrapped: Attributes): Attributes {
  const clean: Attributes = {};
  for (const [name, cleanField] of Object.entries(FIELDS)) {
    const value = cleanField(wrapped[name]);
    if (value !== undefined) clean[name] = value;
  }
  return clean;
}
