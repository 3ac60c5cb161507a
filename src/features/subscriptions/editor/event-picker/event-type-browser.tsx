import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { type KeyboardEvent, type Ref, useId, useRef } from 'react';
import { Callout } from '../../../../components/feedback/callout.tsx';
import { TextLine } from '../../../../components/form/text-line.tsx';
import type { EventCatalogue } from '../../../../domain/event-catalogue.ts';
import type { EventSelection } from '../../../../domain/event-selection.ts';
import { countHits, type EventTreeRow } from '../../../../domain/event-tree.ts';
import { EventTypeTree, type EventTypeTreeHandle } from './event-type-tree.tsx';
import { countOf, describeCatalogue } from './picker-words.ts';
import { useEventTree } from './use-event-tree.ts';

interface EventTypeBrowserProps {
  /** Undefined while it is loading or failed. */
  readonly catalogue: EventCatalogue | undefined;
  readonly failure: { readonly message: string; readonly onRetry: () => void } | undefined;
  readonly selection: EventSelection;
  readonly readOnly: boolean;
  readonly announcement: string;
  readonly onAnnounce: (announcement: string) => void;
  readonly onToggle: (row: EventTreeRow) => void;
  /** The focus came to this row of the tree. */
  readonly onVisit: (row: EventTreeRow | undefined) => void;
  /** The element that says what is wrong with the whole field. */
  readonly errorId: string | undefined;
  readonly searchRef: Ref<HTMLInputElement>;
}

/** The catalogue with its search. Down leads from the search box into the tree; Enter never submits the form. */
export function EventTypeBrowser(props: EventTypeBrowserProps) {
  const { catalogue, failure, selection, readOnly, announcement, onAnnounce, onToggle, onVisit, errorId, searchRef } =
    props;
  const searchId = useId();
  const tree = useRef<EventTypeTreeHandle>(null);
  const { search, rows, setSearch, turn } = useEventTree(catalogue);
  const handleSearch = (text: string) => {
    setSearch(text);
    // Other hits are read from their beginning, wherever the last ones were left.
    tree.current?.scrollToTop();
    const isOver = catalogue === undefined || text.trim() === '';
    onAnnounce(isOver ? '' : `${countOf(countHits(catalogue, text), 'event type')} found.`);
  };
  const handleSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
    }
    if (event.key === 'ArrowDown') {
      tree.current?.focus();
    }
  };
  return (
    <>
      {failure === undefined ? (
        <TextLine
          id={searchId}
          type="search"
          label="Search event types"
          value={search}
          inputRef={searchRef}
          onChange={({ target }) => handleSearch(target.value)}
          onKeyDown={handleSearchKey}
          slotProps={{ input: { maxLength: 500, autoComplete: 'off', spellCheck: false, 'aria-describedby': errorId } }}
        />
      ) : (
        <CatalogueFailure {...failure} />
      )}
      <div role="status" className="status">
        {announcement === '' ? describeCatalogue(catalogue, failure !== undefined) : announcement}
      </div>
      {catalogue === undefined && failure === undefined ? <CatalogueSkeleton /> : null}
      {catalogue !== undefined && rows.length === 0 ? (
        <p className="nothing">
          {search === ''
            ? 'No event types are available today. What is chosen stays as it is.'
            : 'No event type matches this search.'}
        </p>
      ) : null}
      {catalogue !== undefined && rows.length > 0 ? (
        <EventTypeTree
          ref={tree}
          rows={rows}
          catalogue={catalogue}
          selection={selection}
          readOnly={readOnly}
          onToggle={onToggle}
          onTurn={turn}
          onVisit={onVisit}
        />
      ) : null}
    </>
  );
}

function CatalogueFailure({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) {
  const retry = (
    <Button color="inherit" size="small" onClick={onRetry}>
      Retry
    </Button>
  );
  return (
    <Callout severity="error" action={retry}>
      {message} What is selected stays as it is, and event types can be added by name or pattern.
    </Callout>
  );
}

/** Still and silent: the status line says that it is loading. */
function CatalogueSkeleton() {
  return (
    <div aria-hidden>
      {['first', 'second', 'third', 'fourth', 'fifth'].map((row) => (
        <Skeleton key={row} variant="rounded" animation={false} height={34} sx={{ mb: 0.5 }} />
      ))}
    </div>
  );
}
