/** An editor: a contenteditable with a toolbar, whose text is the participant's. */
import Quill from 'quill';
import 'quill/dist/quill.snow.css';

for (const id of ['e1', 'e2', 'e3']) {
  const place = document.createElement('div');
  place.id = id;
  document.getElementById('app')?.append(place);
  const editor = new Quill(place, { theme: 'snow', placeholder: 'Write…' });
  if (id === 'e3') place.dataset['opname'] = 'mask';
  Object.assign(place, { editor });
}
