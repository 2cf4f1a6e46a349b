import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { asProblem } from '../problem.ts';
import { UnlessNeeded } from '../sign-in/second-factor-needed.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import { useSpeech } from '../texts/texts.ts';
import { ProblemExplanation } from './explanation.tsx';
import { Header } from './header.tsx';
import { usePerson } from './server.ts';
import styles from './shell.module.css';

/** What surrounds every view. Nobody signed in: the same address asks for it, and shows the view afterwards. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useSpeech();
  const person = usePerson();
  if (person.isPending) {
    return (
      <div className={styles.waiting}>
        <Loader type="dots" aria-label="Opname" />
      </div>
    );
  }
  if (person.isError) {
    return (
      <main className={styles.waiting}>
        <ProblemExplanation problem={asProblem(person.error)} order={1} onRetry={() => void person.refetch()} />
      </main>
    );
  }
  if (person.data === null) return <SignIn />;
  return (
    <UnlessNeeded person={person.data}>
      <a className="opname-skip" href="#content">
        {t.skipToContent}
      </a>
      <Header person={person.data} />
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </UnlessNeeded>
  );
}
