import { Alert } from '@mantine/core';
import { IconAlert } from '../look/icons.ts';
import { asProblem } from '../problem.ts';
import { useSpeech } from '../texts/texts.ts';

/** Why something was not done; nothing where it was. */
export function Failure({ error }: { error: Error | null }) {
  const { t } = useSpeech();
  if (!error) return null;
  const problem = asProblem(error);
  const { what, cure } = t.problems[problem.code];
  return (
    <Alert mt="md" color="red" variant="light" role="alert" icon={<IconAlert size={18} />} title={what}>
      {cure}
      {/* What exactly is missing, the server says in its own words. */}
      {problem.code === 'draft-incomplete' && ` ${problem.message}`}
    </Alert>
  );
}
