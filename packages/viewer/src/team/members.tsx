import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import type { Member } from '@opname/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../shell/failure.tsx';
import surfaces from '../look/surfaces.module.css';
import { DIALOG } from '../shell/dialog.ts';
import { usePerson, useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import { isComplete, RightsFields, useSiteNames, type RightsWish } from './rights-fields.tsx';
import { TeamSection } from './team-section.tsx';
import { useTeamTexts } from './team-speech.ts';
import styles from './team.module.css';

/** The accounts of staff. */
export function Members() {
  const t = useTeamTexts().team;
  const { api } = useServer();
  const members = useQuery({ queryKey: ['members'], queryFn: ({ signal }) => api.call('listMembers', {}, signal) });
  const refresh = () => void members.refetch();
  return (
    <TeamSection
      id="members"
      title={t.members}
      query={members}
      lines={(data) => data.members.map((member) => <MemberLine key={member.id} member={member} onDone={refresh} />)}
    />
  );
}

interface MemberProps {
  member: Member;
  onDone: () => void;
}

function MemberLine({ member, onDone }: MemberProps) {
  const t = useTeamTexts();
  const { format } = useSpeech();
  const person = usePerson();
  const namesOf = useSiteNames();
  const [open, setOpen] = useState<'change' | 'remove' | null>(null);
  const { email, role, sites, isDisabled, joinedAt, seenAt } = member;
  const close = () => setOpen(null);
  return (
    <li>
      <div>
        <span className={styles.name}>
          <strong>{email}</strong> {t.roles[role].name} · {namesOf(sites)}
          {person.data?.email === email && (
            <span className={surfaces.badge} data-state="done">
              {t.team.you}
            </span>
          )}
          {isDisabled && (
            <span className={surfaces.badge} data-state="late">
              {t.team.disabled}
            </span>
          )}
        </span>
        <p className={styles.quiet}>
          {t.team.joined(format.date(joinedAt))} ·{' '}
          {seenAt === null ? t.team.neverSeen : t.team.seen(format.dateTime(seenAt))}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button variant="default" size="xs" aria-label={t.team.changeOf(email)} onClick={() => setOpen('change')}>
          {t.team.change}
        </Button>
        <Button variant="default" size="xs" aria-label={`${t.team.remove}: ${email}`} onClick={() => setOpen('remove')}>
          {t.team.remove}
        </Button>
      </div>
      {open === 'change' && <ChangeDialog member={member} onDone={onDone} onClose={close} />}
      {open === 'remove' && <RemoveDialog member={member} onDone={onDone} onClose={close} />}
    </li>
  );
}

function ChangeDialog({ member, onDone, onClose }: MemberProps & { onClose: () => void }) {
  const t = useTeamTexts();
  const { t: studio } = useSpeech();
  const { api } = useServer();
  const [rights, setRights] = useState<RightsWish>({ role: member.role, sites: member.sites });
  const [isDisabled, setDisabled] = useState(member.isDisabled);
  const [isMissing, setMissing] = useState(false);
  const change = useMutation({
    mutationFn: () => api.call('changeMember', { params: { member: member.id }, body: { ...rights, isDisabled } }),
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  const save = () => {
    setMissing(!isComplete(rights));
    if (isComplete(rights)) change.mutate();
  };
  return (
    <Modal
      {...DIALOG}
      opened
      onClose={onClose}
      title={t.team.changeOf(member.email)}
      closeButtonProps={{ 'aria-label': studio.close }}
    >
      <Stack gap="md">
        <RightsFields value={rights} onChange={setRights} isMissing={isMissing} />
        <Checkbox
          label={t.team.shutOut}
          checked={isDisabled}
          onChange={({ currentTarget }) => setDisabled(currentTarget.checked)}
        />
        <Failure error={change.error} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {studio.cancel}
          </Button>
          <Button loading={change.isPending} onClick={save}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function RemoveDialog({ member, onDone, onClose }: MemberProps & { onClose: () => void }) {
  const t = useTeamTexts().team;
  const { t: studio } = useSpeech();
  const { api } = useServer();
  const remove = useMutation({
    mutationFn: () => api.call('removeMember', { params: { member: member.id } }),
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  return (
    <Modal
      {...DIALOG}
      opened
      onClose={onClose}
      title={t.removeTitle(member.email)}
      closeButtonProps={{ 'aria-label': studio.close }}
    >
      <Text>{t.removeLead}</Text>
      <Failure error={remove.error} />
      <Group justify="end" mt="md">
        <Button variant="default" data-autofocus onClick={onClose}>
          {studio.cancel}
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t.remove}
        </Button>
      </Group>
    </Modal>
  );
}
