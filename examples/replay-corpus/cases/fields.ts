import { only, onlyOf, say, type Case } from './case.ts';

export const FIELDS: Case[] = [
  {
    name: 'a tick box that is neither on nor off',
    html: '<input type="checkbox"> all of them',
    act: (section) => void (onlyOf(section, 'input', HTMLInputElement).indeterminate = true),
  },
  {
    name: 'a tick box that is on without an event',
    html: '<input type="checkbox"> remember',
    act: (section) => void (onlyOf(section, 'input', HTMLInputElement).checked = true),
  },
  {
    name: 'a choice of one that is clicked',
    html: '<label><input type="radio" name="way" checked> walk</label><label><input type="radio" name="way" id="by-bike"> ride</label>',
    act: (section) => only(section, '#by-bike').click(),
  },
  {
    name: 'a list of which several are chosen',
    html: '<select multiple size="4"><option>red<option>green<option>blue<option>white</select>',
    act(section) {
      const list = onlyOf(section, 'select', HTMLSelectElement);
      for (const index of [1, 3]) list.options[index]!.selected = true;
      say(list);
    },
  },
  {
    name: 'a list that gets another choice',
    html: '<select><option>small<option>large</select>',
    act(section) {
      const list = onlyOf(section, 'select', HTMLSelectElement);
      list.add(new Option('huge'));
      list.selectedIndex = 2;
      say(list);
    },
  },
  {
    name: 'a list in groups',
    html: '<select><optgroup label="North"><option>Assen<option>Emmen</optgroup><optgroup label="South"><option>Breda</optgroup></select>',
    act(section) {
      const list = onlyOf(section, 'select', HTMLSelectElement);
      list.selectedIndex = 2;
      say(list);
    },
  },
  {
    name: 'a form that is reset',
    html: '<form><input name="town" value="Utrecht"><input type="checkbox" checked><select><option>one<option selected>two</select><textarea>as before</textarea></form>',
    act(section) {
      const form = onlyOf(section, 'form', HTMLFormElement);
      onlyOf(form, '[name=town]', HTMLInputElement).value = 'Zwolle';
      say(onlyOf(form, '[name=town]', HTMLInputElement));
      only(form, '[type=checkbox]').click();
      onlyOf(form, 'textarea', HTMLTextAreaElement).value = 'otherwise';
      say(onlyOf(form, 'textarea', HTMLTextAreaElement));
      form.reset();
    },
  },
  {
    name: 'a field that is filled by a script',
    html: '<input name="colour">',
    act: (section) => void (onlyOf(section, 'input', HTMLInputElement).value = 'violet'),
  },
  {
    name: 'a field that is emptied again',
    html: '<input name="colour" placeholder="a colour">',
    act(section) {
      const field = onlyOf(section, 'input', HTMLInputElement);
      field.value = 'violet';
      say(field);
      field.value = '';
      say(field);
    },
  },
  {
    name: 'lines that are typed',
    html: '<textarea rows="3"></textarea>',
    act(section) {
      const field = onlyOf(section, 'textarea', HTMLTextAreaElement);
      field.value = 'first\nsecond\nthird\nfourth\nfifth';
      say(field);
      field.scrollTop = 40;
    },
  },
  {
    name: 'a slider',
    html: '<input type="range" min="0" max="10" value="2">',
    act(section) {
      const field = onlyOf(section, 'input', HTMLInputElement);
      field.value = '7';
      say(field);
    },
  },
  {
    name: 'a bar that fills',
    html: '<progress max="10" value="2"></progress><meter max="10" value="2"></meter>',
    act(section) {
      onlyOf(section, 'progress', HTMLProgressElement).value = 8;
      onlyOf(section, 'meter', HTMLMeterElement).value = 9;
    },
  },
  {
    name: 'a field that is switched off with its group',
    html: '<fieldset><input name="size" value="7"></fieldset>',
    act: (section) => void (onlyOf(section, 'fieldset', HTMLFieldSetElement).disabled = true),
  },
];
