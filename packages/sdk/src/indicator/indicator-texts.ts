import type { NoticeLanguage } from '@opname/protocol';

export interface IndicatorTexts {
  /** On the pill itself. */
  recording: string;
  explained: string;
  keep: string;
  erase: string;
}

export const INDICATOR_TEXTS: Record<NoticeLanguage, IndicatorTexts> = {
  en: {
    recording: 'Recording until {until}',
    explained: 'You can stop at any moment and keep what was recorded, or have all of it erased.',
    keep: 'Stop and keep',
    erase: 'Stop and erase',
  },
  nl: {
    recording: 'Opname tot {until}',
    explained: 'U kunt op elk moment stoppen en bewaren wat er is opgenomen, of alles laten wissen.',
    keep: 'Stoppen en bewaren',
    erase: 'Stoppen en wissen',
  },
};
