/**
 * Words by which a field says that what goes into it is sensitive, folded to small letters without accents: English,
 * Dutch, German, French, Spanish, Italian, Portuguese, Polish, and a few of their neighbours.
 *
 * A space stands for "nothing, a space or a sign", so that "mot de passe", "mot_de_passe" and "motdepasse" are one.
 * A word between `<` and `>` must not have letters around it: "pin" is not in "shipping".
 */
const WORDS = [
  // password, passphrase
  'pass ?word|pass ?phrase|pass ?code|passwd|<pwd?>|<psw>|<pword>|passwort|kennwort|wachtwoord|wachtzin|geheimwoord',
  'mot de passe|<mdp>|phrase de passe|contrasena|contrasenya|<clave>(?! (?:de )?(?:publica|prim))|parola d ordine|<parola>',
  'palavra ?passe|<senha>|<haslo>|<hasla>|losenord|adgangskode|kodeord|passord|salasana|<heslo>|jelszo|<sifre>',
  'zugangscode|zugangsdaten|code d acces|codigo de acces|codice d accesso|codigo de entrada',
  // PIN and one-time code
  '<pin>|pin ?code|pin ?nummer|<puk>|<otp>|<totp>|<mfa>|<2fa>|one ?time|eenmalige? ?(?:code|wacht)|einmal ?(?:code|pass|kenn)',
  '(?:security|verif[a-z]*|confirmation|login|access|recovery|reset|unlock|digit|card) ?code',
  '(?:beveiligings|bevestigings|herstel|toegangs|back up|controle|sms|inlog) ?code|controlegetal',
  '(?:sicherheits|bestatigungs|prufungs|zugriffs|wiederherstellungs|freischalt|auth[a-z]*) ?code|prufziffer',
  'code (?:de )?(?:securite|verification|validation|confirmation|secret|sms|recuperation|secours)|cryptogramme|code a usage',
  'codigo (?:de )?(?:seguridad|seguranca|verificac[a-z]*|confirmac[a-z]*|recuperac[a-z]*|acceso|acesso|sms)|codigo de uso',
  'codice (?:di )?(?:sicurezza|verifica|conferma|recupero|accesso|segreto|sms|monouso)|codice otp',
  'kod (?:bezpieczenstwa|weryfikacyjny|sms|jednorazowy|odzyskiwania|dostepu|potwierdzajacy|pin)|<mtan>|photo ?tan|push ?tan',
  // "code from the SMS", "code reçu par SMS": the same words in another order
  '(?:code|codigo|codice|kod)(?:[\\W_]+[a-z]{1,12}){1,4}[\\W_]+(?:sms|authenticat)',
  // card
  'card ?(?:number|num|no>|nr>|holder|cvc|cvv|exp|details)|<cc ?(?:number|num|no|exp|name|cvc|cvv|csc)|credit ?card|debit ?card',
  'kaart ?nummer|pas ?nummer|credit ?kaart|kredit ?karte|karten ?nummer|carte (?:bancaire|bleue|de credit|de debit)|name on card',
  'numero (?:de )?(?:la )?(?:carte|tarjeta)|tarjeta de (?:credito|debito)|carta di (?:credito|debito)|numero (?:di |della )?carta',
  'cartao de (?:credito|debito)|numero do cartao|karta (?:kredytow|platnicz)|karty (?:kredytow|platnicz)|numer karty',
  '<cvc2?>|<cvv2?>|<cvn>|<csc>|<ccv>|kartenprufnummer|karten ?code',
  // bank account
  '<iban>|account ?(?:number|num>|no>|nr>)|<acct|bank ?account|rekening ?(?:nummer|nr)|bank ?rekening|konto ?(?:nummer|nr)',
  'bank ?konto|numero (?:de )?compte|compte bancaire|releve d identite|numero (?:de )?cuenta|cuenta bancaria|numero (?:di )?conto',
  'conto (?:corrente|bancario)|numero (?:da |de )?conta|conta bancaria|numer (?:rachunku|konta)|rachun[a-z]* bankow',
  'konto bankowe|routing ?n|sort ?code|bankleitzahl',
  // tax and citizen number, identity papers
  '<bsn|burger ?service|sofi ?nummer|<ssn>|social ?(?:security|insurance)|national ?(?:insurance|id)|<nino>|<rsin>|fiscaal ?n',
  '(?:identity|identification|citizen|personal id) ?(?:card|n|id)|tax ?(?:payer|id|n(?:umber|o>|r>))|<itin>|<utr>|<ein>|id ?number',
  'steuer ?(?:id|nummer|nr)|<idnr>|(?:sozial|renten) ?versicherung|sozialvers|personalausweis|ausweis ?(?:nummer|nr)',
  'securite sociale|numero (?:de )?secu|numero fiscal|identifiant fiscal|carte (?:nationale )?d identite|seguridad social',
  'identificacion fiscal|numero (?:de )?identi|documento (?:nacional|de identi|d identita)|codice fiscale|tessera sanitaria',
  'carta d identita|contribuinte|cartao (?:de )?cidadao|seguranca social|<cpf>|<cnpj>|<pesel>|dowod (?:osobisty|u)',
  'passport ?(?:n|id)|paspoort|reisepass|passeport|pasaporte|passaporto|passaporte|paszport|numer podatnika|rijksregister',
  'driver ?s? ?licen[cs]e|driving licen[cs]e|rijbewijs|fuhrerschein|permis de conduire|personnummer|fodselsnummer|<cpr>|aadhaar',
  // keys, secrets, tokens
  'api ?(?:key|secret|sleutel|schlussel)|<secrets?>|client ?secret|private ?key|access ?key|signing ?key',
  'ssh ?key|encryption ?key|licen[cs]e ?key|<tokens?>|(?:access|auth|api|bearer|refresh|session|csrf|id) ?token|credential',
  '(?:geheime|prive) ?sleutel|<geheim>|toegangssleutel|(?:geheimer|privater|zugangs) ?schlussel|geheimnis|lizenzschlussel',
  'cle (?:d )?(?:api|acces|secrete|privee)|jeton|clave (?:api|privada|secreta|de acceso)|chiave (?:api|privata|segreta)',
  'chave (?:de )?(?:api|privada|secreta|acesso)|klucz (?:api|prywatny|dostepu)|tajny klucz|<secreto>|<segreto>|<segredo>|<sekret>',
  // recovery phrase, secret answer
  '(?:recovery|seed|secret|backup|mnemonic) ?(?:phrase|words?|key|sentence)|mnemonic|herstel ?(?:zin|sleutel|woorden)',
  'wiederherstellungs ?(?:phrase|schlussel|worter|satz)|phrase (?:de recuperation|secrete|de secours)|frase (?:de )?(?:recuperac|semilla)',
  'frase (?:di recupero|seed|segreta)|frase semente|fraza (?:odzyskiwania|seed)|security (?:answer|question)|secret answer',
  'mother ?s maiden|geheim antwoord|(?:geheime|veiligheids) ?vraag|sicherheitsfrage|geheime antwort|question secrete|reponse secrete',
  'pregunta de seguridad|respuesta secreta|domanda (?:segreta|di sicurezza)|pergunta (?:secreta|de seguranca)|pytanie (?:pomocnicze|zabezp)',
];

/** Short words that are common words elsewhere ("nie", "dni"): only as the whole of a text, in capitals, or in a name. */
const AMBIGUOUS = 'nie|dni|nif|cif|nir|tin|tan|nip|rib|cid|sin|ssid|pass|codigo pin|idnr';

const compile = (words: string): RegExp =>
  new RegExp(
    words
      .replaceAll('<', '(?<![a-z])')
      .replaceAll('>', '(?![a-z])')
      .replaceAll(/ \??/g, String.raw`[\W_]*`),
  );

/** Matches folded text that names something sensitive. */
export const SENSITIVE = compile(WORDS.join('|'));
/** Matches a folded name (of a field, of a parameter) that is one of the short words. */
export const SENSITIVE_NAME = compile(`<(?:${AMBIGUOUS})>`);
/** Matches unfolded text that has one of the short words in capitals, or is nothing else. */
export const SENSITIVE_CAPITALS = new RegExp(`\\b(?:${AMBIGUOUS.toUpperCase()})\\b|^\\W*(?:${AMBIGUOUS})\\W*$`);

/** What looks like one of the words and is not sensitive: cut out before looking. */
export const HARMLESS =
  /key ?words?|palabras? clave|parol[ae] chiave|palavras? chave|mots? cles?|slowa? kluczowe|pinned|pin[ -]?(?:board|wall)|tokens? of (?:appreciation|thanks|gratitude|esteem|affection|love)|pass ?port ?photo|post(?:al)? ?code|zip ?code|country ?code|(?:promo|coupon|discount|voucher|gift|area|dial|currency|error|status|source|qr|bar) ?code|token ?(?:limit|count|usage|s ?used)|max ?tokens|secretar[a-z]+|search/g;
