import { Alert, Button, Divider, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconAlert } from '../look/icons.ts';
import { Failure } from '../shell/failure.tsx';
import { forgetPerson, useServer } from '../shell/server.ts';
import { canHavePasskeys } from './passkeys.ts';
import { useSignInWays } from './second-factor-needed.tsx';
import { useSignInTexts } from './sign-in-speech.ts';

/** Signing in without a password of here. */
export function OtherWays() {
  const t = useSignInTexts();
  const provider = useSignInWays().data?.provider ?? null;
  if (!canHavePasskeys() && provider === null) return null;
  return (
    <Stack gap="sm" mt="md">
      <Divider label={t.provider.or} />
      {canHavePasskeys() && <ByPasskey />}
      {provider !== null && <ByProvider name={provider} />}
    </Stack>
  );
}

function ByPasskey() {
  const t = useSignInTexts().passkey;
  const { session } = useServer();
  const client = useQueryClient();
  const passkey = useMutation({ mutationFn: () => session.passkeys.signIn(), onSuccess: () => forgetPerson(client) });
  return (
    <>
      <Button variant="default" size="md" loading={passkey.isPending} onClick={() => passkey.mutate()}>
        {t.signIn}
      </Button>
      <Failure error={passkey.error} />
    </>
  );
}

/** What the server says in the address when the provider let somebody in and it did not. */
const UNKNOWN = new Set(['signup_disabled', 'email_not_found', 'INVALID_EMAIL_OR_PASSWORD', 'account_not_linked']);

function ByProvider({ name }: { name: string }) {
  const t = useSignInTexts().provider;
  const { session } = useServer();
  const leave = useMutation({
    mutationFn: () => session.leaveForProvider(),
    onSuccess: (address) => location.assign(address),
  });
  const refusal = new URLSearchParams(location.search).get('error');
  const refused = refusal !== null && (UNKNOWN.has(refusal) ? t.unknown : t.failed);
  return (
    <>
      {refused && (
        <Alert color="red" variant="light" role="alert" icon={<IconAlert size={18} />} title={refused.what}>
          {refused.cure}
        </Alert>
      )}
      <Button variant="default" size="md" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t.signIn(name)}
      </Button>
      <Failure error={leave.error} />
    </>
  );
}
