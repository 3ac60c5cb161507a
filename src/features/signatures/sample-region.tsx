import { useQuery } from '@tanstack/react-query';
import { useHttp } from '../../api/http-context.tsx';
import { eventTypesQuery } from '../../api/queries/event-type-queries.ts';
import { Region } from './region.tsx';
import { CouldNotLoad } from './could-not-load.tsx';
import { SampleMaker } from './sample-maker.tsx';
import type { Pasted } from './use-verification.ts';

/** *Make a signed sample*: a request for one's own receiver, which this page does not send. */
export function SampleRegion({ onCheck }: { readonly onCheck: (sample: Pasted) => void }) {
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
          <SampleMaker eventTypes={eventTypes.data} onCheck={onCheck} />
        )
      ) : eventTypes.isError ? (
        <CouldNotLoad what="The event types" query={eventTypes} />
      ) : (
        <p>Loading event types …</p>
      )}
    </Region>
  );
}
