import { Button, Code } from '@mantine/core';
import type { LedgerState } from '@opname/protocol';
import { useQuery } from '@tanstack/react-query';
import { IconAlert, IconExport, IconInfo, IconShield } from '../look/icons.ts';
import { useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import surfaces from '../look/surfaces.module.css';
import styles from './office.module.css';
import { useOfficeTexts } from './office-speech.ts';
import { Answer, ViewFrame } from '../shell/view-frame.tsx';

/** Where the chain and the keys that sign it are had; neither answers with JSON of the protocol's. */
const LEDGER = '/v1/ledger';
const KEYS = '/.well-known/opname-keys.json';

/** How the chain of consent events stands. */
export function Ledger() {
  const t = useOfficeTexts();
  const { api } = useServer();
  const ledger = useQuery({
    queryKey: ['ledger'],
    queryFn: ({ signal }) => api.call('readLedgerState', {}, signal),
  });
  return (
    <ViewFrame title={t.ledger.title} lead={t.ledger.lead}>
      <Answer query={ledger}>{(state) => <State state={state} />}</Answer>
      <section className={surfaces.panel} aria-label={t.ledger.download}>
        <div className={styles.buttons}>
          <Button
            component="a"
            href={LEDGER}
            download="opname-ledger.jsonl"
            leftSection={<IconExport size={16} aria-hidden />}
          >
            {t.ledger.download}
          </Button>
          <Button component="a" href={KEYS} download="opname-keys.json" variant="default">
            {t.ledger.keys}
          </Button>
        </div>
        <p className={surfaces.quiet}>{t.ledger.downloadMeans}</p>
        <Code block>opname verify ledger opname-ledger.jsonl --keys opname-keys.json</Code>
      </section>
    </ViewFrame>
  );
}

function State({ state }: { state: LedgerState }) {
  const t = useOfficeTexts();
  const { format } = useSpeech();
  const { size, head, checkpointAt, verifiedAt, ok, problem } = state;
  const when = (at: number | null) => (at === null ? t.ledger.never : format.dateTime(at));
  const verdict = ok === null ? t.ledger.unknown : ok ? t.ledger.ok : t.ledger.broken;
  return (
    <section className={surfaces.panel} aria-labelledby="chain">
      <div className={styles.verdict} data-ok={String(ok)}>
        {ok === null ? <IconInfo size={22} aria-hidden /> : null}
        {ok === true ? <IconShield size={22} aria-hidden /> : null}
        {ok === false ? <IconAlert size={22} aria-hidden /> : null}
        <h2 id="chain">{verdict}</h2>
      </div>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <dl className={styles.facts}>
        <div>
          <dt>{t.ledger.size}</dt>
          <dd>{format.number(size)}</dd>
        </div>
        <div>
          <dt>{t.ledger.checkpoint}</dt>
          <dd>{when(checkpointAt)}</dd>
        </div>
        <div>
          <dt>{t.ledger.verified}</dt>
          <dd>{when(verifiedAt)}</dd>
        </div>
        <div className={styles.wide}>
          <dt>{t.ledger.head}</dt>
          <dd>
            <code>{head}</code>
          </dd>
        </div>
      </dl>
    </section>
  );
}
