import { NativeSelect } from '@mantine/core';
import type { Insights as Counted } from '@opname/protocol';
import { useLocation, useSearch } from 'wouter';
import surfaces from '../look/surfaces.module.css';
import { useSites } from '../office/site-select.tsx';
import { Explanation } from '../shell/explanation.tsx';
import { Failure } from '../shell/failure.tsx';
import { Answer, ViewFrame } from '../shell/view-frame.tsx';
import { useSpeech } from '../texts/texts.ts';
import { Heatmaps } from './heatmaps.tsx';
import { useInsightTexts } from './insights-speech.ts';
import styles from './insights.module.css';
import { Paths } from './paths.tsx';
import { LAST_WEEKS, mondayOf, parsePeriod } from './period.ts';
import { InsightTables } from './tables.tsx';
import { useInsights } from './use-insights.ts';

/** What participants did together. Site and weeks stand in the address. */
export function Insights() {
  const t = useInsightTexts();
  const [search, sites] = [new URLSearchParams(useSearch()), useSites()];
  const site = search.get('site') ?? sites[0]?.key ?? '';
  const weeks = parsePeriod(search.get('weeks'), Date.now());
  const { answer, define, remove } = useInsights(site, weeks);
  return (
    <ViewFrame title={t.title} lead={t.lead} actions={<Choices site={site} weeks={answer.data?.weeks ?? []} />}>
      <Failure error={define.error ?? remove.error} />
      <Answer query={answer}>
        {(counted) => (
          <div className={styles.view} aria-busy={answer.isPlaceholderData}>
            <Told counted={counted} site={site} weeks={weeks} />
            <Paths
              counted={counted}
              isBusy={define.isPending}
              onDefine={(path) => define.mutateAsync(path)}
              onRemove={(path) => remove.mutate(path)}
            />
          </div>
        )}
      </Answer>
    </ViewFrame>
  );
}

function Told({ counted, site, weeks }: { counted: Counted; site: string; weeks: { from?: number; to?: number } }) {
  const t = useInsightTexts();
  const { format } = useSpeech();
  const { threshold, participants } = counted;
  if (participants === 0) {
    const date = format.date(counted.nextCountAt);
    const isEmpty = counted.weeks.length === 0;
    return (
      <div className={surfaces.panel}>
        <Explanation
          tone="calm"
          what={isEmpty ? t.empty.what : t.emptyPeriod.what}
          cure={isEmpty ? t.empty.cure(threshold, date) : t.emptyPeriod.cure}
        />
      </div>
    );
  }
  return (
    <>
      <p className={styles.summary}>
        <strong>{t.summary(participants)}</strong> {t.threshold(threshold)}
      </p>
      <InsightTables counted={counted} />
      <Heatmaps counted={counted} site={site} weeks={weeks} />
    </>
  );
}

function Choices({ site, weeks }: { site: string; weeks: Counted['weeks'] }) {
  const t = useInsightTexts();
  const { format } = useSpeech();
  const sites = useSites();
  const search = new URLSearchParams(useSearch());
  const [location, navigate] = useLocation();
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    navigate(`${location}?${next.toString()}`);
  };
  const nameOf = ({ week, since }: Counted['weeks'][number]) => {
    const [first, last] = [since, week].map((one) => format.date(mondayOf(one)));
    return since === week ? t.weekOf(last ?? '') : t.gathered(first ?? '', last ?? '');
  };
  return (
    <div className={styles.choices}>
      <NativeSelect
        label={t.site}
        value={site}
        data={sites.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={({ currentTarget }) => choose('site', currentTarget.value)}
      />
      <NativeSelect
        label={t.period}
        value={search.get('weeks') ?? ''}
        data={[
          { value: '', label: t.all },
          ...LAST_WEEKS.map((count) => ({ value: `last-${count}`, label: t.last(count) })),
          ...(weeks.length > 0
            ? [{ group: t.single, items: weeks.map((one) => ({ value: String(one.week), label: nameOf(one) })) }]
            : []),
        ]}
        onChange={({ currentTarget }) => choose('weeks', currentTarget.value)}
      />
    </div>
  );
}
