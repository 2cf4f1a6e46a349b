import { inPage, type Channel, type Theme } from './channel.ts';
import type { Kind } from '../secrets/kinds.ts';

/** What an app does without showing it. Nothing of it may be sent, by whatever a recorder might wrap. */
function done(
  id: string,
  title: string,
  run: (element: HTMLElement, secret: string) => unknown,
  kind: Kind = 'word',
): Channel {
  return { id, title, hidden: 'always', kind, act: inPage(run), unseen: 'rrweb without plugins records no programs' };
}

const programs: Channel[] = [
  done('console', 'a line on the console', (_, secret) => console.log('signed in', secret)),
  done('console-error', 'an error on the console', (_, secret) => console.error(new Error(`no access for ${secret}`))),
  done(
    'thrown',
    'an error that nobody catches',
    (_, secret) =>
      void setTimeout(() => {
        throw new Error(`planted by the corpus: ${secret}`);
      }),
  ),
  done(
    'rejected',
    'a promise that is rejected',
    (_, secret) => void Promise.reject(new Error(`planted by the corpus: ${secret}`)),
  ),
  done('fetch-query', 'the query of a request', (_, secret) => fetch(`/api/find?q=${secret}`)),
  done(
    'fetch-header',
    'a header of a request',
    (_, secret) => fetch('/api/find', { headers: { authorization: `Bearer ${secret}` } }),
    'jwt',
  ),
  done('fetch-body', 'the body of a request', (_, secret) =>
    fetch('/api/fail', { method: 'POST', body: JSON.stringify({ pass: secret }) }),
  ),
  done('fetch-answer', 'the answer to a request', async (_, secret) => (await fetch(`/api/echo?${secret}`)).text()),
  done(
    'xhr',
    'a request with its answer',
    (_, secret) =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open('POST', `/api/echo?${secret}`);
        request.addEventListener('loadend', resolve);
        request.setRequestHeader('x-api-key', secret);
        request.send(secret);
      }),
  ),
  done('beacon', 'a beacon', (_, secret) => navigator.sendBeacon('/api/find', secret)),
  done('local-storage', 'the local storage', (_, secret) => localStorage.setItem('session', secret), 'jwt'),
  done('session-storage', 'the session storage', (_, secret) => sessionStorage.setItem(secret, secret)),
  done('cookie', 'a cookie', (_, secret) => (document.cookie = `sid=${secret}`), 'token'),
  done('message', 'a message to a window', (_, secret) => window.postMessage({ secret }, '*')),
  done('custom-event', 'an event of the app', (element, secret) =>
    element.dispatchEvent(new CustomEvent('saved', { detail: secret, bubbles: true })),
  ),
  done('performance', 'a mark of the performance', (_, secret) => performance.mark(secret)),
  done('window-name', 'the name of the window', (_, secret) => (window.name = secret)),
  done('clipboard', 'what is copied', (_, secret) => {
    const data = new DataTransfer();
    data.setData('text/plain', secret);
    document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true }));
  }),
  done('dragged', 'what is dragged', (element, secret) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', secret);
    for (const name of ['dragstart', 'dragover', 'drop'])
      element.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true }));
  }),
  done('validity', 'the message of an invalid field', (element, secret) => {
    const field = document.createElement('input');
    element.append(field);
    field.setCustomValidity(`No user ${secret}`);
    field.reportValidity();
  }),
];

export const runTime: Theme = { name: 'run-time', channels: programs };
