import { Button } from '@mantine/core';
import type { SubjectOverview } from '@opname/protocol';
import { useMutation } from '@tanstack/react-query';
import { useServer } from '../../shell/server.ts';
import { Failure } from '../../shell/failure.tsx';
import surfaces from '../../look/surfaces.module.css';
import { useOfficeTexts } from '../office-speech.ts';

/** Ends every link to a participant's page; they get a new one from the app or from the helpdesk. */
export function RevokeLinks({ file: { site, subject }, onRevoked }: { file: SubjectOverview; onRevoked: () => void }) {
  const t = useOfficeTexts();
  const { api } = useServer();
  const revoking = useMutation({
    mutationFn: () => api.call('revokeLinks', { params: { site, subject } }),
    onSuccess: onRevoked,
  });
  return (
    <>
      <p className={surfaces.quiet}>{t.file.revokeLead}</p>
      <Button variant="default" mt="sm" loading={revoking.isPending} onClick={() => revoking.mutate()}>
        {t.file.revoke}
      </Button>
      <Failure error={revoking.error} />
    </>
  );
}
