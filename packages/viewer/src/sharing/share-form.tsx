import { Button, PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import { SHARE_DAYS, type NewShare, type ShareMade } from '@opname/protocol';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { exactTextOf, textOf } from '../form-text.ts';
import { asProblem } from '../problem.ts';
import { Failure } from '../shell/failure.tsx';
import { ShownOnce } from '../team/shown-once.tsx';
import { useSpeech } from '../texts/texts.ts';
import { useSharingTexts } from './sharing-speech.ts';

export type ShareWish = NewShare;

const MINUTE_MS = 60_000;
/** Minutes of a clip where nothing is said: what one moment needs to be understood. */
const CLIP_MINUTES = 2;
const CLIP_MINUTES_MAX = 120;
const DAYS_MAX = 90;
/** Characters, as the server takes them. */
const NAME_MAX = 80;
const WHY_MAX = 200;
const PASSWORD_MIN = 8;

interface ShareFormProps {
  /** Where the play head is; without one there is no part to share. */
  start: number | null;
  make: UseMutationResult<ShareMade, Error, ShareWish>;
}

/** Asks whom a link is for, what it shows and for how long. */
export function ShareForm({ start, make }: ShareFormProps) {
  const t = useSharingTexts();
  const [wrong, setWrong] = useState({ name: false, password: false });
  const [isPart, setPart] = useState(false);
  const submit = (form: FormData) => {
    const wish = readWish(form, isPart ? start : null);
    const isShort = wish.password !== undefined && wish.password.length < PASSWORD_MIN;
    setWrong({ name: wish.name === '', password: isShort });
    if (wish.name !== '' && !isShort) make.mutate(wish);
  };
  const isReasonAsked = make.error !== null && asProblem(make.error).code === 'reason-needed';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <Stack gap="sm">
        <TextInput
          name="name"
          label={t.name}
          description={t.nameHint}
          maxLength={NAME_MAX}
          autoComplete="off"
          data-autofocus
          error={wrong.name && t.nameMissing}
        />
        <PartChoice isPart={isPart} onChange={setPart} start={start} />
        <NumberField name="days" label={t.days} description={t.daysHint} max={DAYS_MAX} initial={SHARE_DAYS} />
        <PasswordChoice isShort={wrong.password} />
        <TextInput name="why" label={t.why} maxLength={WHY_MAX} error={isReasonAsked && t.whyMissing} />
        <Failure error={isReasonAsked ? null : make.error} />
        <div>
          <Button type="submit" loading={make.isPending}>
            {t.make}
          </Button>
        </div>
        {make.data && <ShownOnce label={t.link} value={make.data.url} />}
      </Stack>
    </form>
  );
}

function PartChoice({
  isPart,
  onChange,
  start,
}: {
  isPart: boolean;
  onChange: (on: boolean) => void;
  start: number | null;
}) {
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
          description={t.partHint}
          max={CLIP_MINUTES_MAX}
          initial={CLIP_MINUTES}
        />
      )}
    </>
  );
}

interface NumberFieldProps {
  name: string;
  label: string;
  description: string;
  max: number;
  initial: number;
}

function NumberField({ name, label, description, max, initial }: NumberFieldProps) {
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

function PasswordChoice({ isShort }: { isShort: boolean }) {
  const t = useSharingTexts();
  const { t: studio } = useSpeech();
  return (
    <PasswordInput
      name="password"
      label={t.password}
      description={t.passwordHint}
      autoComplete="new-password"
      error={isShort && t.passwordShort}
      visibilityToggleButtonProps={{ 'aria-label': studio.signIn.showPassword, tabIndex: 0, 'aria-hidden': false }}
    />
  );
}

/** What is no number within its bounds is the nearest that is. */
function numberOf(form: FormData, name: string, { max, initial }: { max: number; initial: number }): number {
  const said = Math.round(Number(textOf(form, name)));
  return said >= 1 ? Math.min(said, max) : initial;
}

function readWish(form: FormData, start: number | null): ShareWish {
  const [password, why] = [exactTextOf(form, 'password'), textOf(form, 'why')];
  const minutes = numberOf(form, 'minutes', { max: CLIP_MINUTES_MAX, initial: CLIP_MINUTES });
  return {
    name: textOf(form, 'name'),
    days: numberOf(form, 'days', { max: DAYS_MAX, initial: SHARE_DAYS }),
    ...(start !== null && { from: start, to: start + minutes * MINUTE_MS }),
    ...(password !== '' && { password }),
    ...(why !== '' && { why }),
  };
}
