import type { Trial } from '../account/trial.ts';
import { createContacts, type Contact } from './contacts.ts';
import { dayOf, monthsFrom } from './days.ts';
import { createInvoices, type Invoice } from './invoices.ts';
import { createRandom, type Random } from './random.ts';
import { createTasks, type Task } from './tasks.ts';

/** What a business has in the app. It begins with made-up data, the same for everybody who signs up on one day. */
export interface Books {
  contacts: Contact[];
  invoices: Invoice[];
  tasks: Task[];
  months: Month[];
  preferences: Preferences;
}

export interface Month {
  /** Its first day. */
  month: string;
  revenueCents: number;
  costsCents: number;
}

export interface Preferences {
  paid: boolean;
  overdue: boolean;
  tasks: boolean;
  channel: 'email' | 'app' | 'both';
  summary: 'daily' | 'weekly' | 'never';
}

/** Any number does; this one gives believable names in the first rows. */
const SEED = 20_251;
const MONTH_COUNT = 12;

export function createBooks({ trialStart, language }: Pick<Trial, 'trialStart' | 'language'>): Books {
  const random = createRandom(SEED);
  const today = dayOf(trialStart);
  const contacts = createContacts(random);
  return {
    contacts,
    invoices: createInvoices({ random, contacts, today, language }),
    tasks: createTasks(today, language),
    months: createMonths(random, today),
    preferences: { paid: true, overdue: true, tasks: false, channel: 'email', summary: 'weekly' },
  };
}

function createMonths(random: Random, today: string): Month[] {
  return Array.from({ length: MONTH_COUNT }, (_, position) => {
    // A business that grows a little each month, with good and bad ones among them.
    const revenueCents = (7_200 + position * 310 + random.between(-1_400, 1_900)) * 100;
    const costsCents = Math.round(revenueCents * (0.42 + random.fraction() * 0.22));
    return { month: monthsFrom(today, position - MONTH_COUNT + 1), revenueCents, costsCents };
  });
}
