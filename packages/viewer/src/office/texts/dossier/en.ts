import type { DossierTexts } from '../../../dossier/dossier-speech.ts';
import { en as participant } from '../../../participant/texts/en.ts';

/** The dossier as staff read it: the participant is somebody else. */
export const dossier: DossierTexts = {
  ...participant,
  watched: {
    ...participant.watched,
    lead: 'Each time that somebody opened, watched, exported or shared it.',
    nobody: 'Nobody has watched it.',
    roles: { ...participant.watched.roles, participant: 'Participant' },
    strip: 'Parts of the recording that staff have watched',
    notWatched: 'No part of it has been watched',
  },
  history: {
    ...participant.history,
    title: 'Consent',
    kinds: {
      given: 'Allowed the recording',
      paused: 'Paused it',
      resumed: 'Let it go on',
      stopped: 'Stopped it',
      erased: 'The recording was erased',
      expired: 'The recording expired and was removed',
    },
    how: { ...participant.history.how, 'participant-page': 'on the participant’s page' },
  },
};
