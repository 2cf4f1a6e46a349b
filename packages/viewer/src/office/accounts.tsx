import { Button, TextInput } from '@mantine/core';
import type { Account } from '@opname/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { textOf } from '../form-text.ts';
import { Explanation } from '../shell/explanation.tsx';
import { usePerson, useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import { Failure } from '../shell/failure.tsx';
import surfaces from '../look/surfaces.module.css';
import styles from './office.module.css';
import { useOfficeTexts } from './office-speech.ts';
import { SiteSelect } from './site-select.tsx';
import { Answer, ViewFrame } from '../shell/view-frame.tsx';

/** Companies for whose people recording is forbidden (C1). */
export function Accounts() {
  const t = useOfficeTexts();
  const { api } = useServer();
  const [site, setSite] = useState('');
  const accounts = useQuery({
    queryKey: ['accounts', site],
    queryFn: ({ signal }) => api.call('listAccounts', { query: { site } }, signal),
    enabled: site !== '',
  });
  const refresh = () => void accounts.refetch();
  return (
    <ViewFrame title={t.accounts.title} lead={t.accounts.lead}>
      <section className={surfaces.panel} aria-label={t.accounts.forbid}>
        <ForbidForm site={site} onSite={setSite} onDone={refresh} />
      </section>
      <Answer query={accounts}>
        {(data) =>
          data.accounts.length === 0 ? (
            <div className={surfaces.panel}>
              <Explanation tone="calm" {...t.accounts.none} />
            </div>
          ) : (
            <ul className={styles.cards}>
              {data.accounts.map((account) => (
                <AccountCard key={`${account.site}/${account.account}`} account={account} onDone={refresh} />
              ))}
            </ul>
          )
        }
      </Answer>
    </ViewFrame>
  );
}

interface ForbidFormProps {
  site: string;
  onSite: (site: string) => void;
  onDone: () => void;
}

function ForbidForm({ site, onSite, onDone }: ForbidFormProps) {
  const t = useOfficeTexts();
  const { api } = useServer();
  const [isMissing, setMissing] = useState(false);
  const forbid = useMutation({
    mutationFn: ({ account, by }: { account: string; by: string }) =>
      api.call('changeAccount', { params: { site, account }, body: { forbidden: true, by } }),
    onSuccess: onDone,
  });
  const submit = (form: FormData) => {
    const [account, by] = [textOf(form, 'account'), textOf(form, 'by')];
    const isComplete = site !== '' && account !== '' && by !== '';
    setMissing(!isComplete);
    if (isComplete) forbid.mutate({ account, by });
  };
  return (
    <form
      noValidate
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <SiteSelect value={site} onChange={onSite} />
      <TextInput name="account" label={t.accounts.account} maxLength={256} error={isMissing && t.accounts.missing} />
      <TextInput name="by" label={t.accounts.by} placeholder={t.accounts.byHint} maxLength={256} />
      <Button type="submit" loading={forbid.isPending}>
        {t.accounts.forbid}
      </Button>
      <Failure error={forbid.error} />
    </form>
  );
}

function AccountCard({ account, onDone }: { account: Account; onDone: () => void }) {
  const t = useOfficeTexts();
  const { format } = useSpeech();
  const { api } = useServer();
  const person = usePerson();
  const { site, account: id, forbidden, at, by } = account;
  const change = useMutation({
    mutationFn: () =>
      api.call('changeAccount', {
        params: { site, account: id },
        body: { forbidden: !forbidden, by: person.data?.email ?? t.title },
      }),
    onSuccess: onDone,
  });
  return (
    <li className={surfaces.panel}>
      <div className={styles.requestHead}>
        <strong>{id}</strong>
        <span>{site}</span>
        <span className={surfaces.quiet}>{t.accounts.since(format.dateTime(at), by)}</span>
        <span className={surfaces.badge} data-state={forbidden ? 'late' : 'done'}>
          {forbidden ? t.accounts.forbidden : t.accounts.allowed}
        </span>
        <Button variant="default" size="xs" loading={change.isPending} onClick={() => change.mutate()}>
          {forbidden ? t.accounts.allow : t.accounts.forbid}
        </Button>
      </div>
      <Failure error={change.error} />
    </li>
  );
}
