import type { VNode } from 'preact';
import { Avatar } from '../controls/avatar.tsx';
import { useApp } from '../shell/app-context.ts';

/** What happened, to which of the contacts, and how many hours ago. */
const ACTIVITIES = [
  { kind: 'paid', contact: 4, hours: 2 },
  { kind: 'sent', contact: 17, hours: 5 },
  { kind: 'added', contact: 31, hours: 9 },
  { kind: 'reminded', contact: 58, hours: 26 },
  { kind: 'paid', contact: 73, hours: 30 },
] as const;

export function ActivityList(): VNode {
  const { texts, books } = useApp();
  const { dashboard } = texts;
  return (
    <section class="card activity" aria-labelledby="activity-title">
      <h2 id="activity-title">{dashboard.activity}</h2>
      <ol>
        {ACTIVITIES.map(({ kind, contact, hours }) => {
          const { name = '', company = '' } = books.contacts[contact] ?? {};
          return (
            <li key={hours}>
              <Avatar name={name} />
              <div>
                <p>{dashboard.activities[kind](company)}</p>
                <p class="hint">
                  {name} · {dashboard.hoursAgo(hours)}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
