import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import surfaces from '../look/surfaces.module.css';
import { Failure } from '../shell/failure.tsx';
import { forgetPerson, usePerson, useServer } from '../shell/server.ts';
import { PasswordAsked } from '../sign-in/password-asked.tsx';
import { BackupCodes, SecondFactorSetUp } from '../sign-in/second-factor-set-up.tsx';
import { useSignInTexts } from '../sign-in/sign-in-speech.ts';
import styles from './team.module.css';

export function SecondFactorSection() {
  const t = useSignInTexts().factor;
  const person = usePerson();
  return (
    <section className={styles.section} aria-labelledby="second-factor">
      <h2 id="second-factor">{t.title}</h2>
      <p>{person.data?.hasSecondFactor ? t.isOn : t.lead}</p>
      <div className={surfaces.panel}>{person.data?.hasSecondFactor ? <SecondFactor /> : <SecondFactorSetUp />}</div>
    </section>
  );
}

function SecondFactor() {
  const t = useSignInTexts().factor;
  const { session } = useServer();
  const client = useQueryClient();
  const renew = useMutation({ mutationFn: (password: string) => session.secondFactor.renewCodes(password) });
  const remove = useMutation({
    mutationFn: (password: string) => session.secondFactor.remove(password),
    onSuccess: () => forgetPerson(client),
  });
  if (renew.data) return <BackupCodes codes={renew.data} onKept={renew.reset} />;
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t.lead}
      </Text>
      <PasswordAsked
        choices={[
          { label: t.renew, isPending: renew.isPending, onPassword: renew.mutate },
          { label: t.remove, isPending: remove.isPending, onPassword: remove.mutate },
        ]}
      />
      <Failure error={renew.error ?? remove.error} />
    </>
  );
}
