import type { Page } from '@opname/protocol';
import { useEffect, useEffectEvent, useState } from 'react';
import type { RecordingSource } from './recording-source.ts';
import type { ReplayView } from './replay-link.ts';
import { createWatchedParts } from './watched-part.ts';

/** Tells the source which parts of a page were really seen: at a pause, as they grow, and when the page is left. */
export function useWatched(view: ReplayView, page: Page, source: RecordingSource): void {
  const onPart = useEffectEvent((part: { from: number; to: number }) => source.noteWatched?.(part));
  const [parts] = useState(() => createWatchedParts((part) => onPart(part)));
  const { state, skipping, time } = view;
  useEffect(() => {
    parts.note({ playing: state === 'playing', skipping, at: page.startedAt + Math.round(time) });
  }, [parts, state, skipping, time, page.startedAt]);
  useEffect(() => {
    const tell = () => parts.tell();
    globalThis.addEventListener('pagehide', tell);
    return () => {
      globalThis.removeEventListener('pagehide', tell);
      tell();
    };
  }, [parts]);
}
