/** The tables of what is counted of all participants together; see the step that made them. */
export interface InsightTables {
  insight_batches: InsightBatch;
  insight_counts: InsightCounts;
  insight_paths: InsightPaths;
}

export interface InsightBatch {
  id: string;
  site: string;
  week: number;
  since_week: number;
  threshold: number;
  participants: number;
}

/**
 * `page`: come to. `click`, `menu`, `send`: used, by label alone. `rage`, `dead`: by page and label. `left`: where it was
 * given up, by page, and by page and label. `spot`: clicked, `reach`: looked at, of a page in windows of the width that
 * its label names. `path-step`, `path-time`: of the path whose id its page is.
 */
export type InsightKind =
  | 'page'
  | 'click'
  | 'menu'
  | 'send'
  | 'rage'
  | 'dead'
  | 'left'
  | 'spot'
  | 'reach'
  | 'path-step'
  | 'path-time';

export interface InsightCounts {
  batch: string;
  site: string;
  kind: InsightKind;
  page: string;
  label: string;
  place: number;
  uses: number;
  participants: number;
}

/** `steps` is JSON; `defined_by` is the id of somebody of the staff. */
export interface InsightPaths {
  id: string;
  site: string;
  name: string;
  steps: string;
  defined_at: number;
  defined_by: string;
}
