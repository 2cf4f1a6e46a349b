import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Person } from '../session.ts';
import { forgetPerson, useServer } from '../shell/server.ts';
import { useTitle } from '../shell/title.ts';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';
import { SignInFrame } from './sign-in-frame.tsx';
import { useSignInTexts } from './sign-in-speech.ts';

/** @returns by what staff sign in here; it changes only when the server is started anew. */
export function useSignInWays() {
  const { api } = useServer();
  return useQuery({
    queryKey: ['sign-in-ways'],
    queryFn: ({ signal }) => api.call('readSignInWays', {}, signal),
    staleTime: Infinity,
  });
}

/** Nothing else opens to a role that needs more than a password, as the server would refuse it all. */
export function UnlessNeeded({ person, children }: { person: Person; children: ReactNode }) {
  const ways = useSignInWays();
  if (person.means === 'password' && ways.data?.secondFactorFor.includes(person.role)) return <SecondFactorNeeded />;
  return children;
}

function SecondFactorNeeded() {
  const t = useSignInTexts().factor;
  useTitle(t.neededTitle);
  const { session } = useServer();
  const client = useQueryClient();
  return (
    <SignInFrame title={t.neededTitle} lead={t.neededLead}>
      <SecondFactorSetUp />
      <Button
        mt="lg"
        variant="subtle"
        color="gray"
        onClick={() => void session.signOut().finally(() => forgetPerson(client))}
      >
        {t.signOut}
      </Button>
    </SignInFrame>
  );
}
