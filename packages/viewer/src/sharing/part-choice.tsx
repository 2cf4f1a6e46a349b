import { Radio, Stack, TextInput } from '@mantine/core';
import { textOf } from '../form-text.ts';
import { useSpeech } from '../texts/texts.ts';
import { useSharingTexts } from './sharing-speech.ts';

const MINUTE_MS = 60_000;
/** Minutes of a clip where nothing is said: what one moment needs to be understood. */
const CLIP_MINUTES = 2;
const CLIP_MINUTES_MAX = 120;

interface PartChoiceProps {
  isPart: boolean;
  onChange: (on: boolean) => void;
  /** Where the play head is, in milliseconds since 1970; without one there is no part to choose. */
  start: number | null;
  hint: string;
}

/** All of the recording, or a part from where the play head is. */
export function PartChoice({ isPart, onChange, start, hint }: PartChoiceProps) {
  const t = useSharingTexts();
  const { format } = useSpeech();
  return (
    <>
      <Radio.Group label={t.what} value={isPart ? 'part' : 'whole'} onChange={(chosen) => onChange(chosen === 'part')}>
        <Stack gap={6} mt={6}>
          <Radio value="whole" label={t.whole} />
          <Radio
            value="part"
            disabled={start === null}
            label={start === null ? t.part : `${t.part} (${format.timeOfDay(start)})`}
          />
        </Stack>
      </Radio.Group>
      {isPart && (
        <NumberField
          name="minutes"
          label={t.minutes}
          description={hint}
          max={CLIP_MINUTES_MAX}
          initial={CLIP_MINUTES}
        />
      )}
    </>
  );
}

/** @returns how long the part is that was chosen, in milliseconds. */
export function partLength(form: FormData): number {
  return numberOf(form, 'minutes', { max: CLIP_MINUTES_MAX, initial: CLIP_MINUTES }) * MINUTE_MS;
}

interface NumberFieldProps {
  name: string;
  label: string;
  description: string;
  max: number;
  initial: number;
}

export function NumberField({ name, label, description, max, initial }: NumberFieldProps) {
  return (
    <TextInput
      name={name}
      label={label}
      description={description}
      type="number"
      min={1}
      max={max}
      defaultValue={initial}
      maw={260}
    />
  );
}

/** What is no number within its bounds is the nearest that is. */
export function numberOf(form: FormData, name: string, { max, initial }: { max: number; initial: number }): number {
  const said = Math.round(Number(textOf(form, name)));
  return said >= 1 ? Math.min(said, max) : initial;
}
