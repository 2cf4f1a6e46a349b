import type { teamProblems as en } from './team-en.ts';

export const teamProblems: typeof en = {
  'all-sites-needed': {
    what: 'Dit gaat over alle sites, en je account is er voor enkele.',
    cure: 'Vraag iemand die er voor alle sites is.',
  },
  'second-factor-needed': {
    what: 'Jouw rol meldt zich hier aan met meer dan een wachtwoord.',
    cure: 'Stel een tweede factor in, of meld je aan met een passkey.',
  },
  'wrong-code': {
    what: 'Deze code klopt niet.',
    cure: 'Neem de code die je app nu toont. Begin na vijf foute opnieuw met je wachtwoord.',
  },
  'passkey-failed': {
    what: 'De passkey is niet gebruikt.',
    cure: 'Het is afgebroken, of dit apparaat heeft er geen voor Opname. Probeer het opnieuw, of meld je aan met je wachtwoord.',
  },
  'sign-in-again': {
    what: 'Je bent al een tijd geleden aangemeld.',
    cure: 'Meld je af en weer aan, en voeg de passkey binnen tien minuten toe of haal hem weg: zo kan niemand anders dat waar jij aangemeld bent.',
  },
  'unknown-member': { what: 'Dit account is er niet meer.', cure: 'Vernieuw de lijst.' },
  'unknown-invitation': {
    what: 'Deze uitnodiging is er niet meer.',
    cure: 'Ze is beantwoord, ingetrokken of verlopen. Vernieuw de lijst.',
  },
  'unknown-api-key': { what: 'Deze sleutel is er niet meer.', cure: 'Vernieuw de lijst.' },
  'unknown-session': { what: 'Deze aanmelding is al beëindigd.', cure: 'Vernieuw de lijst.' },
  'bad-invitation': {
    what: 'Deze uitnodiging werkt niet.',
    cure: 'Ze is gebruikt, ingetrokken of ouder dan 72 uur. Vraag een beheerder om een nieuwe.',
  },
  'member-exists': {
    what: 'Er is al een account met dit e-mailadres.',
    cure: 'Wijzig daarvan de rol of de sites.',
  },
  'last-admin': {
    what: 'Dit is de laatste beheerder van alle sites.',
    cure: 'Maak eerst iemand anders beheerder; anders kan niemand nog iemand toelaten.',
  },
  'name-taken': {
    what: 'Er is al een sleutel met deze naam.',
    cure: 'Kies een andere naam, of trek de andere eerst in.',
  },
  'weak-password': {
    what: 'Dit wachtwoord is makkelijk te raden.',
    cure: 'Neem minstens 12 tekens die meer zijn dan gewone woorden en rijen toetsen; een paar woorden die niet bij elkaar horen zijn goed.',
  },
  'wrong-password': { what: 'Je huidige wachtwoord is anders.', cure: 'Typ het opnieuw.' },
};
