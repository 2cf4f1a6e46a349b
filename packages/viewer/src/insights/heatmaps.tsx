import { NativeSelect } from '@mantine/core';
import { WIDTH_NAMES, type Insights, type Width } from '@opname/protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import surfaces from '../look/surfaces.module.css';
import { useServer } from '../shell/server.ts';
import { Answer } from '../shell/view-frame.tsx';
import { HeatmapView } from './heatmap-view.tsx';
import { useInsightTexts } from './insights-speech.ts';
import styles from './insights.module.css';
import type { Weeks } from './use-insights.ts';

interface HeatmapsProps {
  counted: Insights;
  site: string;
  weeks: Weeks;
}

/** Chooses a page and a width, of those that enough have seen, and shows where was clicked there. */
export function Heatmaps({ counted: { maps, threshold }, site, weeks }: HeatmapsProps) {
  const t = useInsightTexts();
  const [chosen, choose] = useState<{ page?: string; width?: Width }>({});
  const page = maps.some((map) => map.page === chosen.page) ? chosen.page : maps[0]?.page;
  const widths = WIDTH_NAMES.filter((width) => maps.some((map) => map.page === page && map.width === width));
  const width = widths.find((one) => one === chosen.width) ?? widths.at(-1);
  return (
    <section className={surfaces.panel} aria-label={t.map.title}>
      <h2>{t.map.title}</h2>
      <p className={surfaces.quiet}>{t.map.lead}</p>
      {page === undefined || width === undefined ? (
        <p className={styles.nothing}>{t.map.none(threshold)}</p>
      ) : (
        <>
          <div className={styles.choices}>
            <NativeSelect
              label={t.map.page}
              value={page}
              data={[...new Set(maps.map((map) => map.page))]}
              onChange={({ currentTarget }) => choose({ ...chosen, page: currentTarget.value })}
            />
            <NativeSelect
              label={t.map.width}
              value={width}
              data={widths.map((one) => ({ value: one, label: t.map.widths[one] }))}
              onChange={({ currentTarget }) => choose({ ...chosen, width: currentTarget.value as Width })}
            />
          </div>
          <OneHeatmap key={`${page} ${width}`} {...{ site, weeks, page, width }} />
        </>
      )}
    </section>
  );
}

function OneHeatmap({ site, weeks, page, width }: { site: string; weeks: Weeks; page: string; width: Width }) {
  const { api } = useServer();
  const heatmap = useQuery({
    queryKey: ['heatmap', site, weeks, page, width],
    queryFn: ({ signal }) => api.call('readHeatmap', { params: { site }, query: { ...weeks, page, width } }, signal),
  });
  return <Answer query={heatmap}>{(map) => <HeatmapView map={map} site={site} />}</Answer>;
}
