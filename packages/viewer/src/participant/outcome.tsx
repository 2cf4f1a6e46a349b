import { Alert } from '@mantine/core';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { IconAlert } from '../look/icons.ts';
import { asProblem } from '../problem.ts';
import { explain } from './explain.ts';
import styles from './participant.module.css';

/** Said aloud when it has happened, or when it has not. */
export function Outcome({ done, error }: { done: string; error: Error | null }) {
  const { t } = useDossierSpeech();
  const problem = error && explain(asProblem(error), t);
  return (
    <>
      <p role="status" className={styles.outcome}>
        {done}
      </p>
      {problem && (
        <Alert color="red" variant="light" role="alert" icon={<IconAlert size={18} />} title={problem.what}>
          {problem.cure}
        </Alert>
      )}
    </>
  );
}
