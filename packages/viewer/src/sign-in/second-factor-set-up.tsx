import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { textOf } from '../form-text.ts';
import { Failure } from '../shell/failure.tsx';
import { forgetPerson, useServer } from '../shell/server.ts';
import { PasswordAsked } from './password-asked.tsx';
import { QrCode } from './qr-code.tsx';
import { useSignInTexts } from './sign-in-speech.ts';
import styles from './sign-in.module.css';

/** Sets a second factor up: the password, the app and its first code, the backup codes. */
export function SecondFactorSetUp() {
  const t = useSignInTexts().factor;
  const { session } = useServer();
  const client = useQueryClient();
  const setUp = useMutation({ mutationFn: (password: string) => session.secondFactor.setUp(password) });
  const confirm = useMutation({ mutationFn: (code: string) => session.secondFactor.confirm(code) });
  if (!setUp.data) {
    return (
      <>
        <PasswordAsked choices={[{ label: t.setUp, isPending: setUp.isPending, onPassword: setUp.mutate }]} />
        <Failure error={setUp.error} />
      </>
    );
  }
  const { address, codes } = setUp.data;
  if (!confirm.isSuccess) {
    return <AppAsked address={address} error={confirm.error} isPending={confirm.isPending} onCode={confirm.mutate} />;
  }
  return <BackupCodes codes={codes} onKept={() => void forgetPerson(client)} />;
}

interface AppAskedProps {
  address: string;
  error: Error | null;
  isPending: boolean;
  onCode: (code: string) => void;
}

function AppAsked({ address, error, isPending, onCode }: AppAskedProps) {
  const t = useSignInTexts();
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const code = textOf(new FormData(event.currentTarget), 'code').replaceAll(' ', '');
        setMissing(code === '');
        if (code !== '') onCode(code);
      }}
    >
      <Stack gap="sm" maw={460}>
        <Text>{t.factor.scan}</Text>
        <QrCode text={address} label={t.factor.picture} />
        <Text size="sm" c="dimmed">
          {t.factor.byHand}: <span className={styles.key}>{new URL(address).searchParams.get('secret')}</span>
        </Text>
        <TextInput
          name="code"
          label={t.factor.confirm}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          error={isMissing && t.code.missing}
        />
        <Failure error={error} />
        <div>
          <Button type="submit" loading={isPending}>
            {t.factor.confirmSubmit}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

/** Shown once; who has not kept them makes new ones. */
export function BackupCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useSignInTexts().factor;
  return (
    <Alert role="status" variant="light" title={t.codes}>
      <Text size="sm" mb="sm">
        {t.codesLead}
      </Text>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button mt="md" onClick={onKept}>
        {t.kept}
      </Button>
    </Alert>
  );
}
