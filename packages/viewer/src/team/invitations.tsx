import { Button, TextInput } from '@mantine/core';
import { Email, type Invitation } from '@opname/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Check } from 'typebox/value';
import { textOf } from '../form-text.ts';
import { Failure } from '../shell/failure.tsx';
import { useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import { isComplete, RightsFields, useSiteNames, type RightsWish } from './rights-fields.tsx';
import { ShownOnce } from './shown-once.tsx';
import { TeamSection } from './team-section.tsx';
import { useTeamTexts } from './team-speech.ts';
import styles from './team.module.css';

/** Who is invited, and the form that invites. */
export function Invitations() {
  const t = useTeamTexts().invitations;
  const { api } = useServer();
  const invitations = useQuery({
    queryKey: ['invitations'],
    queryFn: ({ signal }) => api.call('listInvitations', {}, signal),
  });
  const refresh = () => void invitations.refetch();
  return (
    <TeamSection
      id="invitations"
      title={t.title}
      lead={t.lead}
      form={<InviteForm onDone={refresh} />}
      query={invitations}
      lines={(data) =>
        data.invitations.map((invitation) => (
          <InvitationLine key={invitation.id} invitation={invitation} onDone={refresh} />
        ))
      }
      none={t.none}
    />
  );
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useTeamTexts().invitations;
  const { format } = useSpeech();
  const { api } = useServer();
  const [rights, setRights] = useState<RightsWish>({ role: 'expert', sites: null });
  const [missing, setMissing] = useState({ email: false, sites: false });
  const invite = useMutation({
    mutationFn: (email: string) => api.call('invite', { body: { email, ...rights } }),
    onSuccess: onDone,
  });
  const submit = (email: string) => {
    const wrong = { email: !Check(Email, email), sites: !isComplete(rights) };
    setMissing(wrong);
    if (!wrong.email && !wrong.sites) invite.mutate(email);
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit(textOf(new FormData(event.currentTarget), 'email'));
      }}
    >
      <TextInput name="email" type="email" label={t.email} autoComplete="off" error={missing.email && t.emailMissing} />
      <RightsFields value={rights} onChange={setRights} isMissing={missing.sites} />
      <Button type="submit" className={styles.full ?? ''} loading={invite.isPending}>
        {t.invite}
      </Button>
      <div className={styles.full}>
        <Failure error={invite.error} />
      </div>
      {invite.data && (
        <ShownOnce label={t.link} value={invite.data.url} hint={t.until(format.dateTime(invite.data.until))} />
      )}
    </form>
  );
}

function InvitationLine({ invitation, onDone }: { invitation: Invitation; onDone: () => void }) {
  const t = useTeamTexts();
  const { format } = useSpeech();
  const { api } = useServer();
  const namesOf = useSiteNames();
  const { id, email, role, sites, until, invitedBy } = invitation;
  const withdraw = useMutation({
    mutationFn: () => api.call('withdrawInvitation', { params: { invitation: id } }),
    onSettled: onDone,
  });
  return (
    <li>
      <div>
        <span className={styles.name}>
          <strong>{email}</strong> {t.roles[role].name} · {namesOf(sites)}
        </span>
        <p className={styles.quiet}>
          {t.invitations.by(invitedBy)} · {t.invitations.until(format.dateTime(until))}
        </p>
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t.invitations.withdrawOf(email)}
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate()}
      >
        {t.invitations.withdraw}
      </Button>
    </li>
  );
}
