import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { IconArchive, IconDelete, IconPause, IconPlay, IconStop } from '../look/icons.ts';
import type { OwnRecording } from '@opname/protocol';
import { EraseDialog } from './erase-dialog.tsx';
import { Outcome } from './outcome.tsx';
import styles from './participant.module.css';
import { useParticipant } from './participant-context.ts';
import { saveFile } from './save-file.ts';

const ICON_SIZE = 17;

/** What the participant can do with a recording. While it runs, keeping and erasing stand beside each other, equal (E4). */
export function RecordingActions({ recording }: { recording: OwnRecording }) {
  const { t } = useDossierSpeech();
  const [isErasing, setErasing] = useState(false);
  const mayRecord = recording.state === 'recording' || recording.state === 'paused';
  return (
    <>
      {mayRecord && <WhileRecording recording={recording} onErase={() => setErasing(true)} />}
      <div className={styles.actions}>
        <DownloadButton recording={recording.id} />
        {!mayRecord && (
          <Button
            variant="default"
            size="md"
            leftSection={<IconDelete size={ICON_SIZE} aria-hidden />}
            onClick={() => setErasing(true)}
          >
            {t.actions.eraseEnded}
          </Button>
        )}
      </div>
      <EraseDialog recording={recording.id} opened={isErasing} onClose={() => setErasing(false)} />
    </>
  );
}

function WhileRecording({ recording, onErase }: { recording: OwnRecording; onErase: () => void }) {
  const { t } = useDossierSpeech();
  const { server, refresh } = useParticipant();
  const isPaused = recording.state === 'paused';
  const change = useMutation({
    mutationFn: (what: 'pause' | 'resume' | 'stop') => server[what](recording.id),
    onSettled: refresh,
  });
  const done =
    change.data === undefined
      ? ''
      : { pause: t.actions.paused, resume: t.actions.resumed, stop: t.actions.stopped }[change.variables ?? 'stop'];
  return (
    <div className={styles.choices}>
      <Button
        variant="default"
        size="md"
        loading={change.isPending && change.variables !== 'stop'}
        leftSection={isPaused ? <IconPlay size={ICON_SIZE} aria-hidden /> : <IconPause size={ICON_SIZE} aria-hidden />}
        onClick={() => change.mutate(isPaused ? 'resume' : 'pause')}
      >
        {isPaused ? t.actions.resume : t.actions.pause}
      </Button>
      <p className={styles.choiceTitle} id="how-to-stop">
        {t.actions.choose}
      </p>
      <div className={styles.equal} role="group" aria-labelledby="how-to-stop">
        <div>
          <Button
            variant="default"
            size="md"
            fullWidth
            loading={change.isPending && change.variables === 'stop'}
            leftSection={<IconStop size={ICON_SIZE} aria-hidden />}
            aria-describedby="keep-means"
            onClick={() => change.mutate('stop')}
          >
            {t.actions.keep}
          </Button>
          <p id="keep-means">{t.actions.keepMeans}</p>
        </div>
        <div>
          <Button
            variant="default"
            size="md"
            fullWidth
            leftSection={<IconDelete size={ICON_SIZE} aria-hidden />}
            aria-describedby="erase-means"
            onClick={onErase}
          >
            {t.actions.erase}
          </Button>
          <p id="erase-means">{t.actions.eraseMeans}</p>
        </div>
      </div>
      <Outcome done={done} error={change.error} />
    </div>
  );
}

function DownloadButton({ recording }: { recording: string }) {
  const { t } = useDossierSpeech();
  const { server } = useParticipant();
  const download = useMutation({
    mutationFn: () => server.download(recording),
    onSuccess: (file) => saveFile(file, `opname-${recording}.zip`),
  });
  return (
    <div className={styles.download}>
      <Button
        size="md"
        loading={download.isPending}
        leftSection={<IconArchive size={ICON_SIZE} aria-hidden />}
        aria-describedby="download-means"
        onClick={() => download.mutate()}
      >
        {t.actions.download}
      </Button>
      <p id="download-means">{t.actions.downloadMeans}</p>
      <Outcome
        done={download.isPending ? t.actions.downloading : download.isSuccess ? t.actions.downloaded : ''}
        error={download.error}
      />
    </div>
  );
}
