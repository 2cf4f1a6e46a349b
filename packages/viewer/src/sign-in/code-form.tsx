import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { textOf } from '../form-text.ts';
import { Failure } from '../shell/failure.tsx';
import { forgetPerson, useServer } from '../shell/server.ts';
import { SignInFrame } from './sign-in-frame.tsx';
import { useSignInTexts } from './sign-in-speech.ts';

/** The second half of a sign-in. */
export function CodeForm({ onAgain }: { onAgain: () => void }) {
  const t = useSignInTexts().code;
  const { session } = useServer();
  const client = useQueryClient();
  const [isBackup, setBackup] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const confirm = useMutation({
    mutationFn: (code: string) =>
      isBackup ? session.secondFactor.confirmByBackup(code) : session.secondFactor.confirm(code.replaceAll(' ', '')),
    onSuccess: () => forgetPerson(client),
  });
  const submit = (code: string) => {
    setMissing(code === '');
    if (code !== '') confirm.mutate(code);
  };
  return (
    <SignInFrame title={t.title} lead={isBackup ? t.backupLead : t.lead}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit(textOf(new FormData(event.currentTarget), 'code'));
        }}
      >
        <Stack gap="md">
          <Failure error={confirm.error} />
          <TextInput
            key={String(isBackup)}
            name="code"
            size="md"
            label={isBackup ? t.backup : t.code}
            inputMode={isBackup ? 'text' : 'numeric'}
            autoComplete={isBackup ? 'off' : 'one-time-code'}
            autoFocus
            error={isMissing && t.missing}
          />
          <Button type="submit" size="md" loading={confirm.isPending}>
            {t.submit}
          </Button>
          <Group justify="space-between">
            <Button variant="subtle" size="sm" onClick={() => setBackup(!isBackup)}>
              {isBackup ? t.useApp : t.useBackup}
            </Button>
            <Button variant="subtle" size="sm" color="gray" onClick={onAgain}>
              {t.again}
            </Button>
          </Group>
        </Stack>
      </form>
    </SignInFrame>
  );
}
