/** The values of a chart's axis: from nothing to `top`, with a line at each tick. */
export interface Scale {
  top: number;
  ticks: number[];
}

/** More lines than this make a chart harder to read, not easier. */
const MOST_STEPS = 5;
/** Steps that people count in: 1, 2 or 5, times a power of ten. */
const STEP_FACTORS = [1, 2, 5, 10];

export function createScale(values: readonly number[]): Scale {
  const largest = Math.max(1, ...values);
  const magnitude = 10 ** Math.floor(Math.log10(largest / MOST_STEPS));
  const factor = STEP_FACTORS.find((each) => each * magnitude * MOST_STEPS >= largest) ?? 10;
  const step = factor * magnitude;
  const count = Math.ceil(largest / step);
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, position) => position * step) };
}
