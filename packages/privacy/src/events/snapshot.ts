import type { Attributes } from '../mirror/mirror.ts';
import { describe } from '../policies/describe.ts';
import { maskInside } from '../policies/region.ts';
import { rememberValue } from '../echoes/remember.ts';
import type { Session } from '../session.ts';
import type { Steps } from '../steps.ts';
import { finite } from './fields.ts';

/** @returns a full picture of the page as it may be recorded. */
export function* cleanSnapshot(session: Session, data: Attributes): Steps<Attributes | undefined> {
  session.mirror.reset();
  session.fields.reset();
  const root = yield* session.mirror.takeAll(data['node']);
  if (!root) return undefined;
  session.fields.labelsChanged();
  session.fields.decide();
  rememberValues(session);
  const offset = (data['initialOffset'] ?? {}) as Attributes;
  const overrides = yield* maskInside(session, root);
  return {
    node: yield* describe(session, root, overrides),
    initialOffset: { top: finite(offset['top']), left: finite(offset['left']) },
  };
}

/** What stands in sensitive fields must be known before the first text is looked at. */
export function rememberValues(session: Session): void {
  for (const node of session.fields.secrets) {
    const { value } = node.attributes;
    if (typeof value === 'string') rememberValue(session.echoes, node.secret ?? '', value);
  }
}
