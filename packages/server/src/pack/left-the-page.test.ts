import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createSanitiser, type Sanitiser } from '@opname/privacy';
import { expect, test } from 'vitest';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** Of each element that is added, by its number. */
const HTML = 2;
const FORM = 3;

const element = (id: number, tagName: string, attributes: object = {}, childNodes: object[] = []) => ({
  type: 2,
  id,
  tagName,
  attributes,
  childNodes,
});

let now = 1000;
function change(sanitiser: Sanitiser, changes: object): void {
  const data = { source: 0, adds: [], removes: [], texts: [], attributes: [], ...changes };
  sanitiser.sanitise({ type: 3, timestamp: ++now, data });
}

function addForm(sanitiser: Sanitiser): WeakRef<object> {
  const node = element(FORM, 'form', { id: 'sign-up' }, [
    element(4, 'label', { for: 'name' }),
    element(5, 'input', { id: 'name' }),
    element(6, 'input', { id: 'secret', type: 'password', value: 'not-to-be-told' }),
  ]);
  change(sanitiser, { adds: [{ parentId: HTML, nextId: null, node }] });
  const known = sanitiser.session.mirror.get(FORM);
  if (!known) throw new Error('The form was not taken in.');
  return new WeakRef(known);
}

test('what has left the page is not kept, though it had fields, labels and names', async () => {
  const sanitiser = createSanitiser({ level: 'screen' });
  const node = { type: 0, id: 1, childNodes: [element(HTML, 'html')] };
  sanitiser.sanitise({ type: 2, timestamp: now, data: { node, initialOffset: { top: 0, left: 0 } } });
  const form = addForm(sanitiser);
  change(sanitiser, { removes: [{ parentId: HTML, id: FORM }] });
  change(sanitiser, { attributes: [{ id: HTML, attributes: { class: 'empty' } }] });
  const isKept = () => (collect(), form.deref() !== undefined);
  await expect.poll(isKept).toBe(false);
});
