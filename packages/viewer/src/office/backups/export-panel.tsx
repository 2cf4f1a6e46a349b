import { Button, PasswordInput, Progress } from '@mantine/core';
import type { BackupExport } from '@opname/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf } from '../../api.ts';
import { textOf } from '../../form-text.ts';
import { IconExport } from '../../look/icons.ts';
import { useServer } from '../../shell/server.ts';
import { useSpeech } from '../../texts/texts.ts';
import { Failure } from '../../shell/failure.tsx';
import surfaces from '../../look/surfaces.module.css';
import styles from '../office.module.css';
import { useOfficeTexts } from '../office-speech.ts';

/** Characters; the server takes no shorter one. */
const PASSPHRASE_MIN = 16;

/** Pixels of a label, beside which the button stands level with the fields, also where a field has an error below it. */
const LABEL_PX = 21;

/** Milliseconds between two looks at a download. */
const LOOK_MS = 1000;

/** A full backup as one file, which the browser saves while the server makes it. */
export function ExportPanel() {
  const t = useOfficeTexts().backups.export;
  const { api } = useServer();
  const [problem, setProblem] = useState<'short' | 'differs' | undefined>();
  // Not the answer of the mutation, which another try would forget while this one is under way.
  const [made, setMade] = useState<BackupExport | undefined>();
  const make = useMutation({
    mutationFn: (passphrase: string) => api.call('createBackupExport', { body: { passphrase } }),
    onSuccess(data) {
      setMade(data);
      save(addressOf('downloadBackupExport', { params: { id: data.id } }));
    },
  });
  const submit = (form: FormData) => {
    const [passphrase, again] = [textOf(form, 'passphrase'), textOf(form, 'again')];
    const found = passphrase.length < PASSPHRASE_MIN ? 'short' : passphrase === again ? undefined : 'differs';
    setProblem(found);
    if (found === undefined) make.mutate(passphrase);
  };
  return (
    <section className={surfaces.panel} aria-labelledby="take-away" style={{ marginTop: 16 }}>
      <h2 id="take-away">{t.title}</h2>
      <p className={surfaces.quiet}>{t.lead}</p>
      <form
        noValidate
        className={styles.inline}
        style={{ marginTop: 12, alignItems: 'start' }}
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <PassphraseField name="passphrase" error={problem === 'short' && t.short(PASSPHRASE_MIN)} />
        <PassphraseField name="again" error={problem === 'differs' && t.differs} />
        <Button mt={LABEL_PX} type="submit" loading={make.isPending} leftSection={<IconExport size={16} aria-hidden />}>
          {t.make}
        </Button>
      </form>
      <Failure error={make.error} />
      {made && <Sending made={made} />}
    </section>
  );
}

function PassphraseField({ name, error }: { name: 'passphrase' | 'again'; error: string | false }) {
  const t = useOfficeTexts().backups.export;
  return (
    <PasswordInput
      name={name}
      label={t[name]}
      autoComplete="new-password"
      error={error}
      aria-invalid={error !== false}
      visibilityToggleButtonProps={{ 'aria-label': t.show, tabIndex: 0, 'aria-hidden': false }}
    />
  );
}

function Sending({ made }: { made: BackupExport }) {
  const t = useOfficeTexts().backups.export;
  const { format } = useSpeech();
  const { api } = useServer();
  const { data = made } = useQuery({
    queryKey: ['backup-export', made.id],
    queryFn: ({ signal }) => api.call('readBackupExport', { params: { id: made.id } }, signal),
    refetchInterval: ({ state }) => (isUnderWay(state.data ?? made) ? LOOK_MS : false),
  });
  const percent = Math.floor((data.sent / data.bytes) * 100);
  return (
    <div style={{ marginTop: 14 }}>
      <Progress
        value={percent}
        {...(data.status === 'failed' && { color: 'red' })}
        aria-label={t.title}
        animated={isUnderWay(data)}
      />
      <p className={surfaces.quiet} role="status">
        {t.status[data.status](format.bytes(data.sent), format.bytes(data.bytes))}
      </p>
      {data.status === 'sent' && <p>{t.deleteBy(format.date(data.deleteBy))}</p>}
    </div>
  );
}

const isUnderWay = ({ status }: BackupExport) => status === 'waiting' || status === 'sending';

/** Lets the browser save it to disk: a file of this kind has no room in a page. */
function save(address: string): void {
  const link = Object.assign(document.createElement('a'), { href: address, download: '' });
  document.body.append(link);
  link.click();
  link.remove();
}
