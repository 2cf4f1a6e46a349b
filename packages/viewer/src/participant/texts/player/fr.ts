import type { ParticipantTexts } from '../en.ts';

export const player: ParticipantTexts['player'] = {
  label: 'Lecteur',
  stage: 'Relecture de la page',
  play: 'Lire',
  pause: 'Pause',
  again: 'Relire',
  back: 'Reculer de 5 secondes',
  forward: 'Avancer de 5 secondes',
  position: 'Position',
  positionOf: (time, total) => `${time} sur ${total}`,
  speed: 'Vitesse',
  speedValue: (speed) => `${speed}×`,
  skip: 'Passer l’inactivité',
  skipping: 'Inactivité passée',
  fullScreen: 'Plein écran',
  fullScreenExit: 'Quitter le plein écran',
  link: 'Copier le lien vers ce moment',
  linkCopied: 'Lien copié',
  keys: 'Espace lit et met en pause, les flèches avancent ou reculent de 5 secondes, F passe en plein écran',
  loading: (loaded, total) => `Chargement de la partie ${loaded} sur ${total}`,
  preparing: 'Préparation de la première image',
  waiting: 'En attente de la suite',
  finished: 'Fin de cette page',
  next: 'Page suivante',
  gap: (count) => `Des parties de cette page n’ont pas pu être lues et ne peuvent être montrées (${count}).`,
  problem: 'Cette page n’a pas pu être chargée en entier.',
  empty: {
    what: 'Cette page ne contient aucun événement.',
    cure: 'Rien n’en est arrivé. Choisissez une autre page, s’il y en a une.',
  },
  emptyLive: {
    what: 'Rien n’est encore arrivé.',
    cure: 'L’enregistrement vient de commencer. Il apparaît ici tout seul.',
  },
  noPages: {
    what: 'Rien n’a été enregistré.',
    cure: 'Vous l’avez permis, mais aucune page n’est arrivée avant la fin du délai.',
  },
  unplayable: {
    what: 'Cette page ne peut pas être relue.',
    cure: 'Ce qui a été enregistré est abîmé ou incomplet. Les autres pages peuvent quand même être lues.',
  },
  'no-frame': {
    what: 'La relecture n’a pas démarré.',
    cure: 'Rechargez cette page ; une extension du navigateur l’empêche peut-être.',
  },
};
