/** The recordings that a filter lets through, by what the database knows in the clear, in their order. */
import { EXPIRES_SOON_MS, WATCHED_ENOUGH_PERCENT, type MemberSites, type RecordingFilter } from '@opname/protocol';
import { sql, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import type { RecordingFacts, Recordings, Schema } from '../store/schema.ts';
import type { Cursor } from './cursor.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface Selecting {
  sites: MemberSites;
  /** Whose watching counts. */
  reader: string;
  filter: RecordingFilter;
  after: Cursor | undefined;
  now: number;
  /** Milliseconds since the last chunk after which a recording does not count as live. */
  livelyMs: number;
}

interface Tables extends Schema {
  r: Recordings;
  f: RecordingFacts;
}

type Where = ExpressionBuilder<Tables, 'r' | 'f'>;

/** By what each order sorts, and by whose id where that is the same: both stand in one index. */
const ORDERS = {
  newest: { by: 'r.consented_at', id: 'r.id', direction: 'desc' },
  oldest: { by: 'r.consented_at', id: 'r.id', direction: 'asc' },
  longest: { by: 'f.length_ms', id: 'f.recording', direction: 'desc' },
  expiring: { by: 'r.expires_at', id: 'r.id', direction: 'asc' },
  trouble: { by: 'f.trouble', id: 'f.recording', direction: 'desc' },
} as const;

export function selectRecordings(query: Kysely<Schema>, selecting: Selecting) {
  const { by, id, direction } = ORDERS[selecting.filter.order ?? 'newest'];
  const { after } = selecting;
  return query
    .selectFrom('recordings as r')
    .innerJoin('recording_facts as f', 'f.recording', 'r.id')
    .select(['r.id', `${by} as value`])
    .where((of) => of.and([...allowed(of, selecting), ...told(of, selecting), ...counted(of, selecting)]))
    .$if(after !== undefined, (select) =>
      select.where((of) =>
        of(of.refTuple(by, id), direction === 'desc' ? '<' : '>', of.tuple(after?.value ?? 0, after?.id ?? '')),
      ),
    )
    .orderBy(by, direction)
    .orderBy(id, direction);
}

const given = <Value>(value: Value | undefined, condition: (value: Value) => unknown) =>
  value === undefined ? [] : [condition(value) as ReturnType<Where['and']>];

/** Those that are there at all, and of sites that the answer may speak of. */
function allowed(of: Where, { sites, filter, now }: Selecting) {
  return [
    // Written so that the order's own index is walked, and not this one's.
    sql<SqlBool>`${of.ref('r.expires_at')} + 0 > ${now}`,
    of.not(of.exists(of.selectFrom('removals').select('recording').whereRef('removals.recording', '=', 'r.id'))),
    ...(sites ? [of('r.site', 'in', sites)] : []),
    ...given(filter.site, (site) => of('r.site', '=', site)),
  ];
}

/** What was said at the consent. */
function told(of: Where, { filter: { days, from, to }, now }: Selecting) {
  return [
    ...given(days, (count) => of('r.consented_at', '>=', now - count * DAY_MS)),
    ...given(from, (at) => of('r.consented_at', '>=', at)),
    ...given(to, (at) => of('r.consented_at', '<=', at)),
  ];
}

/** What was counted since. */
function counted(of: Where, selecting: Selecting) {
  const { longer, shorter, has, watched, collection, tag } = selecting.filter;
  const marks = has?.split(',') ?? [];
  return [
    ...given(longer, (ms) => of('f.length_ms', '>=', ms)),
    ...given(shorter, (ms) => of('f.length_ms', '<=', ms)),
    ...given(collection, (id) => isCollected(of, id)),
    // By which name is sealed: of these it is opened.
    ...given(tag, () => hasTags(of)),
    ...given(watched, (state) => isWatched(of, selecting.reader, state)),
    ...marks.map((mark) => MARKS[mark as keyof typeof MARKS](of, selecting)),
  ];
}

function isCollected(of: Where, collection: string) {
  const places = of
    .selectFrom('collected')
    .select('collected.recording')
    .where('collected.collection', '=', collection);
  return of.exists(places.whereRef('collected.recording', '=', 'r.id'));
}

const hasTags = (of: Where) =>
  of.exists(of.selectFrom('tags').select('tags.id').whereRef('tags.recording', '=', 'r.id'));

const MARKS = {
  rage: (of: Where) => of('f.rage', '>', 0),
  dead: (of: Where) => of('f.dead', '>', 0),
  errors: (of: Where) => of('f.errors', '>', 0),
  notes: (of: Where) => of.exists(of.selectFrom('notes').select('notes.id').whereRef('notes.recording', '=', 'r.id')),
  expiring: (of: Where, { now }: Selecting) => of('r.expires_at', '<=', now + EXPIRES_SOON_MS),
  live: isLive,
};

/** As a summary says it: something waits to be packed, or came a moment ago and more may come. */
function isLive(of: Where, { now, livelyMs }: Selecting) {
  const pages = () => of.selectFrom('pages').select('pages.id').whereRef('pages.recording', '=', 'r.id');
  const mayGrow = of.or([of.not(of.exists(pages())), of.exists(pages().where('closed_at', 'is', null))]);
  return of.or([
    of.exists(pages().where('waiting_bytes', '>', 0)),
    of.and([of('r.until', '>', now), of('r.last_received_at', '>', now - livelyMs), mayGrow]),
  ]);
}

function isWatched(of: Where, reader: string, state: NonNullable<RecordingFilter['watched']>) {
  const own = of
    .selectFrom('watch_progress as w')
    .select('w.recording')
    .whereRef('w.recording', '=', 'r.id')
    .where('w.watcher', '=', reader)
    .where('w.watched_ms', '>', 0);
  const enough = own.where(
    sql<SqlBool>`w.watched_ms * 100 >= ${of.ref('f.active_ms')} * ${sql.lit(WATCHED_ENOUGH_PERCENT)}`,
  );
  if (state === 'no') return of.not(of.exists(own));
  return state === 'yes' ? of.exists(enough) : of.and([of.exists(own), of.not(of.exists(enough))]);
}
