import type { VNode } from 'preact';
import { Field } from '../controls/field.tsx';
import { useApp } from '../shell/app-context.ts';
import { SettingsCard } from './settings-card.tsx';

export function ConnectionForm(): VNode {
  const { texts, announce } = useApp();
  const { settings } = texts;
  return (
    <SettingsCard
      title={settings.connection}
      lead={settings.connectionLead}
      action={settings.saveConnection}
      onSave={() => announce(settings.connectionSaved)}
    >
      <Field
        label={settings.apiKey}
        name="api-key"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        required
        minLength={8}
      />
    </SettingsCard>
  );
}
