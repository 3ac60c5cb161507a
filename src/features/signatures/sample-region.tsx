import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useHttp } from '../../api/http-context.tsx';
import { eventTypesQuery } from '../../api/queries/event-type-queries.ts';
import type { EventType } from '../../domain/event-type.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { CouldNotLoad } from './could-not-load.tsx';
import { Region } from './region.tsx';
import { SampleMaker, type SampleTools } from './sample-maker.tsx';
import type { Pasted } from './use-verification.ts';

interface SampleRegionProps {
  readonly onCheck: (sample: Pasted) => void;
}

/** *Make a signed sample*: a request for one's own receiver, which this page does not send. */
export function SampleRegion({ onCheck }: SampleRegionProps) {
  const eventTypes = useQuery(eventTypesQuery(useHttp()));
  return (
    <Region title="Make a signed sample">
      <p className="quiet">
        A made-up notification, signed with a secret that you give: to try your receiver with. No such event has
        happened, VCC has no part in it, and your browser does not send it. You run the command yourself.
      </p>
      {eventTypes.data !== undefined ? (
        eventTypes.data.length === 0 ? (
          <p>The catalogue is empty: VCC offers this account no event type today.</p>
        ) : (
          <ChooseType eventTypes={eventTypes.data} onCheck={onCheck} />
        )
      ) : eventTypes.isError ? (
        <CouldNotLoad what="The event types" query={eventTypes} />
      ) : (
        <p>Loading event types …</p>
      )}
    </Region>
  );
}

interface ChooseTypeProps extends SampleRegionProps {
  readonly eventTypes: readonly EventType[];
}

/** What makes samples weighs as much as the rest of the page: it is loaded when an event type is chosen. */
function ChooseType({ eventTypes, onCheck }: ChooseTypeProps) {
  const id = useId();
  const [name, setName] = useState('');
  const [tools, setTools] = useState<SampleTools>();
  const [hasFailed, setHasFailed] = useState(false);
  const eventType = eventTypes.find((type) => type.name === name);
  const load = (): void => {
    setHasFailed(false);
    import('./sign-sample.ts').then(setTools, () => setHasFailed(true));
  };
  const choose = (chosen: string): void => {
    setName(chosen);
    if (tools === undefined) load();
  };
  return (
    <>
      <div className="field">
        <label htmlFor={id}>Event type</label>
        <select id={id} value={name} onChange={(event) => choose(event.target.value)}>
          <option value="" disabled>
            Choose an event type
          </option>
          {eventTypes.map((type) => (
            <option key={type.name} value={type.name}>
              {revealHiddenCharacters(type.name)}
            </option>
          ))}
        </select>
      </div>
      {eventType === undefined ? null : tools !== undefined ? (
        <SampleMaker key={name} eventType={eventType} tools={tools} onCheck={onCheck} />
      ) : hasFailed ? (
        <p role="alert">
          This part of the console could not be loaded.{' '}
          <PlainButton size="small" onClick={load}>
            Try again
          </PlainButton>
        </p>
      ) : (
        <p>Loading …</p>
      )}
    </>
  );
}
