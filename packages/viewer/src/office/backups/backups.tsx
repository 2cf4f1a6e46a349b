import { Button } from '@mantine/core';
import type { BackupFinding, BackupState } from '@opname/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconAlert, IconInfo, IconShield } from '../../look/icons.ts';
import { asProblem } from '../../problem.ts';
import { Explanation } from '../../shell/explanation.tsx';
import { usePerson, useServer } from '../../shell/server.ts';
import { Failure } from '../../shell/failure.tsx';
import surfaces from '../../look/surfaces.module.css';
import styles from '../office.module.css';
import { useOfficeTexts } from '../office-speech.ts';
import { Answer, ViewFrame } from '../../shell/view-frame.tsx';
import { ExportPanel } from './export-panel.tsx';
import { Places } from './places.tsx';

/** Milliseconds between two looks at a run that is under way. */
const LOOK_MS = 2000;

/** Where backups lie, whether every promise holds, and a full one to take away. */
export function Backups() {
  const t = useOfficeTexts().backups;
  const { api } = useServer();
  const person = usePerson();
  const state = useQuery({
    queryKey: ['backups'],
    queryFn: ({ signal }) => api.call('readBackupState', {}, signal),
    refetchInterval: ({ state: { data } }) => (data?.isRunning ? LOOK_MS : false),
  });
  const areNone = state.error !== null && asProblem(state.error).code === 'no-backups';
  return (
    <ViewFrame title={t.title} lead={t.lead}>
      {areNone ? (
        <div className={surfaces.panel}>
          <Explanation tone="calm" {...t.none} />
        </div>
      ) : (
        <Answer query={state}>
          {(data) => (
            <>
              <Verdict state={data} onRun={() => void state.refetch()} />
              <Places state={data} />
            </>
          )}
        </Answer>
      )}
      {person.data?.role === 'admin' && <ExportPanel />}
    </ViewFrame>
  );
}

function Verdict({ state, onRun }: { state: BackupState; onRun: () => void }) {
  const t = useOfficeTexts().backups;
  const { api } = useServer();
  const examine = useMutation({ mutationFn: () => api.call('examineBackups', {}) });
  const run = useMutation({ mutationFn: () => api.call('runBackup', {}), onSuccess: onRun });
  return (
    <section className={surfaces.panel} aria-labelledby="promises">
      <Findings findings={examine.data?.findings} />
      <p className={surfaces.quiet}>{t.keeps(state.keeps)}</p>
      <div className={styles.buttons} style={{ marginTop: 12 }}>
        <Button loading={examine.isPending} onClick={() => examine.mutate()}>
          {t.examine}
        </Button>
        <Button variant="default" loading={run.isPending || state.isRunning} onClick={() => run.mutate()}>
          {t.run}
        </Button>
      </div>
      <p className={surfaces.quiet} role="status">
        {state.isRunning ? t.running : examine.isPending ? t.examining : ''}
      </p>
      <Failure error={examine.error ?? run.error} />
    </section>
  );
}

function Findings({ findings }: { findings: readonly BackupFinding[] | undefined }) {
  const t = useOfficeTexts().backups;
  const isWhole = findings?.length === 0;
  const title = findings === undefined ? t.notExamined : isWhole ? t.holds : t.broken(findings.length);
  const icon =
    findings === undefined ? (
      <IconInfo size={22} aria-hidden />
    ) : isWhole ? (
      <IconShield size={22} aria-hidden />
    ) : (
      <IconAlert size={22} aria-hidden />
    );
  return (
    <>
      <div className={styles.verdict} data-ok={findings === undefined ? 'null' : String(isWhole)}>
        {icon}
        <h2 id="promises">{title}</h2>
      </div>
      {findings !== undefined && !isWhole && (
        <div role="alert">
          <ul className={styles.lines}>
            {findings.map(({ cause, cure }) => (
              <li key={cause}>
                <strong>{cause}</strong>
                <span>{cure}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
