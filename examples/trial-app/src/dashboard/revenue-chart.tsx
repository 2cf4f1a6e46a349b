import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Month } from '../data/books.ts';
import { useApp } from '../shell/app-context.ts';
import { createScale, type Scale } from './chart-scale.ts';

/** The drawing's own units; CSS stretches it to the room there is. */
const WIDTH = 640;
const HEIGHT = 320;
const MARGIN = { left: 64, right: 8, top: 12, bottom: 30 };
/** Of a month's width, how much each of its two bars takes. */
const BAR_SHARE = 0.32;
const PERIODS = [6, 12] as const;

export function RevenueChart(): VNode {
  const { texts, formats, books } = useApp();
  const { dashboard } = texts;
  const [period, setPeriod] = useState<number>(12);
  const [pointed, setPointed] = useState<Month>();
  const months = books.months.slice(-period);
  const told = pointed ?? months.at(-1);
  return (
    <section class="card chart" aria-labelledby="chart-title">
      <header class="card-head">
        <h2 id="chart-title">{dashboard.chart}</h2>
        <div class="segments" role="group" aria-label={dashboard.period}>
          {PERIODS.map((each) => (
            <button key={each} type="button" aria-pressed={each === period} onClick={() => setPeriod(each)}>
              {dashboard.months(each)}
            </button>
          ))}
        </div>
      </header>
      {told && (
        <p class="legend">
          <span class="legend-month">{formats.month(told.month)}</span>
          <span class="key revenue">
            {dashboard.chartRevenue} <b>{formats.wholeMoney(told.revenueCents)}</b>
          </span>
          <span class="key costs">
            {dashboard.chartCosts} <b>{formats.wholeMoney(told.costsCents)}</b>
          </span>
        </p>
      )}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={dashboard.chartOf(period)}>
        <Grid scale={createScale(months.flatMap((month) => [month.revenueCents, month.costsCents]))} />
        <Bars months={months} pointed={pointed} onPoint={setPointed} />
      </svg>
    </section>
  );
}

function heightOf(cents: number, scale: Scale): number {
  return (cents / scale.top) * (HEIGHT - MARGIN.top - MARGIN.bottom);
}

function Grid({ scale }: { scale: Scale }): VNode {
  const { formats } = useApp();
  return (
    <g class="grid">
      {scale.ticks.map((tick) => {
        const y = HEIGHT - MARGIN.bottom - heightOf(tick, scale);
        return (
          <g key={tick}>
            <line x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y} y2={y} />
            <text x={MARGIN.left - 10} y={y + 4} text-anchor="end">
              {formats.wholeMoney(tick)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface BarsProps {
  months: readonly Month[];
  pointed: Month | undefined;
  onPoint: (month: Month | undefined) => void;
}

function Bars({ months, pointed, onPoint }: BarsProps): VNode {
  const { formats } = useApp();
  const scale = createScale(months.flatMap((month) => [month.revenueCents, month.costsCents]));
  const step = (WIDTH - MARGIN.left - MARGIN.right) / months.length;
  const bar = step * BAR_SHARE;
  const floor = HEIGHT - MARGIN.bottom;
  return (
    <g class="bars" onPointerLeave={() => onPoint(undefined)}>
      {months.map((month, position) => {
        const middle = MARGIN.left + step * (position + 0.5);
        const revenue = heightOf(month.revenueCents, scale);
        const costs = heightOf(month.costsCents, scale);
        return (
          <g key={month.month} class={pointed === month ? 'pointed' : undefined} onPointerEnter={() => onPoint(month)}>
            <rect class="revenue" x={middle - bar - 1} y={floor - revenue} width={bar} height={revenue} rx="3" />
            <rect class="costs" x={middle + 1} y={floor - costs} width={bar} height={costs} rx="3" />
            <text x={middle} y={HEIGHT - 8} text-anchor="middle">
              {formats.month(month.month)}
            </text>
            <rect class="reach" x={middle - step / 2} y={MARGIN.top} width={step} height={floor - MARGIN.top} />
          </g>
        );
      })}
    </g>
  );
}
