import type { Level, NoticeLanguage } from '@opname/protocol';

/** What the gate knows of the preview: types only, so that nothing of it is loaded before somebody asks for it. */
export interface PreviewOptions {
  level: Level;
  /** The rules as they were written; without them those of nobody. */
  rules: unknown;
  language: NoticeLanguage;
}

export interface PreviewModule {
  /**
   * Lays the recording's view of the page over it. Stores and sends nothing. @returns what takes it away.
   *
   * @throws {Error} when the rules cannot be followed; nothing is shown then.
   */
  startPreview: (options: PreviewOptions) => () => void;
}
