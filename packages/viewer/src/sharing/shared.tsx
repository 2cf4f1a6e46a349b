import { Button, Loader, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import type { ShareOpened } from '@opname/protocol';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { createApi, type Api } from '../api.ts';
import { exactTextOf } from '../form-text.ts';
import { Logo } from '../look/logo.tsx';
import { asProblem } from '../problem.ts';
import { Explanation } from '../shell/explanation.tsx';
import { Failure } from '../shell/failure.tsx';
import signIn from '../sign-in/sign-in.module.css';
import { useSpeech } from '../texts/texts.ts';
import { SharedRecording } from './shared-recording.tsx';
import { useSharingTexts } from './sharing-speech.ts';

/** Where a link leads: what is shared, after its password where it has one. */
export function Shared({ fetch, token }: { fetch: typeof globalThis.fetch; token: string }) {
  const open = useMutation({
    mutationFn: (password: string | undefined) =>
      createApi(fetch).call('openShare', { body: { token, ...(password !== undefined && { password }) } }),
  });
  const begun = useRef(false);
  const { mutate } = open;
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate(undefined);
  }, [mutate]);
  if (open.data) return <Opened opened={open.data} api={createApi(fetch, open.data.session)} />;
  return <NotOpened error={open.error} isPending={open.isPending} onPassword={open.mutate} />;
}

function Opened({ opened, api }: { opened: ShareOpened; api: Api }) {
  return <SharedRecording api={api} recording={opened.recording} until={opened.linkUntil} />;
}

interface NotOpenedProps {
  error: Error | null;
  isPending: boolean;
  onPassword: (password: string) => void;
}

function NotOpened({ error, isPending, onPassword }: NotOpenedProps) {
  const { t } = useSpeech();
  const [hasAsked, setAsked] = useState(false);
  const problem = error === null ? null : asProblem(error);
  const isAsked = problem?.code === 'share-password' || (hasAsked && isPending);
  return (
    <main className={signIn.ground}>
      <div className={signIn.column}>
        <div className={signIn.top}>
          <Logo />
        </div>
        <Paper withBorder className={signIn.card ?? ''}>
          {isPending && !hasAsked && <Loader type="dots" aria-label="Opname" />}
          {isAsked && (
            <PasswordForm
              error={hasAsked ? error : null}
              isPending={isPending}
              onPassword={(password) => {
                setAsked(true);
                onPassword(password);
              }}
            />
          )}
          {problem && !isAsked && <Explanation {...t.problems[problem.code]} tone="calm" order={1} />}
        </Paper>
      </div>
    </main>
  );
}

function PasswordForm({ error, isPending, onPassword }: NotOpenedProps) {
  const t = useSharingTexts().page;
  const { t: studio } = useSpeech();
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const password = exactTextOf(new FormData(event.currentTarget), 'password');
        setMissing(password === '');
        if (password !== '') onPassword(password);
      }}
    >
      <Stack gap="md">
        <div>
          <Title order={1} size="h3">
            {t.passwordTitle}
          </Title>
          <Text c="dimmed">{t.passwordLead}</Text>
        </div>
        <PasswordInput
          name="password"
          label={t.password}
          autoComplete="off"
          autoFocus
          error={isMissing && t.missing}
          visibilityToggleButtonProps={{ 'aria-label': studio.signIn.showPassword, tabIndex: 0, 'aria-hidden': false }}
        />
        <Failure error={error} />
        <Button type="submit" loading={isPending}>
          {t.open}
        </Button>
      </Stack>
    </form>
  );
}
