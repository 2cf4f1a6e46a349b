import type { ParticipantTexts } from '../en.ts';

export const player: ParticipantTexts['player'] = {
  label: 'Player',
  stage: 'Wiedergabe der Seite',
  play: 'Abspielen',
  pause: 'Pause',
  again: 'Noch einmal abspielen',
  back: '5 Sekunden zurück',
  forward: '5 Sekunden vor',
  position: 'Position',
  positionOf: (time, total) => `${time} von ${total}`,
  speed: 'Geschwindigkeit',
  speedValue: (speed) => `${speed}×`,
  skip: 'Stillstand überspringen',
  skipping: 'Stillstand wird übersprungen',
  fullScreen: 'Vollbild',
  fullScreenExit: 'Vollbild verlassen',
  link: 'Link zu diesem Moment kopieren',
  linkCopied: 'Link kopiert',
  keys: 'Leertaste spielt ab und hält an, Pfeiltasten springen 5 Sekunden, F ist Vollbild',
  loading: (loaded, total) => `Teil ${loaded} wird geladen, von ${total}`,
  preparing: 'Das erste Bild wird vorbereitet',
  waiting: 'Es wird auf mehr gewartet',
  finished: 'Ende dieser Seite',
  next: 'Nächste Seite',
  gap: (count) => `Teile dieser Seite konnten nicht gelesen werden und werden nicht gezeigt (${count}).`,
  problem: 'Diese Seite konnte nicht ganz geladen werden.',
  empty: {
    what: 'Diese Seite enthält keine Ereignisse.',
    cure: 'Von ihr ist nichts angekommen. Wählen Sie eine andere Seite, falls es eine gibt.',
  },
  emptyLive: {
    what: 'Es ist noch nichts angekommen.',
    cure: 'Die Aufnahme hat gerade erst begonnen. Sie erscheint hier von selbst.',
  },
  noPages: {
    what: 'Es wurde nichts aufgenommen.',
    cure: 'Sie haben es erlaubt, aber vor dem Ende der Zeit kam keine Seite an.',
  },
  unplayable: {
    what: 'Diese Seite kann nicht wiedergegeben werden.',
    cure: 'Was aufgenommen wurde, ist beschädigt oder unvollständig. Die anderen Seiten können sich trotzdem abspielen lassen.',
  },
  'no-frame': {
    what: 'Die Wiedergabe hat nicht begonnen.',
    cure: 'Laden Sie diese Seite neu; vielleicht hält eine Browser-Erweiterung sie auf.',
  },
};
