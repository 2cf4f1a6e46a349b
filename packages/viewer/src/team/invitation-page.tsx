import { Button, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { exactTextOf } from '../form-text.ts';
import { Logo } from '../look/logo.tsx';
import { Failure } from '../shell/failure.tsx';
import { asProblem } from '../problem.ts';
import { Explanation } from '../shell/explanation.tsx';
import { forgetPerson, useServer } from '../shell/server.ts';
import { useTitle } from '../shell/title.ts';
import signIn from '../sign-in/sign-in.module.css';
import { useSpeech } from '../texts/texts.ts';
import { PasswordField } from './password-field.tsx';
import { useTeamTexts } from './team-speech.ts';

/** Where the link of an invitation leads: sets a password, and signs in with it. */
export function InvitationPage() {
  const t = useTeamTexts();
  useTitle(t.invitation.title);
  const { t: studio } = useSpeech();
  const { api } = useServer();
  const token = location.hash.slice(1);
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.call('readInvitation', { body: { token } }, signal),
  });
  return (
    <main className={signIn.ground}>
      <div className={signIn.column}>
        <div className={signIn.top}>
          <Logo />
        </div>
        <Paper withBorder className={signIn.card ?? ''}>
          {invitation.isPending && <Loader type="dots" aria-label="Opname" />}
          {invitation.isError && (
            <Explanation {...studio.problems[asProblem(invitation.error).code]} tone="calm" order={1} />
          )}
          {invitation.data && (
            <>
              <Title order={1} size="h3">
                {t.invitation.title}
              </Title>
              <Text c="dimmed" mt={6} mb="lg">
                {t.invitation.lead(invitation.data.email, t.roles[invitation.data.role].name)}
              </Text>
              <PasswordForm token={token} email={invitation.data.email} />
            </>
          )}
        </Paper>
      </div>
    </main>
  );
}

function PasswordForm({ token, email }: { token: string; email: string }) {
  const t = useTeamTexts();
  const { t: studio } = useSpeech();
  const { api, session } = useServer();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [isMissing, setMissing] = useState(false);
  const accept = useMutation({
    mutationFn: async (password: string) => {
      await api.call('acceptInvitation', { body: { token, password } });
      await session.signIn(email, password);
    },
    onSuccess: async () => {
      navigate('/', { replace: true });
      await forgetPerson(client);
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const password = exactTextOf(new FormData(event.currentTarget), 'password');
        setMissing(password === '');
        if (password !== '') accept.mutate(password);
      }}
    >
      <Stack gap="md">
        {/* So that a password manager knows whose it is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordField
          name="password"
          label={t.account.next}
          isNew
          error={isMissing && studio.signIn.passwordMissing}
        />
        <Failure error={accept.error} />
        <Button type="submit" loading={accept.isPending}>
          {t.invitation.submit}
        </Button>
      </Stack>
    </form>
  );
}
