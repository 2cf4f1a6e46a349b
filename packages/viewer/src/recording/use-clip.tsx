import type { Page, RecordingDetails } from '@opname/protocol';
import { useState } from 'react';
import type { Clip } from '../player/clip.ts';
import type { PlayerClips } from '../player/clip-bar.tsx';
import { ShareButton } from '../sharing/share-button.tsx';
import type { OfferedPart } from '../sharing/part-choice.tsx';
import { VideoButton } from '../videos/video-button.tsx';

interface MarkedClip extends Clip {
  page: string;
}

/** The clip that is marked on a page of a recording. */
export function useClip(recording: RecordingDetails, page: Page | null) {
  const [marked, setMarked] = useState<MarkedClip | null>(null);
  const clip = marked && marked.page === page?.id ? marked : null;
  /** What a link or a video is offered of, when it is asked for: the clip, or what follows the play head. */
  const readPart = (): OfferedPart | null => {
    if (!page) return null;
    const { startedAt } = page;
    return clip
      ? { from: startedAt + clip.from, to: startedAt + clip.to }
      : { from: Math.round(startedAt + playHead()), to: null };
  };
  const actions = (
    <>
      <VideoButton recording={recording} readPart={readPart} />
      <ShareButton recording={recording} readPart={readPart} />
    </>
  );
  const onChange = (changed: Clip | null) => setMarked(changed && page && { ...changed, page: page.id });
  return { readPart, clips: { clip, onChange, actions } satisfies PlayerClips };
}

/** Milliseconds from the page's start: the stage says it of itself, and is asked once instead of each frame. */
function playHead(): number {
  const time = Number(document.querySelector<HTMLElement>('[data-opname-stage]')?.dataset['time']);
  return Number.isFinite(time) ? time : 0;
}
