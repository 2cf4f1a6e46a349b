import { Type, type Static } from 'typebox';

/** Africa, Antarctica, Asia, Europe, North America, Oceania, South America. */
export const CONTINENTS = ['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA'] as const;

const Instant = Type.Integer({ description: 'Milliseconds since 1970.' });

const BackupPlace = Type.Object({
  provider: Type.String(),
  dataCentre: Type.String(),
  country: Type.String(),
  continent: Type.Union(CONTINENTS.map((continent) => Type.Literal(continent))),
  backups: Type.Integer({ description: 'How many lie there.' }),
  newestAt: Type.Optional(Instant),
  oldestAt: Type.Optional(Instant),
  checkedAt: Type.Optional(Type.Integer({ description: 'When every byte was last read and found whole.' })),
  drilledAt: Type.Optional(Type.Integer({ description: 'When its newest backup was last restored as a test.' })),
});

/** Where backups lie and how old they are, as far as everybody may know. */
export const BackupState = Type.Object({
  keeps: Type.Object({
    daily: Type.Integer(),
    weekly: Type.Integer(),
    monthly: Type.Integer(),
    days: Type.Integer({ description: 'After so many days no backup is left that held what is removed today.' }),
    keyDays: Type.Integer({ description: 'The same for the copies of keys, without which a backup cannot be read.' }),
  }),
  places: Type.Array(BackupPlace),
  isRunning: Type.Boolean(),
  ranAt: Type.Optional(Instant),
});
export type BackupState = Static<typeof BackupState>;

/** A promise that does not hold: why, and what to do about it. */
export const BackupFinding = Type.Object({ cause: Type.String(), cure: Type.String() });
export type BackupFinding = Static<typeof BackupFinding>;

/** What became of a run that was asked for. */
export const BackupRun = Type.Object({ status: Type.Union([Type.Literal('started'), Type.Literal('running')]) });

/** Characters of a passphrase of an export: five words of a list, and what the library that hashes it takes. */
const PASSPHRASE_MIN = 16;
const PASSPHRASE_MAX = 256;

/** Who asks for all of it as one file says by what it is encrypted. */
export const BackupExportWish = Type.Object(
  { passphrase: Type.String({ minLength: PASSPHRASE_MIN, maxLength: PASSPHRASE_MAX }) },
  { additionalProperties: false },
);

/** A full backup as one file, from when it was put together until it was sent. */
export const BackupExport = Type.Object({
  id: Type.String(),
  status: Type.Enum(['waiting', 'sending', 'sent', 'failed']),
  bytes: Type.Integer({ description: 'Of the whole file.' }),
  sent: Type.Integer({ description: 'Bytes that are under way or have arrived.' }),
  deleteBy: Type.Integer({ description: 'Until when it may be kept: it holds keys.' }),
});
export type BackupExport = Static<typeof BackupExport>;
