import { useId, useState } from 'react';
import { CodeBlock } from './code-block.tsx';
import { receiverCodes } from './receiver-codes.ts';
import { Region } from './region.tsx';

/** *Receiver code*: what a receiver has to do, in the language that it is written in. */
export function ReceiverCodeRegion() {
  const id = useId();
  const [chosen, setChosen] = useState(receiverCodes[0]?.name ?? '');
  const files = receiverCodes.find(({ name }) => name === chosen)?.files ?? [];
  return (
    <Region title="Receiver code">
      <p className="quiet">
        It checks the signature over the bytes as they arrived, takes both forms of the header, compares in constant
        time, and answers 200 before it works. It reads the secret from its environment, as VCC_SECRET.
      </p>
      <div className="field">
        <label htmlFor={id}>Language and framework</label>
        <select id={id} value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {receiverCodes.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      {files.map(({ name, text }) => (
        <div key={`${chosen} ${name}`} className="stack">
          <h3>{name}</h3>
          <CodeBlock label={name} text={text} />
        </div>
      ))}
    </Region>
  );
}
