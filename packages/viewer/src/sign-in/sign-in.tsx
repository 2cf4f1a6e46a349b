import { ActionIcon, Alert, Button, Menu, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { exactTextOf, textOf } from '../form-text.ts';
import { IconAlert, IconLanguage } from '../look/icons.ts';
import { Logo } from '../look/logo.tsx';
import { asProblem } from '../problem.ts';
import { Preferences } from '../shell/preferences.tsx';
import { forgetPerson, useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import styles from './sign-in.module.css';

/** Asks for an e-mail address and a password. */
export function SignIn() {
  const { t } = useSpeech();
  return (
    <main className={styles.ground}>
      <div className={styles.column}>
        <div className={styles.top}>
          <Logo />
          <Menu position="bottom-end" width={210} shadow="md" withinPortal={false} withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`${t.shell.appearance}, ${t.shell.language}`}
              >
                <IconLanguage size={19} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Preferences />
            </Menu.Dropdown>
          </Menu>
        </div>
        <Paper withBorder className={styles.card ?? ''}>
          <Title order={1} size="h3">
            {t.signIn.title}
          </Title>
          <Text c="dimmed" mt={6} mb="lg">
            {t.signIn.lead}
          </Text>
          <SignInForm />
        </Paper>
      </div>
    </main>
  );
}

function SignInForm() {
  const { t } = useSpeech();
  const { session } = useServer();
  const client = useQueryClient();
  const [missing, setMissing] = useState<{ email: boolean; password: boolean }>({ email: false, password: false });
  const signIn = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => session.signIn(email, password),
    onSuccess: () => forgetPerson(client),
  });
  const submit = (form: FormData) => {
    const email = textOf(form, 'email');
    const password = exactTextOf(form, 'password');
    setMissing({ email: email === '', password: password === '' });
    if (email !== '' && password !== '') signIn.mutate({ email, password });
  };
  const problem = signIn.isError ? t.problems[asProblem(signIn.error).code] : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <Stack gap="md">
        {problem && (
          <Alert color="red" variant="light" role="alert" icon={<IconAlert size={18} />} title={problem.what}>
            {problem.cure}
          </Alert>
        )}
        <TextInput
          name="email"
          type="email"
          size="md"
          label={t.signIn.email}
          autoComplete="username"
          autoFocus
          error={missing.email && t.signIn.emailMissing}
        />
        <PasswordInput
          name="password"
          size="md"
          label={t.signIn.password}
          autoComplete="current-password"
          error={missing.password && t.signIn.passwordMissing}
          aria-invalid={missing.password}
          visibilityToggleButtonProps={{ 'aria-label': t.signIn.showPassword, tabIndex: 0, 'aria-hidden': false }}
        />
        <Button type="submit" size="md" mt={4} loading={signIn.isPending}>
          {t.signIn.submit}
        </Button>
      </Stack>
    </form>
  );
}
