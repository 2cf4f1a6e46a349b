import type { DossierTexts } from '../../../dossier/dossier-speech.ts';
import { nl as participant } from '../../../participant/texts/nl.ts';

export const dossier: DossierTexts = {
  ...participant,
  watched: {
    ...participant.watched,
    lead: 'Elke keer dat iemand haar opende, bekeek, exporteerde of deelde.',
    nobody: 'Niemand heeft haar bekeken.',
    roles: { ...participant.watched.roles, participant: 'Deelnemer' },
    strip: 'Delen van de opname die medewerkers hebben bekeken',
    notWatched: 'Er is geen deel van bekeken',
  },
  history: {
    ...participant.history,
    title: 'Toestemming',
    kinds: {
      given: 'Stond de opname toe',
      paused: 'Pauzeerde haar',
      resumed: 'Liet haar verdergaan',
      stopped: 'Stopte haar',
      erased: 'De opname is gewist',
      expired: 'De opname is verlopen en verwijderd',
    },
    how: { ...participant.history.how, 'participant-page': 'op de pagina van de deelnemer' },
  },
};
