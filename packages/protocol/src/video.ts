import type { Page } from './recording.ts';

/** What a document that draws the pictures of a video is asked for: between `packages/video` and the viewer's document. */
export interface VideoDrawing {
  /** Begins with a page of the recording. */
  open(page: Page): Promise<void>;
  /** Draws a moment of it, unless it looks as the last one did. */
  draw(moment: VideoMoment): Promise<DrawnMoment>;
}

export interface VideoMoment {
  /** Milliseconds since 1970. */
  at: number;
  /** What stands in the picture beside the page: that idle time was cut. */
  mark: string | null;
}

export interface DrawnMoment {
  /** Whether it looks different from the moment that was drawn before. */
  changed: boolean;
  /** Up to when nothing changes, in milliseconds since 1970; null: to the end of the page. */
  next: number | null;
  /** Segments that could not be had so far: what they hold is missing in the video. */
  gaps: number;
}

/** The name in the document's global scope under which it answers. */
export const VIDEO_DRAWING = 'opnameVideo';

/** Where the document finds what it draws; answered by whoever makes the video, never by a network. A segment that is gone is an empty list. */
export const VIDEO_PATHS = {
  segment: '/recording/segment/',
  assets: '/recording/assets',
  asset: '/recording/asset/',
} as const;
