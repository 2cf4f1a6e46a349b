import { Type, type Static } from 'typebox';
import { Instant, SiteKey } from './consent.ts';

/**
 * Participants below whom a group is never shown: five is a usual least frequency of official tables.
 * An installation can ask for more, and not for less.
 */
export const THRESHOLD_MIN = 5;

/** Weeks that one answer may span: a year, so that a season can be compared with the same of the year before. */
export const INSIGHT_WEEKS_MAX = 104;

/** Paths of one site: what is asked of the same people is bounded, or many answers together would tell what one may not. */
export const PATHS_MAX = 20;

/** Steps of one path: what somebody does on the way to a first success. */
export const PATH_STEPS_MAX = 12;

/** Characters of an address or of a label in a step. */
const STEP_TEXT_MAX = 300;

/** Minutes after which a path was done, the upper ends of its groups: the window has 120. */
export const PATH_MINUTES = [1, 2, 5, 10, 20, 40, 80, 120] as const;

/**
 * How wide the window was, by the CSS pixels from which on it is so, and into how many columns clicks are counted there: a
 * cell is a finger or a button wide, and as high as it is wide.
 */
export const WIDTHS = {
  narrow: { from: 0, columns: 8 },
  medium: { from: 600, columns: 16 },
  wide: { from: 1100, columns: 24 },
} as const;
export type Width = keyof typeof WIDTHS;
export const WIDTH_NAMES = ['narrow', 'medium', 'wide'] as const satisfies readonly Width[];

/** Rows of cells in which is counted how far down was looked: some 200 pixels. */
export const REACH_ROWS = 4;

/** Whole weeks are the only times that can be asked for, so that no two answers differ by a few people. */
export const Week = Type.Integer({
  minimum: 0,
  maximum: 10_000,
  description: 'Weeks from Monday to Sunday, UTC, since the one of 1970-01-01, which is 0.',
});

const Participants = Type.Integer({
  minimum: 0,
  description: 'At least so many different participants: a multiple of the threshold.',
});
const Uses = Type.Integer({
  minimum: 0,
  description: 'At least so often: a multiple of the threshold; of one participant at most twenty are counted.',
});
const PageName = Type.String({ description: 'The path of an address; what looks like a number of something is `*`.' });

/** One step of a path: a page that is come to, or something with this label that is clicked, sent or opened. */
export const PathStep = Type.Object(
  {
    kind: Type.Enum(['page', 'label']),
    text: Type.String({
      minLength: 1,
      maxLength: STEP_TEXT_MAX,
      pattern: '^[^\\u0000-\\u001f\\u007f]*\\S[^\\u0000-\\u001f\\u007f]*$',
    }),
  },
  { additionalProperties: false },
);
export type PathStep = Static<typeof PathStep>;

export const NewPath = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 80,
      pattern: '^[^\\u0000-\\u001f\\u007f]*\\S[^\\u0000-\\u001f\\u007f]*$',
    }),
    steps: Type.Array(PathStep, { minItems: 1, maxItems: PATH_STEPS_MAX }),
  },
  { additionalProperties: false },
);
export type NewPath = Static<typeof NewPath>;

const PathId = Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'A UUID.' });
export const PathParams = Type.Object({ site: SiteKey, path: PathId });

/** What an expert calls a success, and how many came to it, by when. It is counted of what is counted after it was defined. */
export const InsightPath = Type.Object({
  id: PathId,
  name: Type.String(),
  steps: Type.Array(PathStep),
  definedAt: Instant,
  reached: Type.Array(Participants, { description: 'Who came to each step, by the order of the steps.' }),
  times: Type.Array(Type.Object({ minutes: Type.Integer(), participants: Participants }), {
    description: 'Who did all of it in at most so many minutes from the beginning, and in no group before.',
  }),
});
export type InsightPath = Static<typeof InsightPath>;

export const InsightPage = Type.Object({ page: PageName, uses: Uses, participants: Participants });
export type InsightPage = Static<typeof InsightPage>;

/** `menu`: something that opened. `send`: a form that was sent. */
export const CONTROL_KINDS = ['click', 'menu', 'send'] as const;

export const InsightControl = Type.Object({
  kind: Type.Enum([...CONTROL_KINDS]),
  label: Type.String(),
  uses: Uses,
  participants: Participants,
});
export type InsightControl = Static<typeof InsightControl>;

/** Where recordings ended before their window did: the page, and on it what was used last; empty for the page as a whole. */
export const InsightLeft = Type.Object({ page: PageName, label: Type.String(), participants: Participants });
export type InsightLeft = Static<typeof InsightLeft>;

export const TROUBLE_KINDS = ['rage', 'dead'] as const;

export const InsightTrouble = Type.Object({
  kind: Type.Enum([...TROUBLE_KINDS]),
  page: PageName,
  label: Type.String(),
  uses: Uses,
  participants: Participants,
});
export type InsightTrouble = Static<typeof InsightTrouble>;

/** A page of which there is a map of clicks, in windows so wide. */
export const InsightMap = Type.Object({
  page: PageName,
  width: Type.Enum([...WIDTH_NAMES]),
  participants: Participants,
});
export type InsightMap = Static<typeof InsightMap>;

export const InsightWeek = Type.Object({
  week: Week,
  since: Type.Integer({ description: 'The week in which the first of them came, where few had come before.' }),
  participants: Participants,
});
export type InsightWeek = Static<typeof InsightWeek>;

/** What participants of a site did, together. Nothing in it is of fewer than `threshold` of them. */
export const Insights = Type.Object({
  threshold: Type.Integer({ minimum: THRESHOLD_MIN }),
  nextCountAt: Type.Integer({ minimum: 0, description: 'When is counted next, where enough have come by then.' }),
  weeks: Type.Array(InsightWeek, { description: 'All that were ever counted, the newest first.' }),
  participants: Participants,
  pages: Type.Array(InsightPage),
  controls: Type.Array(InsightControl),
  left: Type.Array(InsightLeft),
  trouble: Type.Array(InsightTrouble),
  maps: Type.Array(InsightMap),
  paths: Type.Array(InsightPath),
});
export type Insights = Static<typeof Insights>;

/** A cell of a page: its column and row, in the grid that its width has. */
export const HeatCell = Type.Object({
  column: Type.Integer({ minimum: 0 }),
  row: Type.Integer({ minimum: 0 }),
  uses: Uses,
  participants: Participants,
});
export type HeatCell = Static<typeof HeatCell>;

export const Heatmap = Type.Object({
  page: PageName,
  width: Type.Enum([...WIDTH_NAMES]),
  threshold: Type.Integer({ minimum: THRESHOLD_MIN }),
  cells: Type.Array(HeatCell),
  reach: Type.Array(Type.Object({ row: Type.Integer(), participants: Participants }), {
    description: 'Who looked as far down as this row of cells, from the top on.',
  }),
});
export type Heatmap = Static<typeof Heatmap>;
