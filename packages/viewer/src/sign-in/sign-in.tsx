import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { exactTextOf, textOf } from '../form-text.ts';
import { IconAlert } from '../look/icons.ts';
import { asProblem } from '../problem.ts';
import { forgetPerson, useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import { CodeForm } from './code-form.tsx';
import { OtherWays } from './other-ways.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

/** Asks for an e-mail address and a password, and then for the second factor of who has one. */
export function SignIn() {
  const { t } = useSpeech();
  const [isHalfWay, setHalfWay] = useState(false);
  if (isHalfWay) return <CodeForm onAgain={() => setHalfWay(false)} />;
  return (
    <SignInFrame title={t.signIn.title} lead={t.signIn.lead}>
      <SignInForm onHalfWay={() => setHalfWay(true)} />
      <OtherWays />
    </SignInFrame>
  );
}

function SignInForm({ onHalfWay }: { onHalfWay: () => void }) {
  const { t } = useSpeech();
  const { session } = useServer();
  const client = useQueryClient();
  const [missing, setMissing] = useState<{ email: boolean; password: boolean }>({ email: false, password: false });
  const signIn = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => session.signIn(email, password),
    onSuccess: async (outcome) => (outcome === 'half-way' ? onHalfWay() : await forgetPerson(client)),
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
