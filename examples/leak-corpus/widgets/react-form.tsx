/** Controlled inputs with a switch that shows the password, and what apps draw beside them. */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function Password({ id }: { id: string }) {
  const [value, setValue] = useState('');
  const [isShown, setShown] = useState(false);
  return (
    <p>
      <label htmlFor={id}>Password</label>
      <input
        id={id}
        type={isShown ? 'text' : 'password'}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <button type="button" id={`${id}-show`} onClick={() => setShown(!isShown)}>
        {isShown ? 'Hide' : 'Show'}
      </button>
      <small style={{ opacity: value ? 1 : 0 }}>{value.length > 8 ? 'Strong' : 'Weak'}</small>
    </p>
  );
}

/** Another element for each state, as many libraries do: React takes the one away and mounts the other. */
function RemountedPassword({ id }: { id: string }) {
  const [value, setValue] = useState('');
  const [isShown, setShown] = useState(false);
  const onChange = (event: { target: { value: string } }) => setValue(event.target.value);
  return (
    <p>
      {isShown ? (
        <input key="text" type="text" defaultValue={value} onChange={onChange} />
      ) : (
        <input key="password" id={id} type="password" value={value} onChange={onChange} />
      )}
      <button type="button" id={`${id}-show`} onClick={() => setShown(!isShown)}>
        Toggle
      </button>
    </p>
  );
}

function Echoed({ id }: { id: string }) {
  const [value, setValue] = useState('');
  return (
    <p title={value}>
      <input id={id} type="password" value={value} onChange={(event) => setValue(event.target.value)} />
      <output>{value}</output>
      <span data-length={value.length} aria-label={`You typed ${value}`}>
        {Array.from(value).map((character, index) => (
          <b key={index}>{character}</b>
        ))}
      </span>
    </p>
  );
}

function Ordinary({ id }: { id: string }) {
  const [value, setValue] = useState('');
  return (
    <p>
      <label htmlFor={id}>Company</label>
      <input id={id} value={value} onChange={(event) => setValue(event.target.value)} />
    </p>
  );
}

createRoot(document.getElementById('app') as HTMLElement).render(
  <>
    <Password id="e1" />
    <Password id="e2" />
    <RemountedPassword id="e3" />
    <Echoed id="e4" />
    <Ordinary id="e5" />
  </>,
);
