import { activeRules } from './rules/active-rules.ts';
import type { Session } from './session.ts';

/** Sets what changed, and what is decided by it. */
export function update(
  session: Session,
  { level, rules, pageUrl }: Partial<Pick<Session, 'level' | 'rules' | 'pageUrl'>>,
): void {
  session.level = level ?? session.level;
  session.rules = rules ?? session.rules;
  session.pageUrl = pageUrl ?? session.pageUrl;
  session.active = activeRules(session);
  const structure = session.level === 'structure';
  session.url = { scrubber: session.scrubber, parameters: session.rules.parameters, withoutPath: structure };
  session.css = {
    scrubber: session.scrubber,
    url: { ...session.url, withoutPath: false },
    structure,
    sheets: new Map(),
  };
}

/** @returns whether other rules hold at the new address; see the sanitiser. */
export function moveTo(session: Session, pageUrl: string): boolean {
  // The picture that was asked for may still be on its way.
  if (pageUrl === session.pageUrl) return false;
  const before = session.active;
  update(session, { pageUrl });
  const { active, mirror, rules } = session;
  if (before.length === active.length && before.every((rule) => active.includes(rule))) return false;
  session.active = rules.rules.filter((rule) =>
    [before, active][rule.action === 'show' ? 'every' : 'some']((those) => those.includes(rule)),
  );
  mirror.forgetVerdicts();
  return true;
}
