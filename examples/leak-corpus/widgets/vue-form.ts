/** `v-model`, a bound type, `v-if` between two inputs, and text that is drawn from the same state. */
import { createApp, reactive } from 'vue';

const state = reactive({ shown: false, bound: '', swapped: '', echoed: '', card: '', name: '' });

createApp({
  setup: () => ({ state }),
  template: `
    <p><label for="e1">Wachtwoord</label>
      <input id="e1" :type="state.shown ? 'text' : 'password'" v-model="state.bound">
      <button type="button" id="e1-show" @click="state.shown = !state.shown">{{ state.shown ? 'Verberg' : 'Toon' }}</button></p>
    <p><input v-if="state.shown" type="text" :value="state.swapped" class="as-text"><input v-else id="e2" type="password" v-model="state.swapped"></p>
    <p><input id="e3" type="password" v-model.lazy="state.echoed"><em :title="state.echoed" :style="{ '--typed': JSON.stringify(state.echoed) }">{{ state.echoed }}</em></p>
    <p><label>Kaartnummer <input id="e4" v-model="state.card"></label> <span>{{ state.card }}</span></p>
    <p><label>Bedrijf <input id="e5" v-model="state.name"></label></p>
  `,
}).mount('#app');
