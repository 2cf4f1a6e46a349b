import { Button, TextInput } from '@mantine/core';
import type { ApiKey } from '@opname/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { textOf } from '../form-text.ts';
import { Failure } from '../shell/failure.tsx';
import { useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import { isComplete, RightsFields, useSiteNames, type RightsWish } from './rights-fields.tsx';
import { ShownOnce } from './shown-once.tsx';
import { TeamSection } from './team-section.tsx';
import { useTeamTexts } from './team-speech.ts';
import styles from './team.module.css';

/** Keys of machines. */
export function ApiKeys() {
  const t = useTeamTexts().keys;
  const { api } = useServer();
  const keys = useQuery({ queryKey: ['api-keys'], queryFn: ({ signal }) => api.call('listApiKeys', {}, signal) });
  const refresh = () => void keys.refetch();
  return (
    <TeamSection
      id="api-keys"
      title={t.title}
      lead={t.lead}
      form={<MakeKeyForm onDone={refresh} />}
      query={keys}
      lines={(data) => data.keys.map((key) => <KeyLine key={key.id} apiKey={key} onDone={refresh} />)}
      none={t.none}
    />
  );
}

/** Characters that the server takes of a name. */
const NAME_MAX = 100;

function MakeKeyForm({ onDone }: { onDone: () => void }) {
  const t = useTeamTexts().keys;
  const { api } = useServer();
  const [rights, setRights] = useState<RightsWish>({ role: 'expert', sites: null });
  const [missing, setMissing] = useState({ name: false, sites: false });
  const make = useMutation({
    mutationFn: (name: string) => api.call('makeApiKey', { body: { name, ...rights } }),
    onSuccess: onDone,
  });
  const submit = (name: string) => {
    const wrong = { name: name === '', sites: !isComplete(rights) };
    setMissing(wrong);
    if (!wrong.name && !wrong.sites) make.mutate(name);
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit(textOf(new FormData(event.currentTarget), 'name'));
      }}
    >
      <TextInput
        name="name"
        label={t.name}
        description={t.nameHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={NAME_MAX}
        autoComplete="off"
        error={missing.name && t.nameMissing}
      />
      <RightsFields value={rights} onChange={setRights} isMissing={missing.sites} />
      <Button type="submit" className={styles.full ?? ''} loading={make.isPending}>
        {t.make}
      </Button>
      <div className={styles.full}>
        <Failure error={make.error} />
      </div>
      {make.data && <ShownOnce label={t.key} value={make.data.key} />}
    </form>
  );
}

function KeyLine({ apiKey, onDone }: { apiKey: ApiKey; onDone: () => void }) {
  const t = useTeamTexts();
  const { format } = useSpeech();
  const { api } = useServer();
  const namesOf = useSiteNames();
  const { id, name, prefix, role, sites, usedAt } = apiKey;
  const revoke = useMutation({
    mutationFn: () => api.call('revokeApiKey', { params: { key: id } }),
    onSettled: onDone,
  });
  const used = usedAt === null ? t.keys.neverUsed : t.keys.used(format.dateTime(usedAt));
  return (
    <li>
      <div>
        <span className={styles.name}>
          <strong>{name}</strong> {t.roles[role].name} · {namesOf(sites)}
        </span>
        <p className={styles.quiet}>{prefix === '' ? used : `${t.keys.begins(prefix)} · ${used}`}</p>
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t.keys.revokeOf(name)}
        loading={revoke.isPending}
        onClick={() => revoke.mutate()}
      >
        {t.keys.revoke}
      </Button>
    </li>
  );
}
