import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTeamTexts } from './team-speech.ts';

interface PasswordFieldProps {
  name: string;
  label: string;
  /** Whether one is set, and not asked for. */
  isNew?: boolean;
  error?: ReactNode;
}

export function PasswordField({ name, label, isNew = false, error }: PasswordFieldProps) {
  const t = useTeamTexts().account;
  return (
    <PasswordInput
      name={name}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      label={label}
      {...(isNew && { description: t.hint })}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      error={error}
      aria-invalid={Boolean(error)}
      visibilityToggleButtonProps={{ 'aria-label': t.show, tabIndex: 0, 'aria-hidden': false }}
    />
  );
}
