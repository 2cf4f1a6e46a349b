import type { Language } from '../notice/notice-texts.ts';

export const it: Language = {
  code: 'it',
  texts: {
    title: 'Possiamo registrare l’inizio del Suo periodo di prova ({window})?',
    allow: 'Consenti',
    decline: 'Rifiuta',
    more: 'Di più su questa registrazione',
    preview: 'Vedi che cosa verrebbe registrato',
    first: [
      ['Che cosa', '{seen}'],
      ['Perché', '{purpose}'],
      ['Durata', '{end}; poi si ferma da sola.'],
      ['Chi la guarda', '{watchers} Mai il Suo datore di lavoro.'],
    ],
    second: [
      [
        'Che cosa è escluso',
        '{masked} prima che qualcosa lasci il Suo browser. Non possiamo garantire che non sfugga mai nulla.{rules}',
      ],
      [
        'Altre persone',
        'Anche ciò che l’app mostra di altre persone può essere registrato. Può mettere in pausa in qualsiasi momento.',
      ],
      [
        'Conservazione',
        '{kept} dopo la fine; poi viene cancellata. Restano conteggi di ciò che hanno fatto almeno cinque persone, senza nomi.',
      ],
      ['Destinatari', '{recipients}'],
      ['Responsabili del trattamento', '{processors}'],
      [
        'Fermare o cancellare',
        'In qualsiasi momento, con il pulsante sullo schermo: pausa, fermare e conservare, oppure fermare e cancellare.',
      ],
      ['Chi lo chiede', '{controller}'],
      ['Contatto', '{contact}'],
    ],
    small: 'Rifiutare non cambia nulla nell’app. Avviso {version}, aggiornato il {updated}.',
    policy: 'Informativa sulla privacy',
    nobody: 'Nessuno',
    seen: {
      screen: 'Ciò che questa app mostra e ciò che Lei vi fa: clic, menu, digitazione.',
      inputs: 'Ciò che questa app mostra e ciò che Lei vi fa, ma non ciò che digita.',
      structure: 'La disposizione di questa app e ciò che Lei vi fa, ma nessun testo.',
    },
    masked: {
      screen: 'Password, numeri di carta e altri campi sensibili vengono oscurati',
      inputs: 'I campi sensibili e tutto ciò che digita vengono oscurati',
      structure: 'Tutti i testi e tutto ciò che digita vengono oscurati',
    },
    rules: 'Regole di questa app: esclusi {hide}, oscurati {mask}, visibili {show}.',
    end: ['Fino alle {time}', 'Al massimo {window} dall’inizio della prova'],
    sending: 'Un momento.',
    failed: 'Non ha funzionato; non viene registrato nulla. Riprovi.',
    covered: 'Qualcosa copre questa domanda.',
  },
};
