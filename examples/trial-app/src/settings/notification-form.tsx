import type { VNode } from 'preact';
import type { Preferences } from '../data/books.ts';
import { useApp } from '../shell/app-context.ts';
import { SettingsCard } from './settings-card.tsx';

const SUBJECTS = ['paid', 'overdue', 'tasks'] as const;
const CHANNELS = ['email', 'app', 'both'] as const;
const SUMMARIES = ['daily', 'weekly', 'never'] as const;

export function NotificationForm(): VNode {
  const { texts, books, changeBooks, announce } = useApp();
  const { settings } = texts;
  const { preferences } = books;
  const change = (part: Partial<Preferences>): void => changeBooks({ preferences: { ...preferences, ...part } });
  return (
    <SettingsCard
      title={settings.notifications}
      action={settings.saveNotifications}
      onSave={() => announce(settings.notificationsSaved)}
    >
      <fieldset class="choices">
        <legend>{settings.notificationsLead}</legend>
        {SUBJECTS.map((subject) => (
          <label key={subject}>
            <input
              type="checkbox"
              name={`notify-${subject}`}
              checked={preferences[subject]}
              onChange={(event) => change({ [subject]: event.currentTarget.checked })}
            />
            {settings.about[subject]}
          </label>
        ))}
      </fieldset>
      <fieldset class="choices row">
        <legend>{settings.channel}</legend>
        {CHANNELS.map((channel) => (
          <label key={channel}>
            <input
              type="radio"
              name="channel"
              value={channel}
              checked={preferences.channel === channel}
              onChange={() => change({ channel })}
            />
            {settings.channels[channel]}
          </label>
        ))}
      </fieldset>
      <SummarySelect value={preferences.summary} onChange={(summary) => change({ summary })} />
    </SettingsCard>
  );
}

interface SummarySelectProps {
  value: Preferences['summary'];
  onChange: (summary: Preferences['summary']) => void;
}

function SummarySelect({ value, onChange }: SummarySelectProps): VNode {
  const { settings } = useApp().texts;
  return (
    <div class="field">
      <label for="summary">{settings.summary}</label>
      <select
        id="summary"
        name="summary"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as Preferences['summary'])}
      >
        {SUMMARIES.map((summary) => (
          <option key={summary} value={summary}>
            {settings.summaries[summary]}
          </option>
        ))}
      </select>
    </div>
  );
}
