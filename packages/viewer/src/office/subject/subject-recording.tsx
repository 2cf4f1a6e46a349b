import { Button, Group, Modal, Text } from '@mantine/core';
import type { OwnRecording } from '@opname/protocol';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { Watched } from '../../dossier/watched.tsx';
import { IconDelete, IconPlay } from '../../look/icons.ts';
import { DIALOG } from '../../shell/dialog.ts';
import { RecordingFacts } from '../../participant/recording-facts.tsx';
import { useServer } from '../../shell/server.ts';
import { useSpeech } from '../../texts/texts.ts';
import { Failure } from '../../shell/failure.tsx';
import styles from '../office.module.css';
import { useOfficeTexts } from '../office-speech.ts';
import { ArchiveButton } from './archive-button.tsx';

interface SubjectRecordingProps {
  recording: OwnRecording;
  onErased: (recording: string, receipt: string) => void;
}

/** One recording of a participant: how it stands, who watched it, and what the office can do with it. */
export function SubjectRecording({ recording, onErased }: SubjectRecordingProps) {
  const t = useOfficeTexts();
  const [isErasing, setErasing] = useState(false);
  const { id, state, startedAt, endedAt, watched } = recording;
  return (
    <article className={styles.recording}>
      <p className={styles.state} data-state={state}>
        {t.file.states[state]}
      </p>
      <RecordingFacts recording={recording} />
      <div className={styles.buttons}>
        <Button
          component={Link}
          href={`/recordings/${id}`}
          variant="default"
          leftSection={<IconPlay size={15} aria-hidden />}
        >
          {t.file.watch}
        </Button>
        <ArchiveButton recording={id} />
        <Button variant="default" leftSection={<IconDelete size={16} aria-hidden />} onClick={() => setErasing(true)}>
          {t.file.erase}
        </Button>
      </div>
      <h3>{t.dossier.watched.title}</h3>
      <Watched entries={watched} startedAt={startedAt} endedAt={endedAt} />
      <EraseForParticipant
        recording={recording}
        opened={isErasing}
        onClose={() => setErasing(false)}
        onErased={onErased}
      />
    </article>
  );
}

interface EraseProps extends SubjectRecordingProps {
  opened: boolean;
  onClose: () => void;
}

function EraseForParticipant({ recording, opened, onClose, onErased }: EraseProps) {
  const t = useOfficeTexts();
  const { t: studio } = useSpeech();
  const { api } = useServer();
  const erase = useMutation({
    mutationFn: () => api.call('eraseRecording', { params: { recording: recording.id }, query: { how: 'helpdesk' } }),
    onSuccess: ({ receipt }) => onErased(recording.id, receipt),
  });
  return (
    <Modal
      {...DIALOG}
      opened={opened}
      onClose={onClose}
      title={t.file.eraseTitle}
      closeButtonProps={{ 'aria-label': studio.close }}
    >
      <Text>{t.file.eraseLead(recording.subject)}</Text>
      <Text c="dimmed" mt="sm">
        {studio.erase.kept}
      </Text>
      <Failure error={erase.error} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {studio.cancel}
        </Button>
        <Button color="red" loading={erase.isPending} onClick={() => erase.mutate()}>
          {t.file.eraseConfirm}
        </Button>
      </Group>
    </Modal>
  );
}
