import { Button, Divider, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Failure } from '../shell/failure.tsx';
import { forgetPerson, useServer } from '../shell/server.ts';
import { canHavePasskeys } from './passkeys.ts';
import { useSignInTexts } from './sign-in-speech.ts';

/** Signing in without a password. */
export function OtherWays() {
  const t = useSignInTexts();
  const { session } = useServer();
  const client = useQueryClient();
  const passkey = useMutation({ mutationFn: () => session.passkeys.signIn(), onSuccess: () => forgetPerson(client) });
  if (!canHavePasskeys()) return null;
  return (
    <Stack gap="sm" mt="md">
      <Divider label={t.provider.or} />
      <Button variant="default" size="md" loading={passkey.isPending} onClick={() => passkey.mutate()}>
        {t.passkey.signIn}
      </Button>
      <Failure error={passkey.error} />
    </Stack>
  );
}
