import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { SHARE_DAYS, type NewShare, type ShareMade } from '@opname/protocol';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { exactTextOf, textOf } from '../form-text.ts';
import { needsReason } from '../problem.ts';
import { Failure } from '../shell/failure.tsx';
import { ShownOnce } from '../team/shown-once.tsx';
import { useSpeech } from '../texts/texts.ts';
import { chosenPart, isClip, NumberField, numberOf, PartChoice, type OfferedPart } from './part-choice.tsx';
import { useSharingTexts } from './sharing-speech.ts';

export type ShareWish = NewShare;

const DAYS_MAX = 90;
/** Characters, as the server takes them. */
const NAME_MAX = 80;
const WHY_MAX = 200;
const PASSWORD_MIN = 8;

interface ShareFormProps {
  /** Without one there is no part to share. */
  offered: OfferedPart | null;
  make: UseMutationResult<ShareMade, Error, ShareWish>;
}

/** Asks whom a link is for, what it shows and for how long. */
export function ShareForm({ offered, make }: ShareFormProps) {
  const t = useSharingTexts();
  const [wrong, setWrong] = useState({ name: false, password: false });
  const [isPart, setPart] = useState(isClip(offered));
  const submit = (form: FormData) => {
    const wish = readWish(form, isPart ? offered : null);
    const isShort = wish.password !== undefined && wish.password.length < PASSWORD_MIN;
    setWrong({ name: wish.name === '', password: isShort });
    if (wish.name !== '' && !isShort) make.mutate(wish);
  };
  const isReasonAsked = needsReason(make.error);
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
        <PartChoice isPart={isPart} onChange={setPart} offered={offered} hint={t.partHint} />
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

function readWish(form: FormData, part: OfferedPart | null): ShareWish {
  const [password, why] = [exactTextOf(form, 'password'), textOf(form, 'why')];
  return {
    name: textOf(form, 'name'),
    days: numberOf(form, 'days', { max: DAYS_MAX, initial: SHARE_DAYS }),
    ...(part !== null && chosenPart(form, part)),
    ...(password !== '' && { password }),
    ...(why !== '' && { why }),
  };
}
