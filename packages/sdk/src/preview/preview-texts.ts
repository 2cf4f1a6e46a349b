import type { NoticeLanguage } from '@opname/protocol';
import type { Explanation } from '@opname/privacy';

export interface PreviewTexts {
  title: string;
  explained: string;
  close: string;
  broken: string;
  /** What became of something, before the reason. */
  outcome: Record<Exclude<Explanation['outcome'], 'shown' | 'absent'>, string>;
}

export const PREVIEW_TEXTS: Record<NoticeLanguage, PreviewTexts> = {
  en: {
    title: 'What would be recorded',
    explained: 'Nothing is recorded or sent now. What is outlined would be left out; point at it to see why.',
    close: 'Close',
    broken: 'Masking failed here, so nothing would be recorded.',
    outcome: { masked: 'Masked', hidden: 'Left out', sensitive: 'Masked, always' },
  },
  nl: {
    title: 'Wat er zou worden opgenomen',
    explained: 'Er wordt nu niets opgenomen of verstuurd. Wat omlijnd is, blijft weg; wijs het aan om te zien waarom.',
    close: 'Sluiten',
    broken: 'Het onleesbaar maken lukte hier niet, dus er zou niets worden opgenomen.',
    outcome: { masked: 'Onleesbaar', hidden: 'Weggelaten', sensitive: 'Altijd onleesbaar' },
  },
};
