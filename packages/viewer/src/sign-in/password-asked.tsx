import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { exactTextOf, textOf } from '../form-text.ts';
import { PasswordField } from '../team/password-field.tsx';
import styles from '../team/team.module.css';
import { useSignInTexts } from './sign-in-speech.ts';

interface Choice {
  label: string;
  isPending: boolean;
  onPassword: (password: string) => void;
}

/** Asks for the password again before something that a session alone may not do. The first choice is that of the Enter key. */
export function PasswordAsked({ choices }: { choices: readonly Choice[] }) {
  const t = useSignInTexts().factor;
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent;
        const form = new FormData(event.currentTarget, submitter);
        const password = exactTextOf(form, 'password');
        setMissing(password === '');
        if (password !== '') choices[Number(textOf(form, 'choice'))]?.onPassword(password);
      }}
    >
      <PasswordField name="password" label={t.password} error={isMissing && t.passwordMissing} />
      <Group className={styles.full ?? ''} gap="xs">
        {choices.map(({ label, isPending }, index) => (
          <Button
            key={label}
            type="submit"
            name="choice"
            value={index}
            variant={index === 0 ? 'filled' : 'default'}
            loading={isPending}
          >
            {label}
          </Button>
        ))}
      </Group>
    </form>
  );
}
