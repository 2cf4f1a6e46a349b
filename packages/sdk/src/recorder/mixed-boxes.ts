import { record } from '@rrweb/record';

/** rrweb's numbers for "a field stands otherwise" (its packages/types). */
const INCREMENTAL = 3;
const INPUT = 5;

/** Tells of tick boxes that are neither on nor off as a full picture is taken: no attribute says so. */
export function tellMixedBoxes(roots: Iterable<ParentNode>, emit: (event: object) => void): void {
  for (const root of roots) {
    for (const box of root.querySelectorAll<HTMLInputElement>('input[type=checkbox]:indeterminate')) {
      const id = record.mirror.getId(box);
      const data = { source: INPUT, id, text: 'on', isChecked: box.checked, isMixed: true };
      if (id > 0) emit({ type: INCREMENTAL, data });
    }
  }
}
