import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconArchive } from '../../look/icons.ts';
import { DIALOG } from '../../shell/dialog.ts';
import { saveFile } from '../../participant/save-file.ts';
import { asProblem } from '../../problem.ts';
import { ReasonForm } from '../../recording/reason-form.tsx';
import { useServer } from '../../shell/server.ts';
import { useSpeech } from '../../texts/texts.ts';
import { Failure } from '../../shell/failure.tsx';
import { useOfficeTexts } from '../office-speech.ts';

/** Downloads all of a recording; where the site wants a reason, asks for it and goes on. */
export function ArchiveButton({ recording }: { recording: string }) {
  const t = useOfficeTexts();
  const { t: studio } = useSpeech();
  const { api } = useServer();
  const download = useMutation({
    mutationFn: (why: string | undefined) =>
      api.download('downloadArchive', { params: { recording }, query: why === undefined ? {} : { why } }),
    onSuccess: (file) => saveFile(file, `opname-${recording}.zip`),
  });
  const asksReason = download.error !== null && asProblem(download.error).code === 'reason-needed';
  return (
    <>
      <Button
        variant="default"
        loading={download.isPending}
        leftSection={<IconArchive size={16} aria-hidden />}
        onClick={() => download.mutate(undefined)}
      >
        {t.file.archive}
      </Button>
      {!asksReason && <Failure error={download.error} />}
      <Modal
        {...DIALOG}
        opened={asksReason}
        onClose={() => download.reset()}
        title={studio.reason.title}
        closeButtonProps={{ 'aria-label': studio.close }}
      >
        <ReasonForm submit={t.file.archive} onReason={(why) => download.mutate(why)} />
      </Modal>
    </>
  );
}
