import type { Kind } from '../secrets/kinds.ts';
import { type, type Channel, type Theme } from './channel.ts';

/** How a field carries the words that tell what goes into it. */
type Way = 'label' | 'placeholder' | 'aria-label' | 'name' | 'before';

/** Words for what is sensitive, as people write them above fields, by language. */
const WORDS: Record<string, readonly [words: string, kind: Kind, way: Way][]> = {
  nl: [
    ['Wachtwoord', 'password', 'label'],
    ['Burgerservicenummer', 'bsn', 'label'],
    ['Uw rekeningnummer', 'accountNumber', 'placeholder'],
    ['verificatiecode', 'sixDigits', 'name'],
    ['Pincode', 'pin', 'before'],
    ['Paspoortnummer', 'accountNumber', 'label'],
  ],
  de: [
    ['Passwort', 'password', 'label'],
    ['Kennwort wiederholen', 'password', 'placeholder'],
    ['Steuer-ID', 'steuerId', 'label'],
    ['Kontonummer', 'accountNumber', 'aria-label'],
    ['Einmalcode', 'sixDigits', 'before'],
    ['Kartenprüfnummer', 'cvc', 'label'],
  ],
  fr: [
    ['Mot de passe', 'password', 'aria-label'],
    ['Numéro de sécurité sociale', 'nir', 'label'],
    ['Numéro de carte', 'accountNumber', 'placeholder'],
    ['Code de vérification', 'sixDigits', 'label'],
    ['Clé secrète', 'token', 'before'],
    ['mdp', 'password', 'name'],
  ],
  es: [
    ['Contraseña', 'password', 'label'],
    ['Número de cuenta', 'accountNumber', 'placeholder'],
    ['Código de seguridad', 'cvc', 'aria-label'],
    ['DNI', 'dni', 'label'],
    ['contrasena_nueva', 'password', 'name'],
    ['Frase de recuperación', 'recoveryPhrase', 'before'],
  ],
  it: [
    ['Parola d’ordine', 'password', 'label'],
    ['Codice fiscale', 'codiceFiscale', 'label'],
    ['Codice di sicurezza', 'cvc', 'placeholder'],
    ['Numero di conto', 'accountNumber', 'before'],
    ['Chiave segreta', 'token', 'aria-label'],
  ],
  pt: [
    ['Palavra-passe', 'password', 'label'],
    ['senha', 'password', 'name'],
    ['Número de contribuinte', 'nif', 'placeholder'],
    ['Código de verificação', 'sixDigits', 'aria-label'],
    ['Número do cartão', 'accountNumber', 'before'],
  ],
  pl: [
    ['Hasło', 'password', 'label'],
    ['PESEL', 'pesel', 'label'],
    ['Numer rachunku', 'accountNumber', 'placeholder'],
    ['Kod weryfikacyjny', 'sixDigits', 'aria-label'],
    ['Numer dowodu osobistego', 'accountNumber', 'before'],
  ],
};

const MARKUP: Record<Way, (at: string, words: string) => string> = {
  label: (at, words) => `<label for="${at}">${words}</label> <input type="text" id="${at}">`,
  placeholder: (at, words) => `<input type="text" id="${at}" placeholder="${words}">`,
  'aria-label': (at, words) => `<input type="text" id="${at}" aria-label="${words}">`,
  name: (at, words) => `<input type="text" id="${at}" name="${words}">`,
  before: (at, words) => `<div><span>${words}</span> <input type="text" id="${at}"></div>`,
};

const channels: Channel[] = Object.entries(WORDS).flatMap(([language, entries]) =>
  entries.map(([words, kind, way], index): Channel => ({
    id: `${language}-${index + 1}`,
    title: `${language}: "${words}" by ${way}`,
    hidden: 'always',
    kind,
    html: (_, at) => `<div lang="${language}">${MARKUP[way](at, words)}</div>`,
    act: type,
  })),
);

export const languages: Theme = { name: 'languages', channels };
