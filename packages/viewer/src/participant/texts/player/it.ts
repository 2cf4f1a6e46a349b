import type { ParticipantTexts } from '../en.ts';

export const player: ParticipantTexts['player'] = {
  label: 'Lettore',
  stage: 'Riproduzione della pagina',
  play: 'Riproduci',
  pause: 'Pausa',
  again: 'Riproduci di nuovo',
  back: 'Indietro di 5 secondi',
  forward: 'Avanti di 5 secondi',
  position: 'Posizione',
  positionOf: (time, total) => `${time} di ${total}`,
  speed: 'Velocità',
  speedValue: (speed) => `${speed}×`,
  skip: 'Salta l’inattività',
  skipping: 'Inattività saltata',
  fullScreen: 'Schermo intero',
  fullScreenExit: 'Esci dallo schermo intero',
  link: 'Copia il link a questo momento',
  linkCopied: 'Link copiato',
  keys: 'Spazio riproduce e mette in pausa, le frecce spostano di 5 secondi, F è lo schermo intero',
  loading: (loaded, total) => `Caricamento della parte ${loaded} di ${total}`,
  preparing: 'Preparazione della prima immagine',
  waiting: 'In attesa di altro',
  finished: 'Fine di questa pagina',
  next: 'Pagina successiva',
  gap: (count) => `Parti di questa pagina non si sono potute leggere e non si possono mostrare (${count}).`,
  problem: 'Non è stato possibile caricare tutta la pagina.',
  empty: {
    what: 'Questa pagina non contiene eventi.',
    cure: 'Non ne è arrivato nulla. Scelga un’altra pagina, se c’è.',
  },
  emptyLive: {
    what: 'Non è ancora arrivato nulla.',
    cure: 'La registrazione è appena cominciata. Apparirà qui da sola.',
  },
  noPages: {
    what: 'Non è stato registrato nulla.',
    cure: 'Lei l’ha permesso, ma nessuna pagina è arrivata prima della fine del tempo.',
  },
  unplayable: {
    what: 'Questa pagina non si può riprodurre.',
    cure: 'Ciò che è stato registrato è danneggiato o incompleto. Le altre pagine potrebbero funzionare.',
  },
  'no-frame': {
    what: 'La riproduzione non è partita.',
    cure: 'Ricarichi questa pagina; forse la blocca un’estensione del browser.',
  },
};
