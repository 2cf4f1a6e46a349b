import type { SiteState } from '@opname/protocol';
import { useQuery } from '@tanstack/react-query';
import surfaces from '../look/surfaces.module.css';
import { Answer, ViewFrame } from '../shell/view-frame.tsx';
import { Explanation } from '../shell/explanation.tsx';
import { useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import { useTeamTexts } from './team-speech.ts';
import styles from './team.module.css';

/** What a developer sees in the place of recordings. */
export function SetUp() {
  const t = useTeamTexts().setUp;
  const { api } = useServer();
  const sites = useQuery({
    queryKey: ['sites'],
    queryFn: ({ signal }) => api.call('listSites', { query: {} }, signal),
  });
  return (
    <div className={styles.sections}>
      <div>
        <ViewFrame title={t.title} lead={t.lead}>
          <Answer query={sites}>
            {(data) =>
              data.sites.length === 0 ? (
                <div className={surfaces.panel}>
                  <Explanation tone="calm" {...t.none} />
                </div>
              ) : (
                <ul className={surfaces.cards}>
                  {data.sites.map((state) => (
                    <SiteCard key={state.site} state={state} />
                  ))}
                </ul>
              )
            }
          </Answer>
        </ViewFrame>
      </div>
    </div>
  );
}

function SiteCard({ state }: { state: SiteState }) {
  const t = useTeamTexts().setUp;
  const { format } = useSpeech();
  const facts = [
    [t.recordings, String(state.recordings)],
    [t.last, state.lastReceivedAt === null ? t.nothing : format.dateTime(state.lastReceivedAt)],
    [t.notice, t.version(state.noticeVersion)],
    [t.rules, state.rulesVersion === 'none' ? t.noRules : t.version(state.rulesVersion)],
    [t.level, state.level],
    [t.trialStart, state.signsTrialStarts ? t.signed : t.said],
    [t.origins, state.origins.join(', ')],
  ] as const;
  return (
    <li className={surfaces.panel}>
      <h2>
        {state.siteName} <span className={surfaces.quiet}>{state.site}</span>
      </h2>
      <dl className={surfaces.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
