import { Button, NativeSelect, TextInput } from '@mantine/core';
import { PATH_STEPS_MAX, type Insights, type NewPath, type PathStep } from '@opname/protocol';
import { useId, useState } from 'react';
import { IconDelete } from '../look/icons.ts';
import { useInsightTexts } from './insights-speech.ts';
import styles from './insights.module.css';

interface PathFormProps {
  counted: Insights;
  isBusy: boolean;
  onDefine: (path: NewPath) => Promise<unknown>;
}

/** A step while it is being written. */
type Draft = PathStep & { id: number };

const NEW_STEP: PathStep = { kind: 'page', text: '' };

/** Defines a path step by step; what was counted already is offered to choose from. */
export function PathForm({ counted, isBusy, onDefine }: PathFormProps) {
  const t = useInsightTexts();
  const [name, setName] = useState('');
  const [steps, setSteps] = useState<readonly Draft[]>([{ ...NEW_STEP, id: 0 }]);
  const isWhole = name.trim() !== '' && steps.every(({ text }) => text.trim() !== '');
  const change = (id: number, changes: Partial<PathStep>) =>
    setSteps(steps.map((step) => (step.id === id ? Object.assign({}, step, changes) : step)));
  const save = async () => {
    await onDefine({ name, steps: steps.map(({ kind, text }) => ({ kind, text })) });
    setName('');
    setSteps([{ ...NEW_STEP, id: nextId(steps) }]);
  };
  return (
    <form
      className={styles.pathForm}
      onSubmit={(event) => {
        event.preventDefault();
        // What could not be saved stays as it was written, under why.
        if (isWhole) void save().catch(() => undefined);
      }}
    >
      <h3>{t.paths.define}</h3>
      <TextInput
        label={t.paths.name}
        placeholder={t.paths.namePlaceholder}
        maxLength={80}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {steps.map((step, index) => (
        <StepField
          key={step.id}
          {...{ step, counted }}
          number={index + 1}
          onChange={(changes) => change(step.id, changes)}
          {...(steps.length > 1 && { onTake: () => setSteps(steps.filter(({ id }) => id !== step.id)) })}
        />
      ))}
      <div className={styles.formButtons}>
        <Button
          variant="default"
          disabled={steps.length >= PATH_STEPS_MAX}
          onClick={() => setSteps([...steps, { ...NEW_STEP, id: nextId(steps) }])}
        >
          {t.paths.add}
        </Button>
        <Button type="submit" loading={isBusy} disabled={!isWhole}>
          {t.paths.save}
        </Button>
      </div>
    </form>
  );
}

function nextId(steps: readonly Draft[]): number {
  return Math.max(...steps.map(({ id }) => id)) + 1;
}

interface StepFieldProps {
  step: Draft;
  number: number;
  counted: Insights;
  onChange: (changes: Partial<PathStep>) => void;
  onTake?: () => void;
}

function StepField({ step: { kind, text }, number, counted, onChange, onTake }: StepFieldProps) {
  const t = useInsightTexts();
  const offered = useId();
  const names = kind === 'page' ? counted.pages.map(({ page }) => page) : counted.controls.map(({ label }) => label);
  return (
    <fieldset className={styles.step}>
      <legend>{t.paths.step(number)}</legend>
      <NativeSelect
        aria-label={t.paths.step(number)}
        value={kind}
        data={[
          { value: 'page', label: t.paths.kinds.page },
          { value: 'label', label: t.paths.kinds.label },
        ]}
        onChange={({ currentTarget }) => onChange({ kind: currentTarget.value === 'label' ? 'label' : 'page' })}
      />
      <TextInput
        aria-label={t.paths.text(number)}
        placeholder={kind === 'page' ? t.paths.pagePlaceholder : t.paths.labelPlaceholder}
        list={offered}
        maxLength={300}
        value={text}
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
      />
      <datalist id={offered}>
        {[...new Set(names)].map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {onTake && (
        <Button variant="subtle" color="gray" aria-label={t.paths.take(number)} onClick={onTake}>
          <IconDelete size={16} aria-hidden />
        </Button>
      )}
    </fieldset>
  );
}
