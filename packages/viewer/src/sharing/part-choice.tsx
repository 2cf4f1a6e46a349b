import { Radio, Stack, TextInput } from '@mantine/core';
import { textOf } from '../form-text.ts';
import { useSpeech } from '../texts/texts.ts';
import { useSharingTexts } from './sharing-speech.ts';

const MINUTE_MS = 60_000;
/** Minutes of a clip where nothing is said: what one moment needs to be understood. */
const CLIP_MINUTES = 2;
const CLIP_MINUTES_MAX = 120;

/** A part of a recording that may be chosen; milliseconds since 1970. */
export interface OfferedPart {
  from: number;
  /** null: as long as is asked for. */
  to: number | null;
}

interface PartChoiceProps {
  isPart: boolean;
  onChange: (on: boolean) => void;
  /** Without one there is no part to choose. */
  offered: OfferedPart | null;
  hint: string;
}

/** All of the recording, or a part of it: the clip that was marked, or what follows the play head. */
export function PartChoice({ isPart, onChange, offered, hint }: PartChoiceProps) {
  const t = useSharingTexts();
  const { format } = useSpeech();
  const labelOf = (part: OfferedPart | null): string => {
    if (part === null) return t.part;
    const from = format.timeOfDay(part.from);
    return part.to === null ? `${t.part} (${from})` : t.clip(from, format.timeOfDay(part.to));
  };
  return (
    <>
      <Radio.Group label={t.what} value={isPart ? 'part' : 'whole'} onChange={(chosen) => onChange(chosen === 'part')}>
        <Stack gap={6} mt={6}>
          <Radio value="whole" label={t.whole} />
          <Radio
            value="part"
            disabled={offered === null}
            description={isClip(offered) ? hint : undefined}
            label={labelOf(offered)}
          />
        </Stack>
      </Radio.Group>
      {isPart && !isClip(offered) && (
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

/** @returns whether it is known where the part ends: whoever marked it means it. */
export function isClip(part: OfferedPart | null): boolean {
  return part !== null && part.to !== null;
}

/** @returns the part that was chosen, in milliseconds since 1970. */
export function chosenPart(form: FormData, { from, to }: OfferedPart): { from: number; to: number } {
  const minutes = numberOf(form, 'minutes', { max: CLIP_MINUTES_MAX, initial: CLIP_MINUTES });
  return { from, to: to ?? from + minutes * MINUTE_MS };
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
