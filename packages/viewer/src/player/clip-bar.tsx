import { Button, CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatClock } from '../format.ts';
import { clipWith, type Clip } from './clip.ts';
import styles from './clip-bar.module.css';
import { usePlayerHost } from './player-host.ts';
import type { Replay } from './use-replay.ts';

/** What may be marked on the page, for those who hand it on. */
export interface PlayerClips {
  clip: Clip | null;
  onChange: (clip: Clip | null) => void;
  /** What may be made of it. */
  actions: ReactNode;
}

const EDGES = [
  { edge: 'from', text: 'begin', key: '[' },
  { edge: 'to', text: 'end', key: ']' },
] as const;

/** What is marked, where it begins and ends, and what may be made of it. */
export function ClipBar({ clips, replay }: { clips: PlayerClips; replay: Replay }) {
  const { texts } = usePlayerHost();
  const t = texts.expert;
  const { clip, onChange, actions } = clips;
  if (!t || !clip) return null;
  const { time, duration } = replay.view;
  return (
    <div className={styles.clip} role="group" aria-label={t.clip.label}>
      <span className={styles.span} role="status">
        {t.clip.span(formatClock(clip.from), formatClock(clip.to))}
      </span>
      {EDGES.map(({ edge, text, key }) => (
        <Button
          key={edge}
          size="compact-sm"
          variant="subtle"
          aria-keyshortcuts={key}
          onClick={() => onChange(clipWith(clip, edge, { time, duration }))}
        >
          {t.clip[text]}
        </Button>
      ))}
      {actions}
      <CloseButton aria-label={t.clip.drop} onClick={() => onChange(null)} />
    </div>
  );
}
