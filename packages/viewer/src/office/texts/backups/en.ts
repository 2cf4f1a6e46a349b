import type { BackupState } from '@opname/protocol';

/** What is said of backups, and of sites as a whole. */
export const backups = {
  backups: {
    title: 'Backups',
    lead: 'Where backups lie, how old they are, and whether every promise holds.',
    none: {
      what: 'No backups are set up',
      cure: 'Name a file that says where they lie in OPNAME_BACKUPS on the server. A full backup can be taken away below.',
    },
    keeps: ({ daily, weekly, monthly, days, keyDays }: BackupState['keeps']) =>
      `Kept: ${daily} of days, ${weekly} of weeks, ${monthly} of months, none older than ${days} days. Copies of keys: ${keyDays} days at most, apart.`,
    notExamined: 'Hold what is there against what is promised',
    holds: 'Every promise holds',
    broken: (count: number) => (count === 1 ? 'One promise does not hold' : `${count} promises do not hold`),
    examine: 'Examine',
    examining: 'Asking every repository…',
    run: 'Back up now',
    running: 'A run is under way.',
    places: 'Places',
    place: 'Place',
    count: 'Backups',
    newest: 'Newest',
    oldest: 'Oldest',
    checked: 'Read as a whole',
    drilled: 'Restored as a test',
    never: 'Not yet',
    continents: {
      AF: 'Africa',
      AN: 'Antarctica',
      AS: 'Asia',
      EU: 'Europe',
      NA: 'North America',
      OC: 'Oceania',
      SA: 'South America',
    },
    export: {
      title: 'Take a full backup away',
      lead: 'One file with everything, keys included, encrypted with a passphrase. It is written into the ledger. Without the passphrase nobody can open it, neither can we.',
      passphrase: 'Passphrase',
      again: 'The same again',
      show: 'Show or hide the passphrase',
      short: (min: number) => `Use at least ${min} characters: five words, for instance.`,
      differs: 'This is not the same passphrase.',
      make: 'Download',
      status: {
        waiting: (_sent: string, bytes: string) => `Put together: ${bytes}. The browser asks where to save it.`,
        sending: (sent: string, bytes: string) => `${sent} of ${bytes}`,
        sent: (_sent: string, bytes: string) => `Downloaded: ${bytes}`,
        failed: (sent: string, bytes: string) =>
          `It ended after ${sent} of ${bytes}; delete that file and download it again.`,
      },
      deleteBy: (day: string) =>
        `Delete the file by ${day}: what is erased from now on is still in it. An import removes that again.`,
    },
  },
  sites: {
    title: 'Sites',
    lead: 'A site as a whole: taken away as one file, or removed a week after somebody asked for it.',
    export: 'Download everything',
    remove: 'Remove the site',
    removeTitle: (name: string) => `Remove ${name}?`,
    removeMeans:
      'In seven days all its recordings and all that is known of its participants go, and nobody of it is asked any more. Until then it can be taken back and nothing changes. Consents stay as proof, under keyed hashes. You get a signed receipt.',
    cancel: 'Cancel',
    takeBack: 'Take the removal back',
    receipt: 'Receipt',
    due: (at: string) => `Goes on ${at}`,
    done: (at: string) => `Removed on ${at}`,
    asked: (by: string, at: string) => `Asked by ${by} on ${at}.`,
    recordings: (count: number) => (count === 1 ? '1 recording is there.' : `${count} recordings are there.`),
  },
};

export type BackupTexts = typeof backups;
