import type { Random } from './random.ts';

export const CONTACT_STATUSES = ['customer', 'prospect', 'dormant'] as const;
export type ContactStatus = (typeof CONTACT_STATUSES)[number];

export interface Contact {
  id: string;
  name: string;
  company: string;
  city: string;
  email: string;
  phone: string;
  status: ContactStatus;
  balanceCents: number;
  note: string;
}

/** Enough rows that a table must sort and filter to be of use. */
const CONTACT_COUNT = 312;

const FIRST_NAMES = (
  'Anouk Bram Carlijn Daan Eline Femke Gijs Hanna Ilse Joris Karim Lotte Maarten Noor Omar Pleun Quinten Roos Sem ' +
  'Tess Umut Vera Wout Xandra Yara Ziggy Fatima Sjoerd Marijke Teun Aylin Jasper Merel Ruben Saskia Thijs'
).split(' ') as [string, ...string[]];
const FAMILY_NAMES: [string, ...string[]] = [
  'Bakker',
  'de Boer',
  'van den Berg',
  'Brouwer',
  'Dekker',
  'van Dijk',
  'Dijkstra',
  'El Amrani',
  'Gerritsen',
  'de Graaf',
  'de Haan',
  'Hendriks',
  'Hoekstra',
  'Jansen',
  'Kaya',
  'Koning',
  'Kuipers',
  'van Leeuwen',
  'Meijer',
  'Mulder',
  'Peters',
  'Postma',
  'de Ruiter',
  'Schouten',
  'Smit',
  'Terpstra',
  'Verhoeven',
  'Visser',
  'de Wit',
];
const TRADES: [string, ...string[]] = [
  'Bakkerij',
  'Fietsen',
  'Atelier',
  'Hoveniers',
  'Timmerwerken',
  'Drukkerij',
  'Bloemen',
  'Installaties',
  'Keukens',
  'Administratie',
  'Koffiebranderij',
  'Fotografie',
  'Schilders',
  'Botenbouw',
  'Boekhandel',
];
const CITIES: [string, ...string[]] = [
  'Alkmaar',
  'Amersfoort',
  'Arnhem',
  'Breda',
  'Delft',
  'Deventer',
  'Gouda',
  'Groningen',
  'Haarlem',
  'Hoorn',
  'Leeuwarden',
  'Leiden',
  'Middelburg',
  'Nijmegen',
  'Sneek',
  'Utrecht',
  'Venlo',
  'Zutphen',
  'Zwolle',
];
const STATUS_SHARES = ['customer', 'customer', 'customer', 'prospect', 'prospect', 'dormant'] as const;
const NOTES = ['', '', '', 'Belt liever dan mailt.', 'Factuur graag op de 1e.', 'Via de beurs in Utrecht.'] as const;

export function createContacts(random: Random): Contact[] {
  return Array.from({ length: CONTACT_COUNT }, (_, position) => createContact(random, position));
}

function createContact(random: Random, position: number): Contact {
  const first = random.pick(FIRST_NAMES);
  const family = random.pick(FAMILY_NAMES);
  const company = `${random.pick(TRADES)} ${capitalised(random.pick(FAMILY_NAMES))}`;
  const status = random.pick(STATUS_SHARES);
  const owes = status === 'customer' && random.fraction() < 0.45;
  return {
    id: `c${String(position + 1).padStart(3, '0')}`,
    name: `${first} ${family}`,
    company,
    city: random.pick(CITIES),
    // `.example` is reserved (RFC 2606): no mail to a made-up person can reach a real one.
    email: `${first}@${company}.example`.toLowerCase().replaceAll(' ', '-'),
    phone: `010 000 ${random.between(10, 99)} ${random.between(10, 99)}`,
    status,
    balanceCents: owes ? random.between(40, 4800) * 100 + random.between(0, 99) : 0,
    note: random.pick(NOTES),
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function emptyContact(id: string): Contact {
  const texts = { name: '', company: '', city: '', email: '', phone: '', note: '' };
  return { id, ...texts, status: 'prospect', balanceCents: 0 };
}
