import type { Page } from '@opname/protocol';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { createAssetReader, type AssetReader } from '../assets/read-with-assets.ts';
import { emptyView, startReplayLink, type ReplayLink, type ReplayView } from './replay-link.ts';
import type { Preferences } from './preferences.ts';
import type { RecordingSource } from './recording-source.ts';
import { useWatched } from './use-watched.ts';

export interface Replay {
  frame: RefObject<HTMLIFrameElement | null>;
  view: ReplayView;
  /** Pictures and fonts that the page showed and that are not in the recording, as far as it has been read. */
  missing: number;
  play: () => void;
  pause: () => void;
  seek: (time: number) => void;
  /** To the next change of the page, or the last. */
  step: (by: 1 | -1) => void;
  resume: () => void;
}

export interface ReplayProps {
  page: Page;
  live: boolean;
  /** Where to stand first; null: at the beginning. */
  at: number | null;
  preferences: Preferences;
}

/** Keeps a replay frame fed with one page for as long as the component lives. */
export function useReplay({ page, live, at, preferences }: ReplayProps, source: RecordingSource): Replay {
  const frame = useRef<HTMLIFrameElement>(null);
  const link = useRef<ReplayLink>(null);
  const [missing, setMissing] = useState(0);
  const [view, setView] = useState<ReplayView>(() => emptyView(page, at));

  const startLink = useEffectEvent((element: HTMLIFrameElement, reader: AssetReader) =>
    startReplayLink({
      frame: element,
      page,
      live,
      at,
      ...preferences,
      read: reader.readSegment,
      onView: setView,
    }),
  );
  const createReader = useEffectEvent(() => createAssetReader(source, setMissing));
  useEffect(() => {
    if (!frame.current) return undefined;
    const reader = createReader();
    const started = startLink(frame.current, reader);
    link.current = started;
    return () => {
      started.stop();
      reader.release();
    };
  }, []);

  // Before there is a picture there is nothing to scale or to mark.
  const isBooted = view.hasPicture;
  useEffect(() => link.current?.follow(page, live), [page, live]);
  useEffect(() => link.current?.send({ kind: 'speed', speed: preferences.speed }), [preferences.speed]);
  useEffect(() => link.current?.send({ kind: 'skip', on: preferences.skipInactive }), [preferences.skipInactive]);
  useEffect(() => link.current?.send({ kind: 'scale', fit: preferences.fit }), [preferences.fit, isBooted]);
  useEffect(() => link.current?.send({ kind: 'masks', on: preferences.masks }), [preferences.masks, isBooted]);
  useWatched(view, page, source);
  useSeekTo(at, (time) => link.current?.send({ kind: 'seek', time }));

  return {
    frame,
    view,
    missing,
    play: () => link.current?.send({ kind: 'play' }),
    pause: () => link.current?.send({ kind: 'pause' }),
    seek: (time) => link.current?.send({ kind: 'seek', time }),
    step: (by) => link.current?.send({ kind: 'step', by }),
    resume: () => link.current?.resume(),
  };
}

/** Follows the address when it changes while the page is open; the first place is part of opening it. */
function useSeekTo(at: number | null, seek: (time: number) => void): void {
  const last = useRef(at);
  const onChange = useEffectEvent(seek);
  useEffect(() => {
    if (at !== null && at !== last.current) onChange(at);
    last.current = at;
  }, [at]);
}
