import type { NoticeLanguage } from '@opname/protocol';

export interface IndicatorTexts {
  /** The region's name for screen readers. */
  label: string;
  /** On the pill itself. */
  recording: string;
  explained: string;
  keep: string;
  erase: string;
  /** Said once when masking could not be relied upon any more. */
  fault: string;
  close: string;
}

export const INDICATOR_TEXTS: Record<NoticeLanguage, IndicatorTexts> = {
  en: {
    label: 'Recording',
    recording: 'Recording until {until}',
    explained: 'You can stop at any moment and keep what was recorded, or have all of it erased.',
    keep: 'Stop and keep',
    erase: 'Stop and erase',
    fault: 'Recording stopped because of a technical fault; nothing more is recorded.',
    close: 'Close',
  },
  nl: {
    label: 'Opname',
    recording: 'Opname tot {until}',
    explained: 'U kunt op elk moment stoppen en bewaren wat er is opgenomen, of alles laten wissen.',
    keep: 'Stoppen en bewaren',
    erase: 'Stoppen en wissen',
    fault: 'De opname is gestopt door een technische storing; er wordt niets meer opgenomen.',
    close: 'Sluiten',
  },
};
