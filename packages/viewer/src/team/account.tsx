import { Alert, Button } from '@mantine/core';
import type { StaffSession } from '@opname/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { exactTextOf } from '../form-text.ts';
import { Failure } from '../shell/failure.tsx';
import surfaces from '../look/surfaces.module.css';
import { ViewFrame } from '../shell/view-frame.tsx';
import { usePerson, useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import { nameOfBrowser } from './name-of-browser.ts';
import { PasswordField } from './password-field.tsx';
import { PasskeysSection } from './passkeys-section.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { TeamSection } from './team-section.tsx';
import { useTeamTexts } from './team-speech.ts';
import styles from './team.module.css';

/** What somebody does with their own account. */
export function Account() {
  const t = useTeamTexts();
  const person = usePerson();
  const { email = '', role = 'expert' } = person.data ?? {};
  return (
    <div className={styles.sections}>
      <div>
        <ViewFrame title={t.account.title} lead={t.account.lead(email, t.roles[role].name)}>
          <PasswordSection />
        </ViewFrame>
      </div>
      <SecondFactorSection />
      <PasskeysSection />
      <SessionsSection />
    </div>
  );
}

function PasswordSection() {
  const t = useTeamTexts().account;
  const { session } = useServer();
  const [isMissing, setMissing] = useState(false);
  const change = useMutation({
    mutationFn: ({ current, next }: { current: string; next: string }) => session.changePassword(current, next),
  });
  const submit = (form: HTMLFormElement) => {
    const fields = new FormData(form);
    const [current, next] = [exactTextOf(fields, 'current'), exactTextOf(fields, 'next')];
    const isComplete = current !== '' && next !== '';
    setMissing(!isComplete);
    if (isComplete) change.mutate({ current, next }, { onSuccess: () => form.reset() });
  };
  return (
    <section className={styles.section} aria-labelledby="password">
      <h2 id="password">{t.password}</h2>
      <form
        noValidate
        className={`${surfaces.panel} ${styles.form}`}
        onSubmit={(event) => {
          event.preventDefault();
          submit(event.currentTarget);
        }}
      >
        <PasswordField name="current" label={t.current} error={isMissing && t.missing} />
        <PasswordField name="next" label={t.next} isNew />
        <Button type="submit" className={styles.full ?? ''} loading={change.isPending}>
          {t.change}
        </Button>
        <div className={styles.full}>
          <Failure error={change.error} />
          {change.isSuccess && <Alert role="status" variant="light" title={t.changed} />}
        </div>
      </form>
    </section>
  );
}

function SessionsSection() {
  const t = useTeamTexts().account;
  const { api } = useServer();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => api.call('listSessions', {}, signal) });
  const refresh = () => void sessions.refetch();
  return (
    <TeamSection
      id="sessions"
      title={t.sessions}
      query={sessions}
      lines={(data) =>
        data.sessions.map((session) => <SessionLine key={session.id} session={session} onDone={refresh} />)
      }
    />
  );
}

function SessionLine({ session, onDone }: { session: StaffSession; onDone: () => void }) {
  const t = useTeamTexts().account;
  const { format } = useSpeech();
  const { api } = useServer();
  const { id, browser, since, until, isThis } = session;
  const end = useMutation({
    mutationFn: () => api.call('endSession', { params: { session: id } }),
    onSettled: onDone,
  });
  return (
    <li>
      <div>
        <span className={styles.name}>
          {nameOfBrowser(browser) ?? t.unknown}
          {isThis && (
            <span className={surfaces.badge} data-state="done">
              {t.here}
            </span>
          )}
        </span>
        <p className={styles.quiet}>
          {t.since(format.dateTime(since))}, {t.until(format.dateTime(until))}
        </p>
      </div>
      {!isThis && (
        <Button variant="default" size="xs" loading={end.isPending} onClick={() => end.mutate()}>
          {t.end}
        </Button>
      )}
    </li>
  );
}
