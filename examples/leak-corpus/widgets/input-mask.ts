/** Fields that write themselves in groups while someone types. */
import { MaskInput } from 'maska';

const FIELDS = [
  ['e1', 'Card number', '#### #### #### ####'],
  ['e2', 'IBAN', 'AA## #### #### #### ##'],
  ['e3', 'Subject', '#### #### #### ####'],
  ['e4', 'BSN', '#########'],
  ['e5', 'Reference', 'AAAAAAAAAAAA'],
] as const;

const masks: MaskInput[] = [];
for (const [id, label, mask] of FIELDS) {
  const line = document.createElement('p');
  line.innerHTML = `<label for="${id}">${label}</label> <input id="${id}" type="text"><span></span>`;
  document.getElementById('app')?.append(line);
  const input = line.querySelector('input');
  if (!input) continue;
  const tokens = { A: { pattern: /[A-Za-z0-9]/ } };
  masks.push(new MaskInput(input, { mask, tokens }));
  input.addEventListener('input', () => {
    const shown = line.querySelector('span');
    if (shown && id !== 'e5') shown.textContent = input.value;
  });
}
