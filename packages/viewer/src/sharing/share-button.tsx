import { Text } from '@mantine/core';
import type { RecordingSummary } from '@opname/protocol';
import { useMutation } from '@tanstack/react-query';
import { IconLink } from '../look/icons.ts';
import { DialogButton } from '../shell/dialog-button.tsx';
import { useServer } from '../shell/server.ts';
import type { OfferedPart } from './part-choice.tsx';
import { ShareForm, type ShareWish } from './share-form.tsx';
import { ShareLinks, useShares } from './share-links.tsx';
import { useSharingTexts } from './sharing-speech.ts';

interface ShareButtonProps {
  recording: RecordingSummary;
  /** Tells what may be shared instead of all, when that is asked. */
  readPart: () => OfferedPart | null;
}

/** Makes links to a recording or a part of it, and revokes them. */
export function ShareButton({ recording, readPart }: ShareButtonProps) {
  const t = useSharingTexts();
  return (
    <DialogButton label={t.share} icon={<IconLink size={16} aria-hidden />} title={t.title}>
      {() => <ShareDialog recording={recording.id} offered={readPart()} />}
    </DialogButton>
  );
}

function ShareDialog({ recording, offered }: { recording: string; offered: OfferedPart | null }) {
  const t = useSharingTexts();
  const { api } = useServer();
  const shares = useShares(recording);
  const refresh = () => void shares.refetch();
  const make = useMutation({
    mutationFn: (body: ShareWish) => api.call('createShare', { params: { recording }, body }),
    onSuccess: refresh,
  });
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {t.lead}
      </Text>
      <ShareForm offered={offered} make={make} />
      <ShareLinks recording={recording} shares={shares.data?.shares ?? []} onDone={refresh} />
    </>
  );
}
