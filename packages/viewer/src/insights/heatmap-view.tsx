import { Button } from '@mantine/core';
import { WIDTHS, type HeatCell, type Heatmap } from '@opname/protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import surfaces from '../look/surfaces.module.css';
import { Failure } from '../shell/failure.tsx';
import { useServer } from '../shell/server.ts';
import { shareOf } from './bar-table.tsx';
import { findPicture } from './find-picture.ts';
import { useInsightTexts } from './insights-speech.ts';
import styles from './insights.module.css';
import { PagePicture } from './page-picture.tsx';

/** Rows that a map has at least: a screen, so that few clicks at the top do not stand in a strip. */
const ROWS_MIN = 12;

/** Colours from seldom to often. */
const HEATS = 5;

/** A map of clicks: a grid as wide as the window was, with how far down was looked beside it. */
export function HeatmapView({ map, site }: { map: Heatmap; site: string }) {
  const t = useInsightTexts();
  const picture = usePicture(map, site);
  const { columns } = WIDTHS[map.width];
  const rows = Math.max(ROWS_MIN, ...map.cells.map(({ row }) => row + 1), ...map.reach.map(({ row }) => row + 1));
  const most = Math.max(1, ...map.cells.map(({ uses }) => uses));
  return (
    <>
      <PictureChoice picture={picture} />
      <div className={styles.map} data-width={map.width}>
        {picture.found && <PagePicture picture={picture.found} />}
        <svg
          viewBox={`0 0 ${columns} ${rows}`}
          className={styles.grid}
          role="img"
          aria-label={t.map.label(map.page, map.cells.length)}
        >
          <rect width={columns} height={rows} className={picture.found ? styles.clear : styles.ground} />
          {map.cells.map((cell) => (
            <Cell key={`${cell.column} ${cell.row}`} cell={cell} most={most} />
          ))}
        </svg>
        <Reach reach={map.reach} rows={rows} />
      </div>
      <p className={styles.legend} aria-hidden="true">
        {t.map.few} <span className={styles.scale} /> {t.map.many}
      </p>
      <CellTable map={map} />
    </>
  );
}

/** A picture is looked for only when somebody asks for it, because a recording is opened for it. */
function usePicture({ page, width }: Heatmap, site: string) {
  const { api } = useServer();
  const [isWanted, want] = useState(false);
  const { data, error, isFetching } = useQuery({
    queryKey: ['picture', site, page, width],
    queryFn: ({ signal }) => findPicture(api, { site, page, width }, signal),
    enabled: isWanted,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  return { isWanted, want, found: isWanted ? data : undefined, error: isWanted ? error : null, isFetching };
}

function PictureChoice({
  picture: { isWanted, want, found, error, isFetching },
}: {
  picture: ReturnType<typeof usePicture>;
}) {
  const t = useInsightTexts();
  return (
    <div className={styles.pictureChoice}>
      <Button variant="default" size="compact-md" loading={isFetching} onClick={() => want(!isWanted)}>
        {isWanted ? t.map.hide : t.map.picture}
      </Button>
      <span className={surfaces.quiet} role="status">
        {found === null ? t.map.noPicture : t.map.pictureHint}
      </span>
      <Failure error={error} />
    </div>
  );
}

function Cell({ cell: { column, row, uses, participants }, most }: { cell: HeatCell; most: number }) {
  const t = useInsightTexts();
  return (
    <rect x={column} y={row} width={1} height={1} className={styles.cell} data-heat={Math.ceil((HEATS * uses) / most)}>
      <title>{`${t.participants}: ${t.short(participants)}, ${t.uses}: ${t.short(uses)}`}</title>
    </rect>
  );
}

/** The share of participants who looked as far down, as a bar that grows narrow. */
function Reach({ reach, rows }: { reach: Heatmap['reach']; rows: number }) {
  const t = useInsightTexts();
  const most = reach[0]?.participants ?? 0;
  const next = (index: number) => reach[index + 1]?.row ?? rows;
  return (
    <svg viewBox={`0 0 10 ${rows}`} preserveAspectRatio="none" className={styles.reach} aria-hidden="true">
      {reach.map(({ row, participants }, index) => (
        <rect key={row} y={row} height={next(index) - row} width={shareOf(participants, most) / 10}>
          <title>{`${t.map.reach}: ${t.short(participants)}`}</title>
        </rect>
      ))}
    </svg>
  );
}

/** The same for whoever does not see the map. */
function CellTable({ map }: { map: Heatmap }) {
  const t = useInsightTexts();
  return (
    <details className={styles.asTable}>
      <summary>{t.map.asTable}</summary>
      <table className={styles.bars}>
        <thead>
          <tr>
            <th scope="col">{t.map.where}</th>
            <th scope="col">{t.participants}</th>
            <th scope="col">{t.uses}</th>
          </tr>
        </thead>
        <tbody>
          {map.cells.map(({ column, row, participants, uses }) => (
            <tr key={`${column} ${row}`}>
              <th scope="row">{t.map.cell(column + 1, row + 1)}</th>
              <td>{t.short(participants)}</td>
              <td>{t.short(uses)}</td>
            </tr>
          ))}
          {map.reach.map(({ row, participants }) => (
            <tr key={row}>
              <th scope="row">{`${t.map.reach}: ${t.map.reached(row + 1)}`}</th>
              <td>{t.short(participants)}</td>
              <td>–</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
