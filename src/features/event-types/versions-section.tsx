import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { EventTypeLink } from '../../components/event-type-link.tsx';
import { NativeSelect } from '../../components/native-controls.ts';
import type { CatalogueEvent } from '../../domain/event-catalogue.ts';
import type { EventType } from '../../domain/event-type.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { EventTypesFrame } from './event-types-frame.ts';
import { findComparison } from './find-comparison.ts';
import { countReceiversOf } from './read-receivers.ts';
import { countOf, describeReceivers } from './receiver-words.ts';
import type { SchemaParts } from './schema-parts.ts';
import { Section } from './section.tsx';

/** No event has so many; a catalogue that says otherwise does not fill the page. */
const mostVersions = 20;

interface VersionsSectionProps {
  readonly event: CatalogueEvent;
  readonly name: string;
  readonly eventTypes: readonly EventType[];
  readonly subscriptions: readonly Subscription[] | undefined;
  /** With which other version to compare; its neighbour unless there is such a one. */
  readonly compare: string | undefined;
  /** Undefined while they are being loaded. */
  readonly parts: SchemaParts | undefined;
}

/** The versions of the event side by side, and what changed in the schema from one to another. */
export function VersionsSection(props: VersionsSectionProps) {
  const { event, name, eventTypes, subscriptions, compare, parts } = props;
  const comparison = findComparison(event, name, compare);
  const typeOf = (wanted: string) => eventTypes.find((type) => type.name === wanted);
  const older = comparison && typeOf(comparison.older);
  const newer = comparison && typeOf(comparison.newer);
  return (
    <Section title="Versions">
      {event.versions.length === 1 && event.newest.name === name ? (
        <Typography variant="body2">The only version in today’s catalogue.</Typography>
      ) : (
        <VersionsTable event={event} name={name} subscriptions={subscriptions} />
      )}
      {comparison === undefined || older === undefined || newer === undefined ? null : (
        <>
          <Comparison event={event} name={name} other={comparison.other} />
          <Typography variant="h3" sx={{ overflowWrap: 'anywhere' }}>
            Schema from <bdi>{revealHiddenCharacters(older.name)}</bdi> to{' '}
            <bdi>{revealHiddenCharacters(newer.name)}</bdi>
          </Typography>
          {parts === undefined ? null : (
            <parts.SchemaDifference key={`${older.name} ${newer.name}`} older={older} newer={newer} />
          )}
        </>
      )}
    </Section>
  );
}

interface VersionsTableProps {
  readonly event: CatalogueEvent;
  readonly name: string;
  readonly subscriptions: readonly Subscription[] | undefined;
}

function VersionsTable({ event, name, subscriptions }: VersionsTableProps) {
  const { versions, newest } = event;
  const shown = useMemo(() => versions.slice(0, mostVersions), [versions]);
  // After the answer to the page's question has been painted: each version costs as much as that.
  const counted = useDeferredValue(subscriptions, undefined);
  const counts = useMemo(
    () => counted && new Map(shown.map(({ name: version }) => [version, countReceiversOf(counted, version)])),
    [counted, shown],
  );
  const unknown = subscriptions === undefined ? 'Not known' : 'Counting …';
  const more = versions.length - shown.length;
  return (
    <>
      <EventTypesFrame>
        <table aria-label="Versions">
          <thead>
            <tr>
              <th scope="col" className="column-version">
                Version
              </th>
              <th scope="col">Description</th>
              <th scope="col" className="column-receivers">
                Receivers
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((version) => {
              const count = counts?.get(version.name);
              return (
                <tr key={version.name}>
                  <td>
                    {version.name === name ? (
                      <strong>
                        <bdi>{revealHiddenCharacters(name)}</bdi>
                      </strong>
                    ) : (
                      <EventTypeLink name={version.name} className="name">
                        <bdi>{revealHiddenCharacters(version.name)}</bdi>
                      </EventTypeLink>
                    )}
                    <span className="line mark">
                      {version === newest ? 'Newest' : 'Older'}
                      {version.name === name ? ', this page' : ''}
                    </span>
                  </td>
                  <td className="secondary">{revealHiddenCharacters(version.description) || 'No description'}</td>
                  <td className={count?.enabled === 0 ? 'nobody' : undefined}>
                    {count === undefined ? unknown : describeReceivers(count)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </EventTypesFrame>
      {more > 0 ? <Typography variant="body2">And {countOf(more, 'older version')}.</Typography> : null}
    </>
  );
}

const Choice = styled('label')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: theme.spacing(0.5, 1),
  color: theme.vars.palette.text.secondary,
  '& select': { minWidth: 0, maxWidth: '100%' },
}));

/** Chooses the other version where there is a choice. */
function Comparison({
  event,
  name,
  other,
}: {
  readonly event: CatalogueEvent;
  readonly name: string;
  readonly other: string;
}) {
  const navigate = useNavigate();
  const others = event.versions.filter((version) => version.name !== name);
  if (others.length < 2) return null;
  return (
    <Choice htmlFor="compare-with">
      Compare with
      <NativeSelect
        id="compare-with"
        value={other}
        onChange={({ target }) =>
          void navigate({
            to: '/event-types/$name',
            params: { name },
            search: { compare: target.value },
            replace: true,
            resetScroll: false,
          })
        }
      >
        {others.map((version) => (
          <option key={version.name} value={version.name}>
            {revealHiddenCharacters(version.name)}
          </option>
        ))}
      </NativeSelect>
    </Choice>
  );
}
