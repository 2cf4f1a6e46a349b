import type { Page } from '@opname/protocol';
import { createAssetReader } from '../assets/read-with-assets.ts';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { durationOf } from '../player/replay-link.ts';
import type { RecordingSource } from '../player/recording-source.ts';
import { playableSegments, startSegmentFeed } from '../player/segment-feed.ts';
import type { Command } from '../replay/message.ts';
import { Playback } from '../replay/playback.ts';
import { createStage } from '../replay/stage.ts';
import { startDrawing } from '../replay/start-drawing.ts';

export interface ArchivePlayback {
  root: RefObject<HTMLDivElement | null>;
  state: Playback['status']['state'];
  /** Milliseconds from the page's start. */
  time: number;
  duration: number;
  /** How many pictures and fonts the archive has not got. */
  missing: number;
  send: (command: Command) => void;
}

/** Milliseconds between two looks at the clock while it plays. */
const LOOK_EVERY_MS = 100;

/**
 * Plays a page in this very document: a page from disk has no origin that a frame of its own could be told apart by.
 * What was recorded still runs in rrweb's sandboxed frame without scripts, under this document's policy.
 */
export function usePlayback(source: RecordingSource, page: Page): ArchivePlayback {
  const root = useRef<HTMLDivElement>(null);
  const playback = useRef<Playback>(null);
  const [status, setStatus] = useState<Playback['status']>({ state: 'loading', time: 0, skipping: false });
  const [missing, setMissing] = useState(0);
  const duration = durationOf(page);
  const start = useEffectEvent((element: HTMLDivElement) =>
    startPlayback({
      element,
      source,
      page,
      onChange: setStatus,
      onMissing: setMissing,
      onStart: (started) => (playback.current = started),
    }),
  );
  useEffect(() => (root.current ? start(root.current) : undefined), []);
  return { root, ...status, duration, missing, send: (command) => playback.current?.obey(command) };
}

interface PlaybackOptions {
  element: HTMLDivElement;
  source: RecordingSource;
  page: Page;
  onChange: (status: Playback['status']) => void;
  onMissing: (count: number) => void;
  onStart: (playback: Playback) => void;
}

function startPlayback({ element, source, page, onChange, onMissing, onStart }: PlaybackOptions): () => void {
  const report = () => {
    onChange(playback.status);
    const { time, state } = playback.status;
    feed.aim(segments, page.startedAt + time, state !== 'loading');
  };
  const stage = createStage(element);
  const playback = new Playback({ stage, now: () => performance.now(), onChange: report });
  const send = (command: Command) => {
    try {
      playback.obey(command);
    } catch {
      playback.fail();
    }
  };
  const segments = playableSegments(page.segments);
  const reader = createAssetReader(source, onMissing);
  const feed = startSegmentFeed(reader.readSegment, {
    onSegment: ({ id }, events) => send({ kind: 'segment', id, events }),
    onLetGo: ({ id }) => send({ kind: 'let-go', id }),
    // What is not in the archive is left out; the next segment begins with a full picture.
    onGap: ({ id }) => send({ kind: 'missing', id }),
    onProblem: () => playback.fail(),
  });
  onStart(playback);
  const duration = durationOf(page);
  send({ kind: 'open', startedAt: page.startedAt, duration, speed: 1, skipInactive: true, at: null });
  send({ kind: 'index', segments, complete: true, duration });
  if (segments.length === 0) playback.fail();
  const stopDrawing = startDrawing(playback);
  const resized = new ResizeObserver(() => stage.fit());
  resized.observe(element);
  const look = setInterval(() => playback.status.state === 'playing' && report(), LOOK_EVERY_MS);
  return () => {
    feed.stop();
    reader.release();
    stopDrawing();
    resized.disconnect();
    clearInterval(look);
    element.replaceChildren();
  };
}
