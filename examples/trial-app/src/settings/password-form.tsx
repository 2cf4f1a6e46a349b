import type { VNode } from 'preact';
import { PasswordField } from '../controls/password-field.tsx';
import { useApp } from '../shell/app-context.ts';
import { SettingsCard } from './settings-card.tsx';

/** The same least length as at sign-up. */
const PASSWORD_MIN_LENGTH = 8;

export function PasswordForm(): VNode {
  const { texts, trial, announce } = useApp();
  const { settings } = texts;
  const save = (form: HTMLFormElement): void => {
    form.reset();
    announce(settings.passwordSaved);
  };
  return (
    <SettingsCard title={settings.password} action={settings.savePassword} onSave={save}>
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="username" autocomplete="username" value={trial.email} readOnly hidden />
      <PasswordField
        label={settings.currentPassword}
        name="current-password"
        autocomplete="current-password"
        texts={texts}
      />
      <PasswordField
        label={settings.newPassword}
        name="new-password"
        autocomplete="new-password"
        hint={texts.signUp.passwordHint}
        minLength={PASSWORD_MIN_LENGTH}
        texts={texts}
      />
    </SettingsCard>
  );
}
