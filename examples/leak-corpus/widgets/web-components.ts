/** Form-associated elements that keep their inputs in open shadow roots. */
import '@awesome.me/webawesome/dist/components/input/input.js';
import '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import '@awesome.me/webawesome/dist/components/button/button.js';

const app = document.getElementById('app');
if (app)
  app.innerHTML = `
    <form>
      <wa-input id="e1" type="password" label="Password" password-toggle></wa-input>
      <wa-input id="e2" type="password" label="Password" password-toggle></wa-input>
      <wa-input id="e3" type="text" label="Kaartnummer"></wa-input>
      <wa-input id="e4" name="api_key" placeholder="Paste it here"></wa-input>
      <wa-textarea id="e5" label="Recovery phrase"></wa-textarea>
      <wa-input id="e6" label="Company"></wa-input>
      <wa-button id="e7"></wa-button>
    </form>`;
