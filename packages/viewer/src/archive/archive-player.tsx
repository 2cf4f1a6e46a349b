import { ActionIcon, Loader, NativeSelect } from '@mantine/core';
import type { Page } from '@opname/protocol';
import { useState } from 'react';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { formatClock } from '../format.ts';
import { IconPause, IconPlay } from '../look/icons.ts';
import type { RecordingSource } from '../player/recording-source.ts';
import { SPEEDS } from '../player/preferences.ts';
import styles from './archive.module.css';
import { usePlayback, type ArchivePlayback } from './use-playback.ts';

/** One page of the recording, with simple controls. */
export function ArchivePlayer({ source, page }: { source: RecordingSource; page: Page }) {
  const { t } = useDossierSpeech();
  const playback = usePlayback(source, page);
  return (
    <section className={styles.player} aria-label={t.player.label} dir="ltr">
      <div className={styles.stage} data-opname-stage="" data-state={playback.state} data-time={playback.time}>
        {/* The picture is for the eye; a click on it plays and pauses as the button below does. */}
        <div
          ref={playback.root}
          className={styles.picture}
          aria-hidden="true"
          onClick={() => playback.send({ kind: playback.state === 'playing' ? 'pause' : 'play' })}
        />
        {playback.state === 'loading' && (
          <div className={styles.cover} role="status">
            <Loader size="sm" /> {t.archive.loading}
          </div>
        )}
        {playback.state === 'failed' && (
          <div className={styles.cover} role="alert">
            {t.archive.unplayable}
          </div>
        )}
      </div>
      {playback.missing > 0 && (
        <p className={styles.missing} role="status">
          {t.archive.missingAssets(playback.missing)}
        </p>
      )}
      <Controls playback={playback} />
    </section>
  );
}

function Controls({ playback }: { playback: ArchivePlayback }) {
  const { t } = useDossierSpeech();
  const { state, time, duration, send } = playback;
  const [speed, setSpeed] = useState(1);
  const isPlaying = state === 'playing';
  return (
    <div className={styles.controls}>
      <ActionIcon
        size={44}
        radius={22}
        disabled={state === 'failed'}
        aria-label={isPlaying ? t.player.pause : t.player.play}
        onClick={() => send({ kind: isPlaying ? 'pause' : 'play' })}
      >
        {isPlaying ? <IconPause size={20} aria-hidden /> : <IconPlay size={20} aria-hidden />}
      </ActionIcon>
      <input
        type="range"
        className={styles.range}
        min={0}
        max={Math.max(1, duration)}
        step={SEEK_STEP_MS}
        value={Math.min(time, duration)}
        disabled={state === 'failed'}
        aria-label={t.player.position}
        aria-valuetext={t.player.positionOf(formatClock(time), formatClock(duration))}
        onChange={({ currentTarget }) => send({ kind: 'seek', time: Number(currentTarget.value) })}
      />
      <span className={styles.clock}>
        {formatClock(time)} / {formatClock(duration)}
      </span>
      <NativeSelect
        aria-label={t.player.speed}
        value={speed}
        data={SPEEDS.map((value) => ({ value: String(value), label: t.player.speedValue(value) }))}
        onChange={({ currentTarget }) => {
          setSpeed(Number(currentTarget.value));
          send({ kind: 'speed', speed: Number(currentTarget.value) });
        }}
      />
    </div>
  );
}

/** Milliseconds by which an arrow key moves the play head. */
const SEEK_STEP_MS = 1000;
