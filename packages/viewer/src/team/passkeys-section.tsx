import { Button, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { textOf } from '../form-text.ts';
import { Failure } from '../shell/failure.tsx';
import { useServer } from '../shell/server.ts';
import { canHavePasskeys, type Passkey } from '../sign-in/passkeys.ts';
import { useSignInTexts } from '../sign-in/sign-in-speech.ts';
import { useSpeech } from '../texts/texts.ts';
import { TeamSection } from './team-section.tsx';
import styles from './team.module.css';

/** Characters of a name: a device and a place. */
const NAME_MAX = 60;

export function PasskeysSection() {
  const t = useSignInTexts().passkey;
  const { session } = useServer();
  const passkeys = useQuery({ queryKey: ['passkeys'], queryFn: () => session.passkeys.list() });
  const refresh = () => void passkeys.refetch();
  return (
    <TeamSection
      id="passkeys"
      title={t.title}
      lead={t.lead}
      form={canHavePasskeys() ? <AddPasskey onDone={refresh} /> : <Text size="sm">{t.notHere}</Text>}
      query={passkeys}
      lines={(data) => data.map((passkey) => <PasskeyLine key={passkey.id} passkey={passkey} onDone={refresh} />)}
      none={t.none}
    />
  );
}

function AddPasskey({ onDone }: { onDone: () => void }) {
  const t = useSignInTexts().passkey;
  const { session } = useServer();
  const [isMissing, setMissing] = useState(false);
  const add = useMutation({ mutationFn: (name: string) => session.passkeys.add(name), onSuccess: onDone });
  const submit = (form: HTMLFormElement) => {
    const name = textOf(new FormData(form), 'name');
    setMissing(name === '');
    if (name !== '') add.mutate(name, { onSuccess: () => form.reset() });
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <TextInput
        name="name"
        label={t.name}
        description={t.nameHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={NAME_MAX}
        autoComplete="off"
        error={isMissing && t.nameMissing}
      />
      <Button type="submit" className={styles.full ?? ''} loading={add.isPending}>
        {t.add}
      </Button>
      <div className={styles.full}>
        <Failure error={add.error} />
      </div>
    </form>
  );
}

function PasskeyLine({ passkey, onDone }: { passkey: Passkey; onDone: () => void }) {
  const t = useSignInTexts().passkey;
  const { format } = useSpeech();
  const { session } = useServer();
  const { id, name, addedAt } = passkey;
  const remove = useMutation({ mutationFn: () => session.passkeys.remove(id), onSettled: onDone });
  return (
    <li>
      <div>
        <span className={styles.name}>{name ?? t.unnamed}</span>
        {addedAt !== null && <p className={styles.quiet}>{t.added(format.dateTime(addedAt))}</p>}
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t.removeOf(name ?? t.unnamed)}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {t.remove}
      </Button>
    </li>
  );
}
