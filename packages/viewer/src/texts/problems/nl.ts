import type { ProblemCode } from '../../problem.ts';
import type { Explained } from './en.ts';
import { teamProblems } from './team-nl.ts';

export const problems: Record<ProblemCode, Explained> = {
  ...teamProblems,
  'wrong-credentials': {
    what: 'Dit e-mailadres en wachtwoord horen niet bij elkaar.',
    cure: 'Controleer beide. Het eerste account met wachtwoord staat waar de server is gestart.',
  },
  unreachable: {
    what: 'De server is niet bereikbaar.',
    cure: 'Controleer je verbinding en probeer het opnieuw.',
  },
  'not-understood': {
    what: 'Het antwoord van de server is niet te begrijpen.',
    cure: 'Laad deze pagina opnieuw: studio en server hebben misschien niet dezelfde versie.',
  },
  'unknown-note': {
    what: 'Deze notitie is er niet meer.',
    cure: 'Iemand heeft haar verwijderd. Laad de notities opnieuw.',
  },
  'note-of-another': {
    what: 'Iemand anders schreef deze notitie.',
    cure: 'Reageer erop, of vraag het aan de schrijver of een privacyfunctionaris.',
  },
  'unknown-filter': {
    what: 'Dit bewaarde filter is er niet meer.',
    cure: 'Laad de pagina opnieuw om je filters te zien.',
  },
  'filters-full': {
    what: 'Je hebt zoveel filters bewaard als er mogen zijn.',
    cure: 'Verwijder er eerst een, of bewaar onder een naam die er al is.',
  },
  'unknown-collection': {
    what: 'Deze verzameling is er niet meer.',
    cure: 'Iemand kan haar verwijderd hebben. Ga terug naar de verzamelingen.',
  },
  'collections-full': {
    what: 'Er is geen plaats meer.',
    cure: 'Haal opnames uit de verzameling, of verwijder een verzameling van deze site.',
  },
  'unknown-share': { what: 'Deze link is er niet meer.', cure: 'Iemand heeft hem ingetrokken. Laad de links opnieuw.' },
  'shares-full': { what: 'Deze opname heeft zoveel links als mag.', cure: 'Trek er een in die niemand nodig heeft.' },
  'nothing-to-share': { what: 'In dit deel is niets opgenomen.', cure: 'Kies een ander deel.' },
  'bad-share': {
    what: 'Deze link opent niets.',
    cure: 'Hij is ingetrokken of voorbij, of de opname is weg. Vraag wie hem stuurde om een nieuwe.',
  },
  'share-password': { what: 'Deze link heeft een ander wachtwoord.', cure: 'Vraag het aan wie hem stuurde.' },
  'notes-full': {
    what: 'Er passen niet meer notities bij deze opname.',
    cure: 'Verwijder er een, of vul er een aan die er al is.',
  },
  'paths-full': {
    what: 'Deze site heeft zoveel paden als er kunnen zijn.',
    cure: 'Haal er een weg waarvan niemand de uitkomst nodig heeft.',
  },
  'tags-full': {
    what: 'Deze opname heeft zoveel tags als er kunnen zijn.',
    cure: 'Haal er een weg waar niemand op zoekt.',
  },
  'export-under-way': {
    what: 'Er wordt al een volledige back-up gemaakt.',
    cure: 'Wacht tot die klaar is en probeer het opnieuw.',
  },
  'not-signed-in': {
    what: 'Je bent niet meer aangemeld.',
    cure: 'Meld je opnieuw aan; je komt op deze pagina terug.',
  },
  'role-not-allowed': {
    what: 'Je account mag dit niet.',
    cure: 'Vraag een privacyfunctionaris of een beheerder om het te doen, of om je rol te wijzigen.',
  },
  'reason-needed': {
    what: 'Deze site vraagt een reden voordat een opname wordt bekeken.',
    cure: 'Open de opname opnieuw en geef een reden op.',
  },
  'unknown-recording': {
    what: 'Op dit adres is geen opname.',
    cure: 'Misschien heeft hij nooit bestaan of is hij verwijderd. Ga terug naar de lijst.',
  },
  'recording-erased': {
    what: 'Deze opname is gewist.',
    cure: 'De deelnemer of een collega heeft hem gewist. Terughalen kan niet.',
  },
  'recording-expired': {
    what: 'Deze opname is verlopen.',
    cure: 'De tijd om hem te bekijken is voorbij en hij is verwijderd, zoals de deelnemer is beloofd.',
  },
  'unknown-asset': {
    what: 'Een afbeelding of lettertype van deze opname is er niet.',
    cure: 'Laad deze pagina opnieuw om de opname te krijgen zoals hij nu is.',
  },
  'unknown-segment': {
    what: 'Een deel van deze opname is er niet.',
    cure: 'Laad deze pagina opnieuw om de opname te krijgen zoals hij nu is.',
  },
  'invalid-request': {
    what: 'De server heeft dit verzoek niet aanvaard.',
    cure: 'Ga terug naar de lijst en begin daar opnieuw.',
  },
  'bad-grant': { what: 'Dit mag je hier niet doen.', cure: 'Meld je opnieuw aan en probeer het nog eens.' },
  'grant-of-another-recording': {
    what: 'Dit mag je hier niet doen.',
    cure: 'Meld je opnieuw aan en probeer het nog eens.',
  },
  'not-found': {
    what: 'De server kent dit adres niet.',
    cure: 'Laad deze pagina opnieuw: studio en server hebben misschien niet dezelfde versie.',
  },
  'too-many-requests': {
    what: 'Dat was te vaak in korte tijd.',
    cure: 'Wacht een minuut en probeer het opnieuw.',
  },
  internal: {
    what: 'Er ging iets mis op de server.',
    cure: 'Probeer het opnieuw. Blijft het zo, meld het dan aan de beheerder: de reden staat in het logboek.',
  },
  'not-durable': {
    what: 'De server is druk of kan nu niets opslaan.',
    cure: 'Wacht even en probeer het opnieuw.',
  },
  'not-a-participant': { what: 'De sessie van deze pagina is voorbij.', cure: 'Open haar opnieuw met de link.' },
  'bad-participant-token': { what: 'Deze link werkt niet meer.', cure: 'Vraag een nieuwe.' },
  'unknown-site': {
    what: 'Geen site heeft deze sleutel.',
    cure: 'Kies er een uit de lijst; de sites staan in de configuratie van de server.',
  },
  'unknown-subject': {
    what: 'Over deze deelnemer is niets bekend.',
    cure: 'Vergelijk de site en het id met die in de app.',
  },
  'unknown-exhibit': {
    what: 'Niets dat is getoond heeft deze hash.',
    cure: 'Neem hem uit een regel van het grootboek.',
  },
  'unknown-request': {
    what: 'Dit verzoek is er niet.',
    cure: 'Laad de lijst opnieuw; het kan met de deelnemer zijn verwijderd.',
  },
  'unknown-document': { what: 'Dit document is er niet.', cure: 'Laad de lijst van documenten opnieuw.' },
  'no-backups': {
    what: 'Er zijn geen back-ups ingesteld.',
    cure: 'De beheerder moet er een bestand voor opgeven; zie de documenten over back-ups.',
  },
  'version-exists': {
    what: 'Een versie met deze naam is eerder gepubliceerd.',
    cure: 'Die kan niet worden veranderd. Geef het concept een andere versie en publiceer opnieuw.',
  },
  'draft-incomplete': {
    what: 'Het concept kan zo niet worden gepubliceerd.',
    cure: 'Vul aan wat ontbreekt, bewaar het en publiceer opnieuw.',
  },
  'too-large': { what: 'Dat is meer dan de server aanneemt.', cure: 'Kort de tekst in en probeer het opnieuw.' },
  'recording-stopped': {
    what: 'De deelnemer heeft deze opname gestopt.',
    cure: 'Wat is opgenomen, blijft tot het verloopt.',
  },
  'no-videos': {
    what: 'Deze server maakt geen video’s.',
    cure: 'Vraag de beheerder om een Chromium te installeren; zie de handleiding voor zelf hosten.',
  },
  'unknown-video': { what: 'Deze video is er niet.', cure: 'Misschien is hij verwijderd; vraag hem opnieuw aan.' },
  'video-not-done': { what: 'Deze video is nog niet klaar.', cure: 'Wacht tot hij klaar is en download hem dan.' },
  'videos-full': {
    what: 'Deze opname heeft al zoveel video’s als mag.',
    cure: 'Verwijder er een die niemand nodig heeft.',
  },
  'window-over': { what: 'De tijd voor opnemen is voorbij.', cure: 'Wat is opgenomen, blijft tot het verloopt.' },
};
