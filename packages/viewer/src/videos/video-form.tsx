import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { NewVideo, Video } from '@opname/protocol';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { textOf } from '../form-text.ts';
import { needsReason } from '../problem.ts';
import { chosenPart, isClip, PartChoice, type OfferedPart } from '../sharing/part-choice.tsx';
import { Failure } from '../shell/failure.tsx';
import { useVideosTexts } from './videos-speech.ts';

/** Pictures a second: enough to follow, smooth, and as films are. */
const RATES = ['10', '15', '30'];
/** Characters of a reason, as the server takes them. */
const WHY_MAX = 200;

interface VideoFormProps {
  /** When the recording begins, in milliseconds since 1970. */
  startedAt: number;
  /** Without one there is no part to choose. */
  offered: OfferedPart | null;
  why: string;
  onWhy: (why: string) => void;
  make: UseMutationResult<Video, Error, NewVideo>;
}

/** Asks of what, and as what, a video is to be made. */
export function VideoForm({ startedAt, offered, why, onWhy, make }: VideoFormProps) {
  const t = useVideosTexts();
  const [isPart, setPart] = useState(isClip(offered));
  const isReasonAsked = needsReason(make.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const part = isPart && offered ? chosenPart(form, offered) : null;
        make.mutate(readWish(form, part && { from: Math.max(0, part.from - startedAt), to: part.to - startedAt }));
      }}
    >
      <Stack gap="sm">
        <PartChoice isPart={isPart} onChange={setPart} offered={offered} hint={t.partHint} />
        <Group gap="sm" align="end">
          <NativeSelect
            name="format"
            label={t.format}
            data={[
              { value: 'mp4', label: t.formats.mp4 },
              { value: 'webm', label: t.formats.webm },
            ]}
          />
          <NativeSelect
            name="size"
            label={t.size}
            data={[
              { value: 'hd', label: t.sizes.hd },
              { value: 'page', label: t.sizes.page },
            ]}
          />
          <NativeSelect name="fps" label={t.rate} data={RATES} />
        </Group>
        <Checkbox name="skipIdle" value="on" label={t.skipIdle} defaultChecked />
        <TextInput
          name="why"
          label={t.why}
          maxLength={WHY_MAX}
          value={why}
          onChange={({ currentTarget }) => onWhy(currentTarget.value)}
          error={isReasonAsked && t.whyMissing}
        />
        <Failure error={isReasonAsked ? null : make.error} />
        <div>
          <Button type="submit" loading={make.isPending}>
            {t.make}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function readWish(form: FormData, part: { from: number; to: number } | null): NewVideo {
  const why = textOf(form, 'why');
  return {
    format: textOf(form, 'format') === 'webm' ? 'webm' : 'mp4',
    fps: Number(textOf(form, 'fps')),
    skipIdle: form.has('skipIdle'),
    ...(textOf(form, 'size') === 'page' && { size: 'page' as const }),
    ...part,
    ...(why !== '' && { why }),
  };
}
